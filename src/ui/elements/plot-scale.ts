import { countTick, linearTicks, logTicks, percentTick, valueTick } from './plot-ticks';

/** One axis of a plot. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly log: boolean;
  /** `none`: nothing is known of the axis yet, and it has no ticks. */
  readonly unit: 'count' | 'value' | 'percent' | 'none';
}

/** Where `value` lies on the axis, 0 at its low end to 1 at its high end; below 0 what a log axis can't show. */
export function fraction({ min, max, log }: Scale, value: number): number {
  if (!log) return (value - min) / (max - min);
  if (value <= 0) return -1;
  return Math.log(value / min) / Math.log(max / min);
}

/** The value at a fraction of the axis. */
export function valueAt({ min, max, log }: Scale, at: number): number {
  return log ? min * (max / min) ** at : min + (max - min) * at;
}

export function ticks({ min, max, log, unit }: Scale, most: number): number[] {
  if (unit === 'none') return [];
  if (log) return logTicks(min, max, most);
  // Quarters read better than fifths where one asks "how much of it?".
  if (unit === 'percent') return most >= 5 ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.5, 1];
  return linearTicks(min, max, most);
}

export function tickText({ unit }: Scale, value: number): string {
  if (unit === 'count') return countTick(value);
  return unit === 'percent' ? percentTick(value) : valueTick(value);
}

/**
 * The steps that the plots show: all that are asked of the run, so that curves grow into the frame; or, in
 * the first tenth of a very long run, a round number a few times as long as what there is. A log axis begins
 * at the power of ten at or below `first`, the first step that is evaluated after 0.
 */
export function stepScale(step: number, until: number, log: boolean, first = 1): Scale {
  let max = Math.max(until, 1);
  if (max > 3000 && step < max / 10) {
    max = Math.min(max, Math.max(500, roundUp(step * 2.5)));
  }
  if (!log) return { min: 0, max, log, unit: 'count' };
  const power = 10 ** Math.floor(Math.log10(Math.max(1, Math.min(first, max / 10))) + 1e-9);
  return { min: power, max: Math.max(max, 10 * power), log, unit: 'count' };
}

/**
 * A loss axis that holds `low` to `high`. Linear from 0; log from 1 or 3 times a power of ten, so that it
 * moves seldom. `cap` bounds it where training blew up: the curve then leaves the frame; 0 where nothing is known yet.
 */
export function lossScale(low: number, high: number, cap: number, log: boolean): Scale {
  const limit = cap || 1;
  const top = Number.isFinite(high) && high > 0 ? Math.min(high, limit) : limit;
  if (!log) return { min: 0, max: linearTop(top), log, unit: 'value' };
  const bottom = Number.isFinite(low) && low > 0 ? Math.min(low, top / 10) : top / 10;
  return { min: logBottom(bottom), max: top * 1.15, log, unit: 'value' };
}

/** An axis of shares: 0 to 100 %, or on log down to `low`. */
export function shareScale(low: number, log: boolean): Scale {
  if (!log) return { min: 0, max: 1, log, unit: 'percent' };
  const bottom = low > 0 && low < 1 ? Math.min(low, 0.1) : 0.1;
  return { min: Math.max(1e-6, logBottom(bottom)), max: 1, log, unit: 'percent' };
}

function linearTop(value: number): number {
  const step = linearTicks(0, value, 6)[1] ?? value;
  return Math.ceil((value * 1.02) / (step / 2)) * (step / 2);
}

/** The largest 1 or 3 times a power of ten below `value`. */
function logBottom(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  return value / power >= 3 - 1e-9 ? 3 * power : power;
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 5, 10].find((f) => f * power >= value) ?? 10) * power;
}
