import type { EvaluationSample } from '../protocol';
import { Thinned } from './thinned';

/** Bytes that samples of the first replica may take before older ones are thinned; and those of all others together. */
const BUDGET = 32 * 2 ** 20;
const OTHERS = 16 * 2 ** 20;
/** Evaluations at most of which the others' are kept, for a band; and at least, however many they are. */
const MOST = 128;
const LEAST = 4;

interface Kept extends EvaluationSample {
  readonly step: number;
}

/**
 * Answers to at most 256 examples at each evaluation, eight bytes a token, and two for each that the model wrote on the
 * way; of replicas beyond the first at fewer evaluations, which are among the first's.
 */
export class PackedSamples {
  readonly #replicas = [new Thinned<Kept>()];
  #most = 16;

  constructor(
    readonly graded: number,
    readonly examples = 256,
  ) {}

  get length(): number {
    return this.kept.length;
  }

  /** What is kept of the first replica, by step: for metrics to score anew. */
  get kept(): readonly Kept[] {
    return this.of(0);
  }

  /** The same of any replica. */
  of(replica: number): readonly Kept[] {
    return this.#replicas[replica]?.kept ?? [];
  }

  /** Keeps the arrays as they are given. `others`: of the second replica and those after it. */
  append(step: number, sample: EvaluationSample, others: readonly EvaluationSample[] = []): void {
    const newest = this.kept.at(-1);
    const bytes = 8 * this.examples * this.graded;
    if (!newest) {
      const { written, drawn } = sample;
      const more = 2 * (written?.length ?? 0) + (drawn?.length ?? 0);
      this.#most = Math.max(16, Math.floor(BUDGET / (bytes + more)));
    }
    if (newest && step <= newest.step) return;
    const room = Math.max(LEAST, Math.floor(OTHERS / (bytes * others.length)));
    const most = [this.#most, Math.min(this.#most, MOST, room)];
    [sample, ...others].forEach((each, r) => {
      const replica = (this.#replicas[r] ??= new Thinned());
      replica.append({ step, ...each }, most[Math.min(r, 1)]);
    });
  }

  /** The kept sample nearest to `step`. */
  nearest(step: number): Kept | undefined {
    let best: Kept | undefined;
    let low = 0;
    const { kept } = this;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (kept[middle].step <= step) low = middle + 1;
      else high = middle;
    }
    for (const candidate of [kept[low - 1], kept[low]]) {
      if (!candidate) continue;
      if (!best || Math.abs(candidate.step - step) < Math.abs(best.step - step)) best = candidate;
    }
    return best;
  }
}
