/** This engine's CPU executor in a worker, as in the page: only there may a thread wait for others. */
import type { RunConfig } from '../../src/config/run-config';
import { tasks } from '../../src/task/registry';
import type { HostTime, Session } from './contestant';
import { holdingsOf, installHoldings, type Holdings } from './holdings';
import { cpuSession } from './ours';

/** A row to be opened, or so many steps of it. */
export type Asked = { readonly open: RunConfig } | { readonly run: number };

export interface Answer {
  readonly adapter: string;
  readonly losses: readonly number[];
  readonly host: HostTime;
  readonly held: Holdings;
  /** In words, where something went wrong. */
  readonly failed?: string;
}

installHoldings();

let session: Session | undefined;

async function answer(asked: Asked): Promise<Answer> {
  if ('open' in asked) {
    session = await cpuSession({ config: asked.open, task: tasks.get(asked.open.task.id)! });
  }
  const { adapter, run, host } = session!;
  const losses = 'run' in asked ? await run(asked.run) : [];
  return { adapter, losses, host: host!(), held: holdingsOf('nobody') };
}

const nothing = { adapter: '', losses: [], host: { encodeMs: 0, hostMs: 0 }, held: holdingsOf('') };

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  answer(data).then(postMessage, (error: unknown) =>
    postMessage({ ...nothing, failed: String(error) } satisfies Answer),
  );
});
