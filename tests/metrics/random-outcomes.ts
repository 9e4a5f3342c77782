import { PER_NAT, PER_ONE, type PackedOutcomes } from '../../src/metrics/packed';
import { RandomStream } from '../../src/random/stream';

/** Packed outcomes of a made-up model that knows a token with some margin, and the targets. */
export interface MadeUp {
  readonly count: number;
  readonly graded: number;
  readonly targets: number[];
  readonly packed: PackedOutcomes;
  /** What the packed numbers stand for. */
  readonly tokens: readonly {
    readonly target: number;
    readonly predicted: number;
    readonly p: number;
    readonly confidence: number;
    readonly squares: number;
  }[];
}

/** Some sets are nearly right, some nearly wrong, some have ties, p of 0 or 1, one token, or one example. */
export function madeUp(index: number, count?: number, graded?: number): MadeUp {
  const random = new RandomStream(7, 'sampling', index);
  count ??= 1 + random.below(40);
  graded ??= 1 + random.below(9);
  const skill = random.uniform();
  const packed = {
    predicted: new Uint16Array(count * graded),
    surprise: new Uint16Array(count * graded),
    confidence: new Uint16Array(count * graded),
    squares: new Uint16Array(count * graded),
  };
  const targets: number[] = [];
  const tokens = Array.from({ length: count * graded }, (_, at) => {
    const target = random.below(10);
    const right = random.uniform() < skill;
    targets.push(target);
    packed.predicted[at] = right ? target : random.below(10);
    const p = right ? 0.3 + 0.7 * random.uniform() : 0.4 * random.uniform() ** 4;
    packed.surprise[at] = Math.min(65535, Math.round(-Math.log(Math.max(p, 1e-27)) * PER_NAT));
    packed.confidence[at] = Math.round((right ? p : 0.3 + 0.5 * random.uniform()) * PER_ONE);
    const confidence = packed.confidence[at] / PER_ONE;
    // At least what the two known probabilities give.
    packed.squares[at] = Math.round(Math.min(1, p * p + (right ? 0 : confidence ** 2)) * PER_ONE);
    return {
      target,
      predicted: packed.predicted[at],
      p: Math.exp(-packed.surprise[at] / PER_NAT),
      confidence,
      squares: packed.squares[at] / PER_ONE,
    };
  });
  return { count, graded, targets, packed, tokens };
}
