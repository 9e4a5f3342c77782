/** The lens's figures and names, in the task's own words where it has some. */
import { percent, percentRange, quantity } from '../../analysis/figures';
import type { Interval } from '../../metrics/interval';
import type { Metric } from '../../metrics/metric';
import type { RunView } from '../../state/run-view';
import { plotTitle } from '../panels/plots-words';

/** Shares read as per cent, but where the unit says otherwise. */
export function isShare({ id, range }: Metric): boolean {
  return range[0] === 0 && range[1] === 1 && id !== 'edit-distance';
}

export function figure(metric: Metric, value: number, digits = 3): string {
  return isShare(metric) ? percent(value, digits) : quantity(value, digits);
}

export function figureRange(metric: Metric, low: number, high: number): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return '';
  if (isShare(metric)) return percentRange(low, high, 3);
  const write = (value: number) => quantity(value, value !== 0 && value < 1e-3 ? 2 : 3);
  const [from, to] = [write(low), write(high)];
  return from === to ? from : `${from}–${to}`;
}

/** A 95% interval behind `lead`. Resampling what is all the same tells of no spread; that is no certainty. */
export function intervalText(metric: Metric, { low, high }: Interval, lead = ''): string {
  if (low === high) return 'the same in all';
  const range = figureRange(metric, low, high);
  return range && lead + range;
}

/** "Lists all right" for exact match; other metrics have one name for every task. */
export function titleOf(metric: Metric, run: RunView): string {
  if (metric.id === 'exact-match') return plotTitle('exact', run, false)[0];
  return metric.title;
}

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
