import { SOFTER, verdictOfRun, type Kept } from '../../src/analysis/verdict-of-run';
import type { Axis } from '../../src/analysis/grid';
import type { Verdict } from '../../src/analysis/verdict';
import { parseRunConfig } from '../../src/config/parse';
import { CpuExecutor } from '../../src/cpu/executor';
import { metricOf } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { recipes } from '../../src/recipes';
import { PackedSamples } from '../../src/state/packed-samples';
import { tasks } from '../../src/task/registry';
import { gradedPlaces, sampleSize } from '../../src/train/evaluation';
import { Trainer } from '../../src/train/trainer';

export interface RealRun {
  readonly recipe: string;
  readonly steps: number;
  readonly evalEvery: number;
  readonly axis: Axis;
  /** What issue and science say it is; undefined where the data are to say. */
  readonly expected?: Verdict['kind'];
}

/** Trains a recipe on the CPU executor, keeps its evaluations as the page does, and judges its exact match. */
export async function judgeRecipe(run: RealRun, seed: number): Promise<Verdict> {
  const preset = parseRunConfig(recipes.find(({ id }) => id === run.recipe)!.config, tasks);
  const config = { ...preset, training: { ...preset.training, seed, steps: run.steps } };
  const trainer = await Trainer.create(config, tasks.get(config.task.id)!, (programs) =>
    CpuExecutor.create(programs, 'float32'),
  );
  const [task] = trainer.instances;
  const samples = new PackedSamples(task.graded);
  for (;;) {
    samples.append(trainer.step, (await trainer.evaluate()).sample);
    const until = Math.min(trainer.step + run.evalEvery, run.steps);
    if (trainer.step >= until) break;
    while (trainer.step < until) {
      await trainer.launch(Math.min(until - trainer.step, trainer.programs.chunk));
    }
  }
  trainer.dispose();
  const count = sampleSize(task);
  const { length, graded } = task;
  const targets = Array.from(
    gradedPlaces(task, count),
    (place, i) => task.test.tokens[Math.floor(i / graded) * length + place],
  );
  const kept: readonly Kept[] = samples.kept;
  return verdictOfRun(
    new Rescorer({ count, targets, graded }),
    kept,
    metricOf('exact-match')!,
    SOFTER.map((id) => metricOf(id)!),
    run.axis,
  );
}
