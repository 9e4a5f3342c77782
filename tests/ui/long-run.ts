/** A made-up run of many evaluations with their answers, as the page holds it. */
import { PER_NAT } from '../../src/metrics/packed';
import { Curves } from '../../src/state/curves';
import type { RunView } from '../../src/state/run-view';
import { madeUpRun } from '../lens/made-up-run';
import { generatedRun } from './generated-run';

/** Evaluations by which each model learns later than the one before. */
const LATER = 25;

export function longRun(evaluations: number, replicas = 1): RunView {
  const steps = evaluations * 10;
  const run = generatedRun({
    task: { id: 'pair-lookup', skew: 0.5 },
    steps,
    evalEvery: steps,
    done: 0,
    status: 'done',
    replicas,
  });
  const { asked, kept } = madeUpRun(evaluations);
  const { answers, tokens, length } = run.heldOut;
  const k = run.info.graded;
  const targets = Array.from(answers, (at, i) => tokens[Math.floor(i / k) * length + at]);
  const curves = new Curves(replicas, k);
  const answered = kept.map(({ predicted, surprise, confidence, squares }) => {
    const right = Array.from(predicted, (token, i) => token === asked.targets[i]);
    const error = right.filter((each) => !each).length / right.length;
    const loss = surprise.reduce((sum, each) => sum + each, 0) / PER_NAT / surprise.length;
    const said = Uint16Array.from(targets, (target, i) => (right[i] ? target : target ^ 1));
    const values = [loss, error, (1 - error) ** k];
    return { values, error, sample: { predicted: said, surprise, confidence, squares } };
  });
  kept.forEach(({ step }, e) => {
    const [first, ...others] = Array.from(
      { length: replicas },
      (_, r) => answered[Math.max(0, e - r * LATER)],
    );
    curves.appendEvaluation({
      step,
      values: Float64Array.from([first, ...others].flatMap(({ values }) => values)),
      placeErrors: new Float64Array(replicas * k).fill(first.error),
      sample: first.sample,
      // Each its own, as they come from the worker.
      others: others.map(({ sample }) => structuredClone(sample)),
    });
  });
  // All models get the same examples, so that one made-up run does for all of them.
  const others = Array.from({ length: replicas - 1 }, () => run.heldOut);
  const heldOut = { ...run.heldOut, others };
  return { ...run, heldOut, curves, progress: { ...run.progress, step: steps } };
}
