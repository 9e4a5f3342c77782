/** The page that scripts/bench.mjs opens: it measures one row at a time. */
import { adapterName, findAdapter } from '../../src/gpu/adapter';
import { openGpu } from '../../src/gpu/open';
import type { Contestant } from './contestant';
import { installCounters } from './counters';
import { installHoldings } from './holdings';
import { measureRow, referenceLosses, type Figures } from './measure';
import { oursOnCpu, oursOnGpu, withAlone } from './ours';
import { oursOnThreads } from './ours-threads';
import { rows } from './rows';

export interface BenchPage {
  readonly rows: readonly string[];
  /** The WebGPU adapter's name, or why there is none. */
  adapter(): Promise<string>;
  /** Measures one row; those take part whose name begins with one of `only`. Peers must be installed. */
  measure(row: string, rounds: number, only: readonly string[]): Promise<Figures[]>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

installCounters();
installHoldings();

async function contestants(only: readonly string[]): Promise<readonly Contestant[]> {
  const all = [...oursOnGpu(() => openGpu()), oursOnCpu, oursOnThreads].flatMap(withAlone);
  if (only.includes('jax-js')) all.push(...(await import('./jax')).jax);
  if (only.includes('tfjs')) all.push(...(await import('./tfjs')).tfjs);
  return all.filter(({ name }) => only.some((start) => name.startsWith(start)));
}

window.bench = {
  rows: rows.map(({ name }) => name),
  async adapter() {
    const adapter = await findAdapter({});
    return typeof adapter === 'string' ? adapter : adapterName(adapter.info);
  },
  async measure(name, rounds, only) {
    const row = rows.find((each) => each.name === name);
    if (!row) throw new Error(`There is no row "${name}".`);
    const losses = await referenceLosses(row, oursOnCpu);
    const all = await contestants(only);
    return measureRow(row, all, losses, rounds, (line) => console.log(line));
  },
};
