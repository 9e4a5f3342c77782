import { count, percent, quantity } from './figures';
import type { CurveEvidence, Verdict } from './verdict';

/** Metrics that are shares, and read as per cent. */
const SHARES = new Set([
  'token-error',
  'exact-match',
  'within-edits',
  'above-threshold',
  'predicted-by-mean',
  'predicted-by-place',
  'correct-choice',
  'pass-rate',
  'calibration-error',
]);
const NAMES: Readonly<Record<string, string>> = {
  loss: 'the loss',
  brier: 'the Brier score',
  'token-error': 'the per-token error',
  'exact-match': 'exact match',
  'correct-choice': 'the probability of the right token',
};

/** A metric as a sentence names it. */
export function inSentence({ id, title }: Pick<CurveEvidence, 'id' | 'title'>): string {
  return NAMES[id] ?? `“${title}”`;
}

const figure = ({ id }: CurveEvidence, value: number) =>
  SHARES.has(id) ? percent(value, 2) : quantity(value, 2);
const step = (at: number | undefined) =>
  at === undefined ? '' : ` near step ${count(Math.round(at))}`;

/** The verdict as a sentence, figures included. */
export function verdictWords(verdict: Omit<Verdict, 'sentence'>): string {
  const { kind, metric, witness, evaluations, examples } = verdict;
  const on = ` (${count(evaluations)} evaluations of ${count(examples)} examples)`;
  if (kind === 'mirage' && witness) {
    return (
      `A mirage of ${inSentence(metric)}: it turns upwards${step(metric.elbow)}, but on the same predictions ` +
      `${inSentence(witness)} went smoothly from ${figure(witness, witness.first)} through ` +
      `${figure(witness, witness.atElbow)} there to ${figure(witness, witness.last)}${on}.`
    );
  }
  if (kind === 'survives' && witness) {
    return (
      `Survives: ${inSentence(witness)} itself bends${step(witness.elbow)}, from ` +
      `${figure(witness, witness.first)} to ${figure(witness, witness.last)}, so the jump of ` +
      `${inSentence(metric)} is not made by the metric${on}.`
    );
  }
  return `Cannot tell from these points: ${why(verdict)}${on}.`;
}

function why({ doubt, metric, softer }: Omit<Verdict, 'sentence'>): string {
  const values = `${figure(metric, metric.first)} at first and ${figure(metric, metric.last)} at last`;
  switch (doubt) {
    case 'few points':
      return 'there are too few evaluations to show a shape';
    case 'no rise':
      return `${inSentence(metric)} did not get better by more than its noise, ${values}`;
    case 'no bend':
      return `${inSentence(metric)} has no clear bend on this axis to explain, ${values}`;
    default: {
      const bends = softer.map(
        (each) =>
          `${inSentence(each)} by ${percent(each.bend.value, 2)} (${percent(each.bend.low, 2)} to ${percent(each.bend.high, 2)})`,
      );
      return `${inSentence(metric)} sags by ${percent(metric.bend.value, 2)} of its range before it rises; ${bends.join(', ')}`;
    }
  }
}
