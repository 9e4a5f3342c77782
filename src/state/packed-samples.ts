import { PER_NAT, PER_ONE, type PackedOutcomes } from '../metrics/packed';
import type { EvaluationSample } from '../protocol';

/** Bytes that samples may take before older ones are thinned. */
const BUDGET = 32 * 2 ** 20;

interface Packed extends PackedOutcomes {
  readonly step: number;
  /** As in `EvaluationSample`. */
  readonly written?: Uint16Array;
  readonly drawn?: Uint8Array;
}

/**
 * Answers to at most 256 examples at each evaluation, eight bytes a token, and two for each that the model wrote on the way. Beyond the budget every second
 * of them goes, and as many of those to come, but for the newest.
 */
export class PackedSamples {
  readonly #samples: Packed[] = [];
  #stride = 1;
  #unpacked?: { readonly from: Packed; readonly sample: EvaluationSample };
  #count = 0;
  #most = 16;

  constructor(
    readonly graded: number,
    readonly examples = 256,
  ) {}

  get length(): number {
    return this.#samples.length;
  }

  /** What is kept, by step: for metrics to score anew. */
  get kept(): readonly Packed[] {
    return this.#samples;
  }

  append(step: number, sample: EvaluationSample): void {
    const newest = this.#samples.at(-1);
    if (!newest) {
      const { written, drawn } = sample;
      const more = 2 * (written?.length ?? 0) + (drawn?.length ?? 0);
      const bytes = 8 * this.examples * this.graded + more;
      this.#most = Math.max(16, Math.floor(BUDGET / bytes));
    }
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
    const surprise = new Uint16Array(length);
    for (let i = 0; i < length; i++) {
      const nats = -Math.log(Math.max(sample.targetProbability[i], 1e-27));
      surprise[i] = Math.min(65535, Math.max(0, Math.round(nats * PER_NAT)));
    }
    return {
      step,
      predicted: sample.predicted.slice(0, length),
      surprise,
      confidence: shares(sample.confidence, length),
      squares: shares(sample.squares, length),
      ...(sample.written && { written: sample.written }),
      ...(sample.drawn && { drawn: sample.drawn }),
    };
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

function unpack(packed: Packed): EvaluationSample {
  const { predicted, confidence, surprise, squares, written, drawn } = packed;
  return {
    predicted,
    confidence: Float32Array.from(confidence, (value) => value / PER_ONE),
    targetProbability: Float32Array.from(surprise, (value) => Math.exp(-value / PER_NAT)),
    squares: Float32Array.from(squares, (value) => value / PER_ONE),
    ...(written && { written }),
    ...(drawn && { drawn }),
  };
}

/** The first of some numbers from 0 to 1, in steps of 1/PER_ONE. */
function shares(values: Float32Array, length: number): Uint16Array {
  return Uint16Array.from({ length }, (_, i) => Math.round(clamp01(values[i]) * PER_ONE));
}

const clamp01 = (value: number): number => (value > 0 ? Math.min(1, value) : 0);
