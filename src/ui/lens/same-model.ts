import type { ChartModel } from './chart-model';

/** The model before, where the new one draws nothing else: its chart is then left as it is. */
export function keepIfSame(before: ChartModel | undefined, now: ChartModel): ChartModel {
  return before && same(before, now) ? before : now;
}

/** Alike all the way down: numbers, words, lists of numbers. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Float64Array) return b instanceof Float64Array && sameNumbers(a, b);
  const [mine, others] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return (
    mine.length === others.size &&
    mine.every(([key, value]) => others.has(key) && same(value, others.get(key)))
  );
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
