import type { MetricRow } from '../interchange/csv';
import type { Evaluation } from '../protocol';
import type { Trainer, TrainRows } from '../train/trainer';
import type { MetricsFile } from './metrics-file';

/** What a person wants to know while it trains. */
export interface Watcher {
  progress(step: number, train: TrainRows | undefined, evaluation: Evaluation): void;
}

/** Milliseconds that one launch should take, so that progress is told in time. */
const LAUNCH_MS = 250;

/**
 * Trains up to `target` updates and writes a row of metrics wherever the config asks for one. Resolves to
 * whether a loss was not finite: the parameters are then the last finite ones, and the rows end with them.
 */
export async function trainTo(
  trainer: Trainer,
  target: number,
  metrics: MetricsFile,
  watcher: Watcher,
): Promise<boolean> {
  const { evalEvery, logEvery } = trainer.config.training;
  let stepMs = 0;
  let latest = await trainer.evaluate();
  let diverged = !isFinite(latest);
  if (!diverged) addTest(metrics, latest);
  watcher.progress(0, undefined, latest);
  while (trainer.step < target && !diverged) {
    const toEvaluation = evalEvery - (trainer.step % evalEvery);
    const paced = stepMs ? Math.max(1, Math.floor(LAUNCH_MS / stepMs)) : 1;
    const count = Math.min(trainer.programs.chunk, toEvaluation, target - trainer.step, paced);
    const start = performance.now();
    const rows = await trainer.launch(count);
    stepMs = (performance.now() - start) / count;
    addTrain(metrics, rows, trainer.replicas, logEvery);
    diverged = rows.diverged;
    if (diverged) break;
    // The last step's rows may yet be taken back.
    metrics.flush(trainer.step - 1);
    if (trainer.step % evalEvery === 0 || trainer.step === target) {
      latest = await trainer.evaluate();
      diverged = !isFinite(latest);
      if (diverged) await backToFinite(trainer);
      else addTest(metrics, latest);
    }
    watcher.progress(trainer.step, rows, latest);
  }
  if (diverged) {
    metrics.remove(({ step, split }) => split === 'test' && step >= trainer.step);
    const last = await trainer.evaluate();
    if (isFinite(last)) addTest(metrics, last);
  }
  metrics.flush();
  return diverged;
}

/**
 * Where the held-out loss is not finite, the last update may have made the parameters so. Another step tells:
 * its loss is then not finite either, and the trainer goes back.
 */
async function backToFinite(trainer: Trainer): Promise<void> {
  const parameters = await trainer.executor.readFloats(trainer.programs.parameters.buffer);
  if (!parameters.every(Number.isFinite)) await trainer.launch(1);
}

function isFinite({ values }: Evaluation): boolean {
  return values.every(Number.isFinite);
}

function addTest(metrics: MetricsFile, { step, values }: Evaluation): void {
  for (let replica = 0; 3 * replica < values.length; replica++) {
    metrics.add(row(step, replica, 'test', values, 3 * replica));
  }
}

function addTrain(metrics: MetricsFile, rows: TrainRows, replicas: number, logEvery: number): void {
  for (let i = 0; i < rows.count; i++) {
    const step = rows.first + i;
    if (step % logEvery !== 0) continue;
    for (let replica = 0; replica < replicas; replica++) {
      metrics.add(row(step, replica, 'train', rows.values, 3 * (i * replicas + replica)));
    }
  }
}

function row(
  step: number,
  replica: number,
  split: MetricRow['split'],
  values: Float64Array,
  at: number,
): MetricRow {
  const [loss, tokenError, exactMatch] = values.subarray(at, at + 3);
  return { step, replica, split, loss, tokenError, exactMatch };
}
