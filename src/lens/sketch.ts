/** Evaluations at least that make a first picture, however slow the machine; and at most, as a small plot has pixels. */
const LEAST = 24;
const MOST = 257;

/**
 * Positions of the evaluations that stand for all of them, coarse first: the first and the last, then every 2ˢth for
 * falling s. A run that grows keeps them, or every second of them, so that what was computed for them is not in vain.
 */
export function sketchOf(length: number): number[] {
  if (length === 0) return [];
  const last = length - 1;
  const found = last > 0 ? [0, last] : [0];
  let stride = 1;
  while (stride * 2 < length) stride *= 2;
  for (; stride >= 1 && Math.ceil(length / stride) < MOST; stride /= 2) {
    const coarser = 2 * stride;
    for (let at = stride; at < last; at += stride) {
      if (at % coarser !== 0 || coarser >= length) found.push(at);
    }
  }
  return found;
}

/** Whether a sketch of which `done` positions are filled may be shown, `spent` of `budget` milliseconds gone. */
export function mayShow(done: number, spent: number, budget: number): boolean {
  return done >= LEAST && spent >= budget;
}
