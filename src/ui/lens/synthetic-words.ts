/** What the synthetic model shows, in words, from its settings and from what its answers scored. */
import { bendOf } from '../../analysis/bend';
import { count, percent, quantity } from '../../analysis/figures';
import { LARGEST, scaleOfShare, type SyntheticSettings } from '../../analysis/synthetic';
import type { Verdict } from '../../analysis/verdict';
import { theoryName } from '../panels/plots-view';
import type { SyntheticScores } from './synthetic-curves';

/** Where answers begin to come out right, and what the test can see of it. */
export function transition(settings: SyntheticSettings): string {
  const { length: k, examples: n } = settings;
  const tenth = scaleOfShare(0.1, settings);
  const most = scaleOfShare(0.9, settings);
  const seen = scaleOfShare(1 / n, settings);
  if (k === 1) {
    return 'An answer is one token here, so all right is the error turned round: nothing jumps that the error doesn’t.';
  }
  const blind =
    seen > 1.05 && seen < LARGEST
      ? ` Below scale ${quantity(seen, 2)} fewer than 1 in ${count(n)} answers are right: a test of ${count(n)} mostly sees none.`
      : '';
  if (tenth >= LARGEST) {
    return `On this axis not even one answer in ten gets all ${k} tokens right: by itself the law comes to that at scale ${quantity(tenth, 2)}.${blind}`;
  }
  const end =
    most <= LARGEST
      ? `and nine in ten at ${quantity(most, 2)}`
      : `and nine in ten beyond the axis, at ${quantity(most, 2)}`;
  return `One answer in ten gets all ${k} tokens right at scale ${quantity(tenth, 2)}, ${end}; the error has no such place.${blind}`;
}

/** How far exact match sags below a straight line, on an even axis and on a logarithmic one. */
export function dissolved({ foretold, settings }: SyntheticScores): string {
  const exact = foretold['exact-match'];
  const plain = bendOf(exact).depth;
  const logarithmic = bendOf(exact.map(Math.log)).depth;
  const name = theoryName(settings.length);
  if (plain < 0.01) return `${name} has no bend, on either kind of axis.`;
  const rest =
    logarithmic < 1e-9 ? 'nowhere: it rises from the start' : `by ${percent(logarithmic, 2)}`;
  return `Across log scale, ${name} sags by ${percent(plain, 2)} of its range below a straight line; on log–log axes ${rest}.`;
}

/** The verdict's sentence, where a scale takes the place of a training step. */
export function verdictOnScale({ sentence }: Verdict): string {
  return sentence.replace(/near step /g, 'near scale ').replace(/evaluations of/g, 'scales of');
}

/** What a screen reader says of one plot. */
export function summaryOf(title: string, values: readonly number[], share: boolean): string {
  const write = (value: number) => (share ? percent(value) : quantity(value));
  const first = write(values[0]);
  const last = write(values[values.length - 1]);
  return `${title} of answers drawn from the law, by scale from 1 to ${count(LARGEST)}: from ${first} to ${last}`;
}
