/**
 * `node scripts/run.mjs tests/bench/table.ts`: a step and an evaluation of the CPU executor with the first rows
 * from a (token, position) table and with each of them computed, interleaved; then by how often the tokens recur.
 */
import { parseRunConfig } from '../../src/config/parse';
import type { RunConfig } from '../../src/config/run-config';
import { CpuExecutor } from '../../src/cpu/executor';
import { flopsOf } from '../../src/graph/program';
import { recipes } from '../../src/recipes';
import { tasks } from '../../src/task/registry';
import { Trainer } from '../../src/train/trainer';
import { rows } from './rows';

const ROUNDS = 30;
const ROUND_MS = 20;

/** The shortest times of two routines that take turns, in milliseconds. */
async function compare(a: () => Promise<unknown>, b: () => Promise<unknown>) {
  const least = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, run] of [a, b].entries()) {
      const until = performance.now() + ROUND_MS;
      for (let start = performance.now(); start < until; start = performance.now()) {
        await run();
        least[i] = Math.min(least[i], performance.now() - start);
      }
    }
  }
  return least;
}

async function bench(name: string, config: RunConfig): Promise<void> {
  const [tabled, plain] = await Promise.all(
    [true, false].map((table) =>
      Trainer.create(
        config,
        tasks.get(config.task.id)!,
        (programs) => CpuExecutor.create(programs, 'float32', { threads: 1 }),
        { table },
      ),
    ),
  );
  const count = Math.min(4, plain.programs.chunk);
  const steps = await compare(
    () => tabled.launch(count),
    () => plain.launch(count),
  );
  const evaluations = await compare(
    () => tabled.evaluate(),
    () => plain.evaluate(),
  );
  const flops = [tabled, plain].map(({ programs }) => flopsOf(programs.train));
  const uses = plain.programs.batchSize / plain.instances[0].vocabulary.length;
  console.log(
    [
      name.padEnd(24),
      `B/V ${uses.toFixed(2)}`.padEnd(10),
      ratio('MFLOP', flops, 1e-6),
      ratio('ms a step', steps, 1 / count),
      ratio('ms an evaluation', evaluations, 1),
    ].join('  '),
  );
  tabled.dispose();
  plain.dispose();
}

function ratio(unit: string, [tabled, plain]: readonly number[], scale: number): string {
  const [a, b] = [plain, tabled].map((x) => (x * scale).toPrecision(3));
  return `${a} → ${b} ${unit} (${(tabled / plain).toFixed(2)})`.padEnd(34);
}

for (const { id, config } of recipes) await bench(id, parseRunConfig(config, tasks));
for (const { name, config } of rows) await bench(name, config);
for (const batchSize of [25, 50, 75, 100, 150, 200, 400]) {
  for (const width of [32, 128]) {
    const training = { batchSize };
    const task = { id: 'modular-arithmetic', modulus: 49, equals: true, operation: 'subtract' };
    const model = { width, heads: 4, mlpWidth: 4 * width };
    const config = parseRunConfig({ version: 1, task, model, training }, tasks);
    await bench(`width ${width}, batch ${batchSize}`, config);
  }
}
