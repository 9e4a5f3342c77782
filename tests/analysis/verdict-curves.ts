/**
 * Made-up runs whose truth is known by construction, for the verdict to be tried on. Nothing here knows of the
 * verdict's code: a token has a latent margin m = μ(x) + 2z; its right answer has p = 1/(1 + e^−m) against one other
 * token and is the model's answer where m > 0, so that loss, Brier score, error and exact match all follow from the
 * same margins. μ(x) is set so that the error is what the curve says: ε = Φ(−μ/2).
 */
import { PER_NAT, PER_ONE, type PackedOutcomes } from '../../src/metrics/packed';
import { RandomStream } from '../../src/random/stream';

export const FAMILIES = [
  'power law',
  'logistic, wide',
  'logistic, between',
  'logistic, narrow',
  'jump in the loss',
  'grokking-like',
  'noise only',
  'short answers',
] as const;
export type Family = (typeof FAMILIES)[number];

export interface MadeUpRun {
  readonly family: Family;
  readonly index: number;
  /** What it is by construction; `none`: nothing to explain. */
  readonly truth: 'mirage' | 'survives' | 'none';
  /** Whether a careful reader could tell from the points there are. */
  readonly clear: boolean;
  readonly axis: 'linear' | 'log';
  readonly count: number;
  readonly graded: number;
  readonly evaluations: readonly (PackedOutcomes & { readonly step: number })[];
}

/** Standard normal quantile, to 4.5e-4 (Abramowitz & Stegun 1964, 26.2.23). */
function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  const t = Math.sqrt(-2 * Math.log(share));
  const above = 2.515517 + 0.802853 * t + 0.010328 * t * t;
  const below = 1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3;
  return -(t - above / below);
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** One made-up run; (seed, index) names it. Families take turns. */
export function madeUpRun(seed: number, index: number): MadeUpRun {
  const random = new RandomStream(seed, 'sampling', 1_000_000 + index);
  const family = FAMILIES[index % FAMILIES.length];
  const pick = <T>(of: readonly T[]) => of[random.below(of.length)];
  const between = (low: number, high: number) => low + (high - low) * random.uniform();

  const points = pick([6, 12, 25, 50, 100]);
  const count = pick([16, 64, 128, 256]);
  // How far the whole model wavers from one evaluation to the next, in units of the margin's spread.
  const wavering = pick([0, 0.03, 0.1, 0.3]);
  // How much of a token's luck stays with it from one evaluation to the next.
  const luck = pick([0, 0.5, 0.95]);
  const axis = family.startsWith('logistic') ? 'log' : pick(['linear', 'log'] as const);
  const start = between(0.85, 0.97);
  const end = between(0.003, 0.02);
  const middle = between(0.35, 0.65);
  let graded = pick([6, 8]);
  let truth: MadeUpRun['truth'] = 'mirage';
  let error: (x: number) => number;
  switch (family) {
    case 'power law': {
      // ε = (1 + cx)^−α, from start to end; x is the place on the axis, 0 to 1.
      const power = between(3, 20);
      const c = (end / start) ** (-1 / power) - 1;
      error = (x) => start * (1 + c * x) ** -power;
      break;
    }
    case 'logistic, wide':
    case 'logistic, between':
    case 'logistic, narrow': {
      const width = {
        'logistic, wide': between(0.17, 0.25),
        'logistic, between': between(0.05, 0.12),
        'logistic, narrow': between(0.01, 0.025),
      }[family];
      if (width < 0.08) truth = 'survives';
      // The wide one crosses its middle early enough to come to an end.
      const at = family === 'logistic, wide' ? between(0.3, 0.4) : middle;
      error = (x) => end + (start - end) * sigmoid((at - x) / width);
      break;
    }
    case 'jump in the loss':
      truth = 'survives';
      error = (x) => (x < middle ? start * (1 - 0.1 * x) : end + 0.02 * (1 - x));
      break;
    case 'grokking-like': {
      truth = 'survives';
      graded = 1;
      const width = between(0.02, 0.035);
      // It gets a little worse before.
      error = (x) =>
        end + (start - end) * sigmoid((middle - x) / width) * (1 + 0.03 * Math.min(1, x / middle));
      break;
    }
    case 'noise only': {
      truth = 'none';
      const level = between(0.05, 0.9);
      error = () => level;
      break;
    }
    case 'short answers': {
      // One or two tokens: exact match follows the error, and has no elbow to speak of.
      truth = 'none';
      graded = pick([1, 2]);
      const power = between(1, 2);
      const c = (end / start) ** (-1 / power) - 1;
      error = (x) => start * (1 + c * x) ** -power;
    }
  }
  // Nobody could tell the shape of six points, of sixteen examples, or of a model that wavers so much.
  const seen = points >= 12 && count >= 64 && wavering <= 0.1;
  // Exact match must be seen to wait: a tenth of it may come no sooner than after a fifth of the axis.
  const waits = truth !== 'mirage' || (1 - error(0.2)) ** graded < 0.1;
  const clear = family === 'noise only' || (seen && waits && family !== 'logistic, between');

  const size = count * graded;
  const fixed = Float64Array.from({ length: size }, () => random.normal());
  const rest = Math.sqrt(1 - luck * luck);
  const evaluations = Array.from({ length: points }, (_, e) => {
    const x = e / (points - 1);
    const level = Math.min(0.999, Math.max(0.0005, error(x)));
    const margin = -normalQuantile(level) + wavering * random.normal();
    const packed = {
      step: axis === 'log' ? 10 * 100 ** x : 1000 * x,
      predicted: new Uint16Array(size),
      surprise: new Uint16Array(size),
      confidence: new Uint16Array(size),
      squares: new Uint16Array(size),
    };
    for (let at = 0; at < size; at++) {
      const z = luck * fixed[at] + (rest > 0 ? rest * random.normal() : 0);
      const p = sigmoid(2 * (margin + z));
      // Targets are all 1, the other token 0.
      packed.predicted[at] = p > 0.5 ? 1 : 0;
      packed.surprise[at] = Math.min(65535, Math.round(-Math.log(p) * PER_NAT));
      packed.confidence[at] = Math.round(Math.max(p, 1 - p) * PER_ONE);
      packed.squares[at] = Math.round((p * p + (1 - p) ** 2) * PER_ONE);
    }
    return packed;
  });
  return { family, index, truth, clear, axis, count, graded, evaluations };
}
