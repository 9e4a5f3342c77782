import type { Scale } from './plot-scale';
import { valueAt } from './plot-scale';

/** A column of a table of numbers by rising step. */
export interface Points {
  readonly length: number;
  readonly steps: ArrayLike<number>;
  /** Value i: values[i·stride + offset]. */
  readonly values: ArrayLike<number>;
  readonly stride: number;
  readonly offset: number;
}

/** What a path is traced into: a Path2D, or a test's record. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** Row of the last step at or before `step`, or −1. */
export function rowAt(steps: ArrayLike<number>, length: number, step: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Traces a curve over `width` pixels. Where several points share a pixel their first, lowest, highest and
 * last are kept, so that the path looks as if all were drawn and its length depends on pixels alone.
 * A value that is not finite breaks the line.
 */
export function trace(
  pen: Pen,
  points: Points,
  scale: Scale,
  width: number,
  toX: (step: number) => number,
  toY: (value: number) => number,
): void {
  const { steps, values, stride, offset, length } = points;
  let i = Math.max(0, rowAt(steps, length, scale.min));
  while (i < length && scale.log && steps[i] <= 0) i++;
  let down = false;
  const put = (step: number, value: number) => {
    if (!Number.isFinite(value)) {
      down = false;
      return;
    }
    if (down) pen.lineTo(toX(step), toY(value));
    else pen.moveTo(toX(step), toY(value));
    down = true;
  };
  for (let pixel = 0; pixel <= width && i < length;) {
    if (steps[i] > scale.max) {
      put(steps[i], values[i * stride + offset]);
      return;
    }
    pixel = Math.max(pixel, Math.floor(toFraction(scale, steps[i]) * width));
    const end = valueAt(scale, (pixel + 1) / width);
    const first = i;
    let low = i;
    let high = i;
    let broken = false;
    for (; i < length && steps[i] < end && steps[i] <= scale.max; i++) {
      const value = values[i * stride + offset];
      if (value < values[low * stride + offset]) low = i;
      if (value > values[high * stride + offset]) high = i;
      broken ||= !Number.isFinite(value);
    }
    if (i === first) i++;
    const last = i - 1;
    put(steps[first], values[first * stride + offset]);
    if (broken) down = false;
    else if (last > first + 1) {
      for (const row of low < high ? [low, high] : [high, low]) {
        if (row !== first && row !== last) put(steps[row], values[row * stride + offset]);
      }
    }
    if (last > first) put(steps[last], values[last * stride + offset]);
    pixel++;
  }
}

function toFraction({ min, max, log }: Scale, step: number): number {
  if (log) return step <= min ? 0 : Math.log(step / min) / Math.log(max / min);
  return step <= min ? 0 : (step - min) / (max - min);
}

/** Means of consecutive points, each at the mean of its steps: what a noisy curve does on the whole. */
export class Means {
  length = 0;
  steps = new Float64Array(64);
  values = new Float64Array(64);
  readonly stride = 1;
  readonly offset = 0;
  /** First point of each bin. */
  #starts = new Float64Array(64);

  /**
   * Brings the bins up to `points`: bins of `span` steps, or on a log axis of a twelfth of the step if that
   * is less. Points before `settled` are as they were at the last call; 0 begins anew.
   */
  fill(points: Points, span: number, log: boolean, settled = 0): this {
    const { steps, values, stride, offset, length } = points;
    // The last bin may have been cut short by the end of the data.
    let i: number;
    do i = this.length === 0 ? 0 : this.#starts[--this.length];
    while (i >= settled && i > 0);
    while (i < length) {
      const start = i;
      const end = steps[i] + (log ? Math.max(1, Math.min(span, steps[i] / 12)) : span);
      let stepSum = 0;
      let sum = 0;
      for (; i < length && (i === start || steps[i] < end); i++) {
        stepSum += steps[i];
        sum += values[i * stride + offset];
      }
      this.#push(start, stepSum / (i - start), sum / (i - start));
    }
    return this;
  }

  #push(start: number, step: number, value: number): void {
    if (this.length === this.steps.length) {
      this.steps = doubled(this.steps);
      this.values = doubled(this.values);
      this.#starts = doubled(this.#starts);
    }
    this.#starts[this.length] = start;
    this.steps[this.length] = step;
    this.values[this.length++] = value;
  }
}

function doubled(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(array.length * 2);
  longer.set(array);
  return longer;
}
