/**
 * `node scripts/run.mjs tests/bench/cpu-kernels.ts [recipe ...]`: matmul's GFLOP/s by shape, then, for each
 * recipe, where the time of a step and of an evaluation goes on the CPU executor. One thread.
 */
import { activations } from '../../src/activations/all';
import { parseRunConfig } from '../../src/config/parse';
import { SCRATCH_BYTES } from '../../src/cpu/instance';
import { createWasmKernels } from '../../src/cpu/wasm';
import { recipes } from '../../src/recipes';
import { tasks } from '../../src/task/registry';
import { Trainer } from '../../src/train/trainer';
import bytes from '../../src/wasm/kernels.as.ts?wasm';
import { TimedExecutor, type Timing } from './timed-executor';

const WARM_UP = 64;
const STEPS = 64;

/** (M, N, K), and which of A and B is transposed. */
const SHAPES: readonly (readonly [number, number, number, string])[] = [
  [1536, 32, 32, ''],
  [1536, 128, 32, ''],
  [512, 128, 32, ''],
  [512, 32, 128, ''],
  [512, 32, 128, 'b'],
  [983, 192, 48, ''],
  [983, 48, 192, ''],
  [983, 53, 48, ''],
  [1536, 10, 32, ''],
  [32, 32, 1536, 'a'],
  [48, 192, 1966, 'a'],
  [128, 512, 512, ''],
];

function benchMatmul(): void {
  const memory = new WebAssembly.Memory({ initial: 512, maximum: 512 });
  const run = createWasmKernels(bytes, memory).get('matmul')!;
  let end = SCRATCH_BYTES;
  const take = (length: number) => {
    const view = new Float32Array(memory.buffer, end, length);
    end += 4 * length;
    for (let i = 0; i < length; i++) view[i] = Math.sin(i);
    return view;
  };
  const none = new Float32Array(0);
  console.log('\nmatmul                          µs   GFLOP/s');
  for (const [m, n, k, transposed] of SHAPES) {
    end = SCRATCH_BYTES;
    const constants = {
      m,
      n,
      k,
      transpose_a: transposed.includes('a') ? 1 : 0,
      transpose_b: transposed.includes('b') ? 1 : 0,
      accumulate: 0,
      has_bias: 0,
      has_residual: 0,
      has_activation: 0,
    };
    const views = { a: take(m * k), b: take(k * n), out: take(m * n) };
    const all = { ...views, bias: none, residual: none, pre: none };
    const milliseconds = fastest(() => run(constants, all, activations.get('relu')!));
    const name = `(${m}×${k})·(${k}×${n})${transposed && ` ${transposed}ᵀ`}`;
    console.log(
      name.padEnd(26) +
        fixed(1000 * milliseconds, 8) +
        fixed((2e-6 * m * n * k) / milliseconds, 10),
    );
  }
}

/** The shortest of the times of `run`, over a quarter of a second. */
function fastest(run: () => void): number {
  const times: number[] = [];
  const until = performance.now() + 250;
  for (let start = performance.now(); start < until; start = performance.now()) {
    run();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

async function benchRecipe(id: string): Promise<void> {
  const recipe = recipes.find((each) => each.id === id);
  if (!recipe) throw new Error(`There is no recipe ${id}.`);
  const config = parseRunConfig(recipe.config, tasks);
  let executor: TimedExecutor | undefined;
  const trainer = await Trainer.create(
    config,
    tasks.get(config.task.id)!,
    async (programs) => (executor = await TimedExecutor.create(programs)),
  );
  const train = async (steps: number) => {
    for (const end = trainer.step + steps; trainer.step < end;) await trainer.launch(16);
  };
  await train(WARM_UP);
  await trainer.evaluate();
  executor!.reset();
  const started = performance.now();
  await train(STEPS);
  const trained = performance.now();
  await trainer.evaluate();
  const evaluated = performance.now();

  const step = (trained - started) / STEPS;
  const evaluation = evaluated - trained;
  const { steps, evalEvery } = config.training;
  const whole = (steps * step + (Math.floor(steps / evalEvery) + 1) * evaluation) / 1000;
  console.log(
    `\n${id}: ${step.toFixed(2)} ms a step, ${evaluation.toFixed(1)} ms an evaluation, ` +
      `about ${whole.toFixed(1)} s for ${steps} steps with one every ${evalEvery}`,
  );
  table('step', step, executor!.timingsOf(trainer.programs.train), STEPS);
  table('evaluation', evaluation, executor!.timingsOf(trainer.programs.evaluate), 1);
  trainer.dispose();
}

/** Of all dispatches that one line of a table stands for. */
interface Line {
  milliseconds: number;
  /** Had every dispatch been as fast as it ever was: other work on the machine left out. */
  fastest: number;
  flops: number;
  count: number;
}

/** One line a kernel, matmuls by shape; what remains is the host's work. */
function table(title: string, total: number, timings: readonly Timing[], times: number): void {
  const lines = new Map<string, Line>();
  for (const { dispatch, flops, milliseconds, fastest, runs } of timings) {
    const name = nameOf(dispatch);
    const line = lines.get(name) ?? { milliseconds: 0, fastest: 0, flops: 0, count: 0 };
    line.milliseconds += milliseconds / times;
    line.fastest += (fastest * runs) / times;
    line.flops += (flops * runs) / times;
    line.count++;
    lines.set(name, line);
  }
  const sum = [...lines.values()].reduce((all, { milliseconds }) => all + milliseconds, 0);
  lines.set('host', { milliseconds: total - sum, fastest: 0, flops: 0, count: 0 });
  console.log(`${title.padEnd(44)}   n      ms      %  fastest   GFLOP/s`);
  for (const [name, { milliseconds, fastest, flops, count }] of [...lines].sort(
    ([, a], [, b]) => b.milliseconds - a.milliseconds,
  )) {
    if (milliseconds < 0.005 * total) continue;
    console.log(
      name.padEnd(44) +
        String(count).padStart(4) +
        fixed(milliseconds, 8, 3) +
        fixed((100 * milliseconds) / total, 7) +
        fixed(fastest, 9, 3) +
        (flops > 0 ? fixed((1e-6 * flops) / fastest, 10) : ''),
    );
  }
}

function nameOf({ kernel, constants, activation }: Timing['dispatch']): string {
  if (kernel !== 'matmul') return activation ? `${kernel} ${activation}` : kernel;
  const { m, n, k, transpose_a, transpose_b } = constants;
  return `matmul ${m}×${k}×${n}${transpose_a ? ' aᵀ' : ''}${transpose_b ? ' bᵀ' : ''} ${activation ?? ''}`;
}

function fixed(x: number, width: number, digits = 1): string {
  return x.toFixed(digits).padStart(width);
}

benchMatmul();
for (const id of process.argv.slice(2).length > 0
  ? process.argv.slice(2)
  : ['m1-mirage', 'g1-grokking', 'a1-addition']) {
  await benchRecipe(id);
}
