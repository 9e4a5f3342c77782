/** How a run's view follows from the worker's messages; pure, but for the curves that it is handed. */
import type { Change, RunConfig } from '../config/run-config';
import type { Message, Progress, Status } from '../protocol';
import { Curves } from './curves';
import { valueText } from './naming';
import type { RunView } from './run-view';
import type { Tasks } from './settings';

type Started = Extract<Message, { type: 'started' }>;

export function startedRun(
  { runId, config, info, heldOut }: Started,
  tasks: Tasks,
  paused: boolean,
): RunView {
  const task = tasks.get(config.task.id);
  if (!task) throw new Error(`the engine started a task that this page lacks: ${config.task.id}`);
  const curves = new Curves(config.training.replicas, info.graded, info.meanGraded);
  markChanges(curves, config, []);
  const status: Status = paused ? 'paused' : 'running';
  const progress: Progress = { step: 0, stepsPerSecond: 0, trainedMs: 0 };
  return { runId, name: '', config, task, info, heldOut, status, reason: '', progress, curves };
}

/** The run with a config that gained a change; each new one is marked on the curves. */
export function changedRun(run: RunView, config: RunConfig): RunView {
  markChanges(run.curves, config, run.config.training.changes);
  return { ...run, config };
}

function markChanges(curves: Curves, config: RunConfig, known: readonly Change[]): void {
  const { changes } = config.training;
  let { learningRate, weightDecay } = config.optimizer;
  for (const change of changes) {
    const words: string[] = [];
    if (change.learningRate !== undefined && change.learningRate !== learningRate) {
      words.push(`learning rate ${valueText(change.learningRate)}`);
    }
    if (change.weightDecay !== undefined && change.weightDecay !== weightDecay) {
      words.push(`weight decay ${valueText(change.weightDecay)}`);
    }
    learningRate = change.learningRate ?? learningRate;
    weightDecay = change.weightDecay ?? weightDecay;
    const old = known.some(
      (other) =>
        other.step === change.step &&
        other.learningRate === change.learningRate &&
        other.weightDecay === change.weightDecay,
    );
    if (!old && words.length > 0) curves.mark(change.step, words.join(', '));
  }
}
