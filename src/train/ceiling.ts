import type { Executor } from '../graph/executor';
import type { BufferSpec, Dispatch, Program, Slice } from '../graph/program';
import type { ExecutorFactory } from './trainer';

/** The best that an executor was seen to do here. */
export interface Ceiling {
  /** Floating-point operations a second of our matmul at a large shape. */
  readonly flopsPerSecond: number;
  /** Bytes read and written a second by our copy kernel. */
  readonly bytesPerSecond: number;
}

/** Sides of square matrices, tried from the smallest on until one takes long enough to be measured. */
const SIDES = [128, 256, 512, 1024, 2048];
/** Elements that are copied: the most of them fill 32 MiB with what they are copied to. */
const LENGTHS = [2 ** 18, 2 ** 20, 2 ** 22];
const LONG_ENOUGH_MS = 8;
const ROUNDS = 3;

/** Measures an executor's ceiling in a few tens of milliseconds, over 48 MiB that are freed afterwards. */
export async function measureCeiling(createExecutor: ExecutorFactory): Promise<Ceiling> {
  const length = Math.max(...SIDES) ** 2;
  const [a, b, out] = ['a', 'b', 'out'].map((label): BufferSpec => {
    return { label, type: 'float', length };
  });
  const matmuls = SIDES.map((side) => matmul(side, a, b, out));
  const copies = LENGTHS.map((count) => copyOf(a, out, count));
  const executor = await createExecutor([...matmuls, ...copies]);
  try {
    const values = Float32Array.from({ length: 4096 }, (_, i) => (i % 7) - 3);
    for (let at = 0; at < length; at += values.length) {
      for (const buffer of [a, b]) executor.write(buffer, values, at);
    }
    const flopsPerSecond = await best(executor, matmuls, ({ flops }) => flops);
    const bytesPerSecond = await best(executor, copies, ({ constants }) => 8 * constants.count);
    return { flopsPerSecond, bytesPerSecond };
  } finally {
    executor.dispose();
  }
}

/** The highest rate, per second, of ever larger programs, up to one that takes long enough. */
async function best(
  executor: Executor,
  programs: readonly Program[],
  amount: (dispatch: Dispatch) => number,
): Promise<number> {
  let rate = 0;
  for (const program of programs) {
    const milliseconds = await fastest(executor, program);
    rate = Math.max(rate, (1000 * amount(program.dispatches[0])) / milliseconds);
    if (milliseconds >= LONG_ENOUGH_MS) break;
  }
  return rate;
}

/** Milliseconds of one run, the least of a few rounds. */
async function fastest(executor: Executor, program: Program): Promise<number> {
  let least = Infinity;
  let times = 1;
  executor.run(program, 1);
  await executor.settle();
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    executor.run(program, times);
    await executor.settle();
    least = Math.min(least, (performance.now() - start) / times);
    times = Math.max(1, Math.min(64, Math.floor(LONG_ENOUGH_MS / least)));
  }
  return least;
}

function matmul(side: number, a: BufferSpec, b: BufferSpec, out: BufferSpec): Program {
  const constants = {
    m: side,
    n: side,
    k: side,
    transpose_a: 0,
    transpose_b: 0,
    accumulate: 0,
    has_bias: 0,
    has_residual: 0,
    has_activation: 0,
  };
  const count = side * side;
  const bindings = {
    a: first(a, count),
    b: first(b, count),
    bias: null,
    residual: null,
    out: first(out, count),
    pre: null,
  };
  const grid = { invocations: count / 16 };
  return alone({ kernel: 'matmul', constants, bindings, grid, flops: 2 * side ** 3 });
}

function copyOf(x: BufferSpec, out: BufferSpec, count: number): Program {
  const bindings = { x: first(x, count), out: first(out, count) };
  const grid = { invocations: count };
  return alone({ kernel: 'copy', constants: { count }, bindings, grid, flops: 0 });
}

function first(buffer: BufferSpec, length: number): Slice {
  return { buffer, offset: 0, stride: length, length };
}

function alone(dispatch: Dispatch): Program {
  return { label: dispatch.kernel, replicas: 1, dispatches: [dispatch] };
}
