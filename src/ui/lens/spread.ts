/** How far apart the replicas of a run are by a metric. */
import { count } from '../../analysis/figures';
import type { Rubric, Spread } from '../../lens/messages';
import { nearest } from '../../lens/nearest';
import type { XAxis } from '../../state/lens-choice';
import type { RunView } from '../../state/run-view';

/** Columns by evaluation (E). */
export interface SpreadCurve {
  readonly replicas: number;
  readonly steps: Float64Array;
  readonly mean: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** At one evaluation: that which is kept of all replicas and nearest to what is read. */
export interface SpreadReading {
  readonly step: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const made = new WeakMap<Float64Array, SpreadCurve>();

/** Mean, lowest and highest over the replicas; a value that is no number shows in all three. */
export function spreadCurve({ replicas, steps, values }: Spread, id: string) {
  const all = values[id];
  if (!all) return undefined;
  const found = made.get(all);
  if (found) return found;
  const count = steps.length;
  const mean = new Float64Array(count);
  const low = new Float64Array(count).fill(Infinity);
  const high = new Float64Array(count).fill(-Infinity);
  for (let at = 0; at < all.length; at++) {
    const e = at % count;
    mean[e] += all[at] / replicas;
    low[e] = Math.min(low[e], all[at]);
    high[e] = Math.max(high[e], all[at]);
  }
  const curve: SpreadCurve = { replicas, steps, mean, low, high };
  made.set(all, curve);
  return curve;
}

export function readSpread(
  { steps, mean, low, high }: SpreadCurve,
  step: number,
): SpreadReading | undefined {
  const e = nearest(steps, step);
  if (e < 0) return undefined;
  return { step: steps[e], mean: mean[e], low: low[e], high: high[e] };
}

/** The spread, where it is through this rubric: an older one says nothing of what is shown. */
export function fitting(spread: Spread | null, rubric: Rubric): Spread | null {
  return spread && JSON.stringify(spread.rubric) === JSON.stringify(rubric) ? spread : null;
}

/** What line and band are of, where several models train. */
export function spreadWords({ curves, heldOut, task }: RunView, x: XAxis): string {
  const all = curves.replicas;
  const own = `${count(heldOut.count)} ${task.nouns.examples} of its own`;
  const first = `${x === 'loss' ? 'The points are' : 'The line is'} the first of ${all} models`;
  const what = x === 'loss' ? 'beneath a plot stands' : 'the band is';
  const [some, of] = [curves.samples.of(1).length, curves.samples.length];
  const where = some < of ? `, at ${count(some)} of the ${count(of)} evaluations` : '';
  return `${first}; ${what} lowest to highest of all ${all}, each on ${own}${where}.`;
}
