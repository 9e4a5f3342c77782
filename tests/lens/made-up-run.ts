import type { Kept } from '../../src/analysis/verdict-of-run';
import { PER_NAT, PER_ONE } from '../../src/metrics/packed';
import type { Asked } from '../../src/metrics/rescore';
import { RandomStream } from '../../src/random/stream';

/** A made-up run whose tokens are learned one after another, each with its own margin; evaluations 10 steps apart. */
export function madeUpRun(
  evaluations: number,
  { count = 256, graded = 8, symbols = 10, ragged = false, seed = 11 } = {},
): { asked: Asked; kept: Kept[] } {
  const random = new RandomStream(seed, 'sampling');
  const size = count * graded;
  const targets = Uint16Array.from({ length: size }, () => random.below(symbols));
  const lengths = ragged
    ? Uint16Array.from({ length: count }, () => 1 + random.below(graded))
    : undefined;
  // At which share of the run each token is learned, and what is said before.
  const learned = Float64Array.from({ length: size }, () => random.uniform());
  const before = Uint16Array.from({ length: size }, () => random.below(symbols));
  const kept = Array.from({ length: evaluations }, (_, e): Kept => {
    const at = e / Math.max(1, evaluations - 1);
    const margins = learned.map((each) => 1 / (1 + Math.exp((each - at) * 12)));
    const margin = (i: number) => margins[i];
    const beyond = (i: number) =>
      lengths !== undefined && i % graded >= lengths[Math.floor(i / graded)];
    const each = (of: (i: number) => number) =>
      Uint16Array.from({ length: size }, (_, i) => (beyond(i) ? 0 : of(i)));
    return {
      step: e * 10,
      predicted: each((i) => (margin(i) > 0.5 ? targets[i] : before[i])),
      surprise: each((i) => Math.round(-Math.log(margin(i)) * PER_NAT)),
      confidence: each((i) => Math.round(Math.max(margin(i), 1 - margin(i)) * PER_ONE)),
      squares: each((i) => Math.round((margin(i) ** 2 + (1 - margin(i)) ** 2) * PER_ONE)),
    };
  });
  return { asked: { count, graded, targets, lengths }, kept };
}
