/**
 * `node scripts/run.mjs tests/bench/cpu-threads.ts [row ...]`: the CPU executor on one thread and on more, with
 * multiply-adds that round twice and (where the machine has them) once, in turn, round by round, in one process.
 * Ratios are of the lower quartiles; the fastest round is printed too.
 */
import { parseRunConfig } from '../../src/config/parse';
import { CpuExecutor, type CpuOptions } from '../../src/cpu/executor';
import { flopsOf } from '../../src/graph/program';
import { recipes } from '../../src/recipes';
import { tasks } from '../../src/task/registry';
import { Trainer } from '../../src/train/trainer';
import { rows } from './rows';

const ROUNDS = 40;
const ROUND_MS = 20;

const VARIANTS: readonly (CpuOptions & { readonly name: string })[] = [
  { name: '1 thread', threads: 1, fused: false },
  { name: '2 threads', threads: 2, fused: false },
  { name: '1 thread, fused', threads: 1, fused: true },
  { name: '2 threads, fused', threads: 2, fused: true },
];

const g1 = recipes.find(({ id }) => id === 'g1-grokking')!;
const all = new Map([
  ...rows.map(({ name, config }) => [name, config] as const),
  ['G1', parseRunConfig(g1.config, tasks)] as const,
]);

interface Entry {
  readonly name: string;
  readonly trainer: Trainer;
  /** Steps of a round. */
  count: number;
  readonly times: number[];
}

async function bench(name: string): Promise<void> {
  const config = all.get(name);
  if (!config) throw new Error(`There is no row ${name}: ${[...all.keys()].join(', ')}.`);
  const entries: Entry[] = [];
  for (const options of VARIANTS) {
    const trainer = await Trainer.create(config, tasks.get(config.task.id)!, (programs) =>
      CpuExecutor.create(programs, 'float32', options),
    );
    const { adapter } = trainer.executor;
    // Where nothing is fused, it is what was measured already.
    if (options.fused && !adapter.includes('relaxed')) trainer.dispose();
    else entries.push({ name: options.name, trainer, count: 1, times: [] });
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const entry of entries) {
      const start = performance.now();
      await entry.trainer.launch(entry.count);
      const ms = (performance.now() - start) / entry.count;
      if (round > 1) entry.times.push(ms);
      entry.count = Math.max(1, Math.min(entry.trainer.programs.chunk, Math.floor(ROUND_MS / ms)));
    }
  }
  const flops = flopsOf(entries[0].trainer.programs.train);
  console.log(`\n${name}: ${(flops / 1e6).toFixed(1)} MFLOP a step`);
  const quartile = ({ times }: Entry) =>
    [...times].sort((a, b) => a - b)[Math.floor(times.length / 4)];
  for (const entry of entries) {
    console.log(
      entry.name.padEnd(20) +
        `${quartile(entry).toFixed(3).padStart(9)} ms` +
        `${Math.min(...entry.times)
          .toFixed(3)
          .padStart(9)} ms at best` +
        `${(quartile(entries[0]) / quartile(entry)).toFixed(2).padStart(7)}×`,
    );
    entry.trainer.dispose();
  }
}

for (const name of process.argv.length > 2 ? process.argv.slice(2) : all.keys()) await bench(name);
