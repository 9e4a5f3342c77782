/** A made-up run of many evaluations with their answers, as the page holds it. */
import { PER_NAT, PER_ONE } from '../../src/metrics/packed';
import { Curves } from '../../src/state/curves';
import type { RunView } from '../../src/state/run-view';
import { madeUpRun } from '../lens/made-up-run';
import { generatedRun } from './generated-run';

export function longRun(evaluations: number): RunView {
  const steps = evaluations * 10;
  const run = generatedRun({
    task: { id: 'pair-lookup', skew: 0.5 },
    steps,
    evalEvery: steps,
    done: 0,
    status: 'done',
  });
  const { asked, kept } = madeUpRun(evaluations);
  const { answers, tokens, length } = run.heldOut;
  const k = run.info.graded;
  const targets = Array.from(answers, (at, i) => tokens[Math.floor(i / k) * length + at]);
  const curves = new Curves(1, k);
  for (const { step, predicted, surprise, confidence, squares } of kept) {
    const right = Array.from(predicted, (token, i) => token === asked.targets[i]);
    const error = right.filter((each) => !each).length / right.length;
    const loss = surprise.reduce((sum, each) => sum + each, 0) / PER_NAT / surprise.length;
    curves.appendEvaluation({
      step,
      values: Float64Array.of(loss, error, (1 - error) ** k),
      placeErrors: new Float64Array(k).fill(error),
      sample: {
        predicted: Uint16Array.from(targets, (target, i) => (right[i] ? target : target ^ 1)),
        confidence: Float32Array.from(confidence, (share) => share / PER_ONE),
        targetProbability: Float32Array.from(surprise, (nats) => Math.exp(-nats / PER_NAT)),
        squares: Float32Array.from(squares, (share) => share / PER_ONE),
      },
    });
  }
  return { ...run, curves, progress: { ...run.progress, step: steps } };
}
