import { linearTicks, logTicks, percentTick, valueTick } from '../elements/plot-ticks';

/** One axis of a chart. */
export interface ChartScale {
  readonly kind: 'linear' | 'log' | 'logit';
  readonly min: number;
  readonly max: number;
  readonly unit: 'value' | 'percent';
  /** Runs from max to min. */
  readonly falling?: boolean;
}

/** ln(p / (1 − p)). */
const logit = (p: number): number => Math.log(p / (1 - p));

/** Values on which the scale is even. */
function even(kind: ChartScale['kind'], value: number): number {
  if (kind === 'linear') return value;
  return kind === 'log' ? Math.log(value) : logit(value);
}

/** Where a value lies, 0 at the low end to 1 at the high end, and beyond either for what the scale can't show. */
export function place(scale: ChartScale, value: number): number {
  return placer(scale)(value);
}

/** `place` for many values of one scale. */
export function placer({ kind, min, max, falling }: ChartScale): (value: number) => number {
  const from = even(kind, min);
  const span = even(kind, max) - from;
  return (value) => {
    if (Number.isNaN(value)) return NaN;
    const share = (even(kind, value) - from) / span;
    const bounded = Number.isNaN(share) ? -1 : Math.max(-1, Math.min(2, share));
    return falling ? 1 - bounded : bounded;
  };
}

/** Logit ticks: as near to none and all as tens go. */
const ODDS = [1e-5, 1e-4, 1e-3, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999];

/** At most about `most` values to write at the axis. */
export function scaleTicks({ kind, min, max, unit }: ChartScale, most: number): number[] {
  if (kind === 'log') return logTicks(min, max, most);
  if (kind === 'logit') {
    const inside = ODDS.filter((odds) => odds >= min * (1 - 1e-9) && odds <= max * (1 + 1e-9));
    if (inside.length <= most) return inside;
    // The middle, and every few of what lies about it.
    const stride = Math.ceil(inside.length / most);
    const middle = inside.indexOf(0.5);
    return inside.filter((_, i) => (i - Math.max(0, middle)) % stride === 0);
  }
  if (unit === 'percent' && min === 0 && max === 1) {
    return most >= 5 ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.5, 1];
  }
  return linearTicks(min, max, most);
}

export function scaleText({ unit }: ChartScale, value: number): string {
  return unit === 'percent' ? percentTick(value) : valueTick(value);
}

/** The lowest value above 0 and the highest below `most`, of those that are finite; and the highest of all. */
export function extent(
  columns: readonly ArrayLike<number>[],
  most = Infinity,
): { readonly low: number; readonly high: number; readonly top: number } {
  let low = Infinity;
  let high = -Infinity;
  let top = -Infinity;
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) {
      const value = column[i];
      if (!Number.isFinite(value)) continue;
      if (value > 0 && value < low) low = value;
      if (value < most && value > high) high = value;
      if (value > top) top = value;
    }
  }
  return { low, high, top };
}

/** 0, or another bottom, to a round number above `top`. */
export function linearScale(top: number, unit: ChartScale['unit'], bottom = 0): ChartScale {
  const reach = top > bottom ? top : bottom + 1;
  const step = linearTicks(0, reach - bottom, 5)[1] ?? reach;
  const max = bottom + Math.ceil(((reach - bottom) * 1.02) / (step / 2)) * (step / 2);
  return { kind: 'linear', min: bottom, max, unit };
}

/** From 1 or 3 times a power of ten below `low`, so that it moves seldom, to `top`. */
export function logScale(low: number, top: number, unit: ChartScale['unit']): ChartScale {
  const max = top > 0 && Number.isFinite(top) ? top : 1;
  const wanted = low > 0 && Number.isFinite(low) ? Math.min(low, max / 10) : max / 10;
  const power = 10 ** Math.floor(Math.log10(wanted) + 1e-9);
  const min = wanted / power >= 3 - 1e-9 ? 3 * power : power;
  return { kind: 'log', min, max, unit };
}

/** Holds the shares from `low` to `high`, neither none nor all. */
export function logitScale(low: number, high: number): ChartScale {
  const min = ODDS.findLast((odds) => odds <= Math.min(low, 0.1)) ?? ODDS[0];
  const max = ODDS.find((odds) => odds >= Math.max(high, 0.9)) ?? ODDS[ODDS.length - 1];
  return { kind: 'logit', min, max, unit: 'percent' };
}
