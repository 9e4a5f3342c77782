import { CpuExecutor } from '../cpu/executor';
import { prefixScores } from '../analysis/prefix-score';
import { AnswerLengths, type LengthScores } from './answer-lengths';
import { withChanges, type ConfigChanges } from '../config/changes';
import { parseRunConfig } from '../config/parse';
import type { RunConfig } from '../config/run-config';
import { recipes } from '../recipes';
import { tasks } from '../task/registry';
import type { Baseline } from '../task/task';
import { readAttention } from '../train/attention';
import { meanGraded } from '../train/evaluation';
import { Trainer } from '../train/trainer';

/** One recipe from one seed. */
export interface RecipeJob {
  readonly recipe: string;
  readonly seed: number;
  /** Steps between evaluations; training does not depend on it. */
  readonly evalEvery: number;
  /** What is other than in the preset's config. */
  readonly change?: ConfigChanges;
  /** Also the prefix score, of the best head of any layer. */
  readonly prefix?: boolean;
  /** Also what the kept answers score if only their first tokens count; for tasks whose answers are all as long. */
  readonly lengths?: boolean;
}

/** What came of it, evaluation by evaluation. */
export interface RecipeResult extends Omit<RecipeJob, 'prefix' | 'lengths'> {
  readonly step: readonly number[];
  /** Exact match of the training batch of that step, before its update; none at the last. */
  readonly train: readonly (number | undefined)[];
  /** Nats a trained token of the held-out set, or the mean squared error of what is drawn. */
  readonly loss: readonly number[];
  /** What simple guessers would get there, where the task knows of any. */
  readonly baselines: readonly Baseline[];
  /** Per-token error and exact match of the held-out set. */
  readonly tokenError: readonly number[];
  readonly exactMatch: readonly number[];
  /** Π(1−εᵢ) over the graded places of the held-out set. */
  readonly byPlace: readonly number[];
  /** εᵢ of each graded place of the held-out set. */
  readonly placeErrors: readonly (readonly number[])[];
  /** Prefix score of the best head; none where it was not asked for. */
  readonly prefix: readonly number[];
  /** None where it was not asked for. */
  readonly lengths?: LengthScores;
  /** Graded tokens an example, on average. */
  readonly graded: number;
  /** Per-token accuracy of guessing. */
  readonly chance: number;
  readonly diverged: boolean;
  /** Of training and evaluations. */
  readonly seconds: number;
}

/** The run config of a job. */
export function configOf({ recipe, change = {}, seed }: RecipeJob): RunConfig {
  const { config: json } = recipes.find(({ id }) => id === recipe)!;
  const config = parseRunConfig(withChanges(json, change), tasks);
  return { ...config, training: { ...config.training, seed } };
}

/** Trains a recipe on the CPU executor, as `--device cpu` would; on one thread, since several recipes run at once. */
export async function runRecipe(job: RecipeJob): Promise<RecipeResult> {
  const config = configOf(job);
  const { steps } = config.training;
  const start = performance.now();
  const trainer = await Trainer.create(config, tasks.get(config.task.id)!, (programs) =>
    CpuExecutor.create(programs, 'float32', { threads: 1 }),
  );
  const step: number[] = [];
  const train: (number | undefined)[] = [];
  const loss: number[] = [];
  const tokenError: number[] = [];
  const exactMatch: number[] = [];
  const byPlace: number[] = [];
  const places: number[][] = [];
  const prefix: number[] = [];
  const lengths = job.lengths ? new AnswerLengths(trainer.instances[0]) : undefined;
  let diverged = false;
  for (;;) {
    const { values, placeErrors, sample } = await trainer.evaluate();
    lengths?.add(sample);
    step.push(trainer.step);
    loss.push(values[0]);
    tokenError.push(values[1]);
    exactMatch.push(values[2]);
    places.push([...placeErrors]);
    byPlace.push(placeErrors.reduce((product, error) => product * (1 - error), 1));
    if (job.prefix) prefix.push(await bestPrefixScore(trainer));
    const until = Math.min(trainer.step + job.evalEvery, steps);
    let first: number | undefined;
    while (trainer.step < until && !diverged) {
      const rows = await trainer.launch(Math.min(until - trainer.step, trainer.programs.chunk));
      first ??= rows.values[2];
      diverged = rows.diverged;
    }
    train.push(first);
    if (first === undefined || diverged) break;
  }
  const seconds = (performance.now() - start) / 1000;
  const [instance] = trainer.instances;
  const { baselines = [] } = instance;
  trainer.dispose();
  return {
    ...job,
    step,
    train,
    loss,
    baselines,
    tokenError,
    exactMatch,
    byPlace,
    placeErrors: places,
    prefix,
    lengths: lengths?.scores,
    graded: meanGraded(instance),
    chance: instance.chance,
    diverged,
    seconds,
  };
}

/** Over the graded positions of the held-out set, as it was last answered. */
async function bestPrefixScore(trainer: Trainer): Promise<number> {
  const layers = await readAttention(trainer);
  if (!layers) throw new Error('the attention of this recipe cannot be read in one piece');
  const { test, length } = trainer.instances[0];
  const { tokens, graded: asked } = test;
  return Math.max(
    ...layers.flatMap((layer) => [...prefixScores({ tokens, length, asked, ...layer })]),
  );
}
