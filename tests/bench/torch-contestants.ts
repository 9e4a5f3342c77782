import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Python } from '../../src/cli/python';
import { root } from '../../src/cli/software-gpu';
import { writeSafetensors } from '../../src/interchange/safetensors';
import type { Contestant } from './contestant';
import { problemOf } from './problem';
import type { Row } from './rows';

/** Batches that PyTorch is given; after these it begins with the first again. */
const BATCHES = 64;

export interface Torch {
  /** "NVIDIA H200", or "CPU". */
  readonly device: string;
  readonly threads: number;
  readonly contestants: readonly Contestant[];
  close(): void;
}

/** Starts PyTorch on a row's model; a reason where it finds no such device. */
export async function startTorch(
  python: Python,
  device: 'cuda' | 'cpu',
  row: Row,
  folder: string,
): Promise<Torch | string> {
  writeProblem(row, folder);
  const script = path.join(root, 'tests/bench/torch_steps.py');
  const child = spawn(python.command, [script, folder, device], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const reply = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('PyTorch ended');
    return JSON.parse(value);
  };
  const ask = (way: string, steps: number): Promise<any> => {
    child.stdin.write(`${way} ${steps}\n`);
    return reply();
  };
  const hello = await reply();
  if (hello.error) return hello.error as string;
  const contestantOf = (way: string): Contestant => ({
    name: `PyTorch, ${way}`,
    fits: () => true,
    open: async () => ({
      adapter: hello.device,
      // Its batches are on the device before the clock starts.
      prepare: async () => {},
      async run(count) {
        const { loss, error } = await ask(way, count);
        if (error) throw new Error(error);
        return [loss];
      },
      dispose: () => {},
    }),
  });
  return {
    device: hello.device,
    threads: hello.threads,
    contestants: hello.ways.map(contestantOf),
    close: () => child.stdin.end(),
  };
}

/** The model, its initial parameters and its first batches, for torch_steps.py. */
function writeProblem(row: Row, folder: string): void {
  const problem = problemOf(row);
  const { model, optimizer } = row.config;
  const steps = Array.from({ length: BATCHES }, (_, n) => problem.step(n));
  const joined = (key: 'tokens' | 'targets') =>
    Int32Array.from(steps.flatMap((step) => [...step[key]]));
  const { examples, context, slots } = problem;
  const file = writeSafetensors([
    ...problem.parameters.map(({ name, shape, values }) => ({
      name,
      shape,
      type: 'F32' as const,
      data: values,
    })),
    { name: 'tokens', shape: [BATCHES, examples, context], type: 'I32', data: joined('tokens') },
    { name: 'targets', shape: [BATCHES, examples * slots], type: 'I32', data: joined('targets') },
  ]);
  writeFileSync(path.join(folder, 'model.safetensors'), file);
  writeFileSync(path.join(folder, 'model.json'), JSON.stringify({ model, optimizer, slots }));
}
