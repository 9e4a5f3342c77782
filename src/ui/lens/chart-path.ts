/** Columns of points as the `d` of an SVG path, as long as there are pixels and not as there are points. */
import { placer, type ChartScale } from './scale';

/** Where a chart's plotting area lies, in CSS pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Series {
  /** (E) along the axis. */
  readonly xs: ArrayLike<number>;
  /** (E). */
  readonly ys: ArrayLike<number>;
}

const text = (value: number): string => value.toFixed(1);

/** Pixel of every point; NaN where it can't be drawn. */
export function pixels({ xs, ys }: Series, x: ChartScale, y: ChartScale, area: Area) {
  const { left, top, width, height } = area;
  const [across, up] = [placer(x), placer(y)];
  const length = Math.min(xs.length, ys.length);
  const px = new Float64Array(length);
  const py = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    px[i] = left + across(xs[i]) * width;
    py[i] = top + (1 - up(ys[i])) * height;
  }
  const [least, most] = [left - 0.001 * width, left + 1.001 * width];
  return {
    px,
    py,
    /** Whether the scale of x can show it at all: no step 0 on a log axis. */
    shown: (i: number) => px[i] >= least && px[i] <= most && !Number.isNaN(ys[i]),
  };
}

/**
 * A line through points whose x rises. Of several in one pixel the first, lowest, highest and last are kept; a value
 * that is no number breaks it.
 */
export function linePath(series: Series, x: ChartScale, y: ChartScale, area: Area): string {
  const { px, py, shown } = pixels(series, x, y, area);
  const out: string[] = [];
  let down = false;
  const put = (i: number) => {
    out.push(`${down ? 'L' : 'M'}${text(px[i])} ${text(py[i])}`);
    down = true;
  };
  for (let i = 0; i < px.length;) {
    if (!shown(i)) {
      // Beyond an end of the axis nothing is missing; a hole within it is.
      if (Number.isNaN(py[i])) down = false;
      i++;
      continue;
    }
    const first = i;
    let low = i;
    let high = i;
    const pixel = Math.floor(px[i]);
    for (; i < px.length && shown(i) && Math.floor(px[i]) === pixel; i++) {
      if (py[i] < py[low]) low = i;
      if (py[i] > py[high]) high = i;
    }
    const last = i - 1;
    put(first);
    for (const at of low < high ? [low, high] : [high, low]) {
      if (at !== first && at !== last) put(at);
    }
    if (last !== first) put(last);
  }
  return out.join('');
}

/** Dots of points in whatever order, for a stroke with round caps; no two in the same pixel. */
export function dotsPath(series: Series, x: ChartScale, y: ChartScale, area: Area): string {
  const { px, py, shown } = pixels(series, x, y, area);
  const taken = new Set<number>();
  const out: string[] = [];
  for (let i = 0; i < px.length; i++) {
    if (!shown(i)) continue;
    const key = Math.round(px[i] * 2) * 10_000 + Math.round(py[i] * 2);
    if (taken.has(key)) continue;
    taken.add(key);
    out.push(`M${text(px[i])} ${text(py[i])}h0`);
  }
  return out.join('');
}

/** The area between two columns over the same rising x. */
export function bandPath(
  xs: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  x: ChartScale,
  y: ChartScale,
  area: Area,
): string {
  const there = linePath({ xs, ys: high }, x, y, area);
  const back = linePath({ xs, ys: low }, x, y, area)
    .split(/[ML]/)
    .filter((point) => point !== '')
    .reverse();
  if (there === '' || back.length === 0) return '';
  // A break would fold the area over itself: it is closed across it.
  return `${there.replaceAll('M', 'L').replace('L', 'M')}L${back.join('L')}Z`;
}
