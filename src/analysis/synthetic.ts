/**
 * A model of which nothing is trained and in which nothing is discrete: a token goes wrong with probability ε, which
 * falls as a power law of scale, and answers are drawn from it. After Schaeffer, Miranda and Koyejo (2023), §2, whose
 * cross-entropy falls so; here the error itself does.
 */
import { PER_NAT, PER_ONE } from '../metrics/packed';
import { predictedExactMatch } from '../metrics/predicted-exact-match';
import type { Asked } from '../metrics/rescore';
import { RandomStream } from '../random/stream';
import type { Kept } from './verdict-of-run';

export interface SyntheticSettings {
  /** k: tokens of an answer. */
  readonly length: number;
  /** α of ε = ε₀ s^−α. */
  readonly exponent: number;
  /** n: answers drawn at each scale. */
  readonly examples: number;
  /** σ: how far a model strays from the law, ε e^(σz), z standard normal. */
  readonly noise: number;
  readonly seed: number;
}

export const syntheticDefaults: SyntheticSettings = {
  length: 20,
  exponent: 1,
  examples: 256,
  noise: 0,
  seed: 0,
};

/** Tokens that an answer is chosen from; guessing evenly among them is wrong with probability ε₀. */
export const VOCABULARY = 20;
/** ε₀: the error at scale 1, which is that of guessing. */
export const START = 1 - 1 / VOCABULARY;
/** Scales go from 1 to this, relative to the smallest model. */
export const LARGEST = 1000;
/** Models: ten a factor of ten. */
const MODELS = 31;

/** ε = ε₀ s^−α. */
export function lawAt(scale: number, exponent: number): number {
  return START * scale ** -exponent;
}

/** The scale at which a share of answers is all right, (1−ε)^k = share. */
export function scaleOfShare(share: number, { length, exponent }: SyntheticSettings): number {
  return (START / (1 - share ** (1 / length))) ** (1 / exponent);
}

/**
 * The Brier score that such a model has on average: it is calibrated, giving its answer the probability 1 − ε and every
 * other token an even part of ε, so that the score is 1 − (1−ε)² − ε²/(V−1).
 */
export function brierAt(error: number): number {
  return 1 - (1 - error) ** 2 - error ** 2 / (VOCABULARY - 1);
}

/** What the law alone makes of three metrics at some scales, in closed form. */
export function foretoldAt(scales: ArrayLike<number>, { exponent, length }: SyntheticSettings) {
  const errors = Float64Array.from(scales, (scale) => lawAt(scale, exponent));
  return {
    'token-error': errors,
    brier: errors.map(brierAt),
    'exact-match': errors.map((error) => predictedExactMatch(error, length)),
  };
}

/** Answers of a family of models, in the form in which a run's are kept. */
export interface SyntheticRun {
  readonly asked: Asked;
  /** By scale, which takes the place of the step. */
  readonly kept: readonly Kept[];
}

/**
 * Draws n answers of k tokens at each scale. Token j of example i at a scale has the same luck whatever k, n and α are,
 * so that moving a slider moves the curves and not the luck.
 */
export function drawSynthetic(settings: SyntheticSettings): SyntheticRun {
  const { length, exponent, examples, noise, seed } = settings;
  const size = length * examples;
  const wavering = new RandomStream(seed, 'sampling', MODELS * EXAMPLES);
  const luck = new RandomStream(seed, 'sampling');
  const kept = Array.from({ length: MODELS }, (_, model): Kept => {
    const step = LARGEST ** (model / (MODELS - 1));
    const strayed = lawAt(step, exponent) * Math.exp(noise * wavering.normal());
    // Worse than guessing it never is, nor so good that no draw could tell.
    const error = Math.min(START, Math.max(1e-9, strayed));
    const packed = emptyPacked(size);
    const sure = surpriseOf(1 - error);
    const wrong = surpriseOf(error / (VOCABULARY - 1));
    packed.confidence.fill(Math.round((1 - error) * PER_ONE));
    packed.squares.fill(Math.round((1 - brierAt(error)) * PER_ONE));
    for (let i = 0, at = 0; i < examples; i++) {
      luck.restart(model * EXAMPLES + i);
      for (let j = 0; j < length; j++, at++) {
        const drawn = luck.uniform();
        const isWrong = drawn < error;
        packed.surprise[at] = isWrong ? wrong : sure;
        // The right token is 0; which other one it is, the same draw says.
        packed.predicted[at] = isWrong ? 1 + Math.floor((drawn / error) * (VOCABULARY - 1)) : 0;
      }
    }
    return { step, ...packed };
  });
  return { asked: { count: examples, graded: length, targets: new Uint16Array(size) }, kept };
}

/** More than there are answers at any scale. */
const EXAMPLES = 2 ** 20;

function emptyPacked(size: number) {
  return {
    predicted: new Uint16Array(size),
    surprise: new Uint16Array(size),
    confidence: new Uint16Array(size),
    squares: new Uint16Array(size),
  };
}

function surpriseOf(probability: number): number {
  return Math.min(65535, Math.round(-Math.log(probability) * PER_NAT));
}
