import type { EvaluationSample } from '../protocol';

/** Bytes that samples may take before older ones are thinned. */
const BUDGET = 32 * 2 ** 20;
/** Steps of the negative log of a target's probability: 1/1024 nat, up to 64 nats. */
const PER_NAT = 1024;

interface Packed {
  readonly step: number;
  readonly predicted: Uint16Array;
  /** 1/65535ths. */
  readonly confidence: Uint16Array;
  /** 1/1024 nats below certainty. */
  readonly surprise: Uint16Array;
}

/**
 * Answers to at most 256 examples at each evaluation, six bytes a token. Beyond the budget every second
 * of them goes, and as many of those to come, but for the newest.
 */
export class PackedSamples {
  readonly #samples: Packed[] = [];
  #stride = 1;
  #unpacked?: { readonly from: Packed; readonly sample: EvaluationSample };
  #count = 0;
  readonly #most: number;

  constructor(
    readonly graded: number,
    readonly examples = 256,
  ) {
    this.#most = Math.max(16, Math.floor(BUDGET / (6 * examples * graded)));
  }

  get length(): number {
    return this.#samples.length;
  }

  append(step: number, sample: EvaluationSample): void {
    const newest = this.#samples.at(-1);
    if (newest && step <= newest.step) return;
    // The newest stays until its follower comes, whatever the stride.
    if (newest && (this.#count - 1) % this.#stride !== 0) this.#samples.pop();
    this.#samples.push(this.#pack(step, sample));
    this.#count++;
    if (this.#samples.length > this.#most) this.#thin();
  }

  /** The kept sample nearest to `step`. */
  nearest(step: number): { step: number; sample: EvaluationSample } | undefined {
    let best: Packed | undefined;
    let low = 0;
    let high = this.#samples.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#samples[middle].step <= step) low = middle + 1;
      else high = middle;
    }
    for (const candidate of [this.#samples[low - 1], this.#samples[low]]) {
      if (!candidate) continue;
      if (!best || Math.abs(candidate.step - step) < Math.abs(best.step - step)) best = candidate;
    }
    if (!best) return undefined;
    // Several views ask for the same one, again and again.
    if (this.#unpacked?.from !== best) this.#unpacked = { from: best, sample: unpack(best) };
    return { step: best.step, sample: this.#unpacked.sample };
  }

  #pack(step: number, sample: EvaluationSample): Packed {
    const length = Math.min(sample.predicted.length, this.examples * this.graded);
    const confidence = new Uint16Array(length);
    const surprise = new Uint16Array(length);
    for (let i = 0; i < length; i++) {
      confidence[i] = Math.round(clamp01(sample.confidence[i]) * 65535);
      const nats = -Math.log(Math.max(sample.targetProbability[i], 1e-27));
      surprise[i] = Math.min(65535, Math.max(0, Math.round(nats * PER_NAT)));
    }
    return { step, predicted: sample.predicted.slice(0, length), confidence, surprise };
  }

  #thin(): void {
    this.#stride *= 2;
    const kept = this.#samples.filter(
      (_, index) => index % 2 === 0 || index === this.#samples.length - 1,
    );
    this.#samples.length = 0;
    this.#samples.push(...kept);
  }
}

function unpack({ predicted, confidence, surprise }: Packed): EvaluationSample {
  return {
    predicted,
    confidence: Float32Array.from(confidence, (value) => value / 65535),
    targetProbability: Float32Array.from(surprise, (value) => Math.exp(-value / PER_NAT)),
  };
}

const clamp01 = (value: number): number => (value > 0 ? Math.min(1, value) : 0);
