/** Where a slider can stop: round numbers, few enough that an arrow key always moves it visibly. */
import type { NumberField } from '../config/field';

const DECIMAL = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
const BINARY = [1, 1.25, 1.5, 1.75];
const STEPS = [1, 2, 4, 5, 10];
const MOST = 200;

export interface StopOptions {
  /** Words, such as "full", that the slider offers beyond its end. */
  readonly words?: readonly string[];
  /** Values that go with the other settings. */
  readonly allow?: (value: number) => boolean;
}

export type Stop = number | string;

export function stopsOf(
  field: NumberField,
  { words = [], allow = () => true }: StopOptions = {},
): Stop[] {
  const { min, max } = field.slider ?? field;
  const log = field.slider?.log ?? false;
  const whole = field.kind === 'integer';
  const all = log ? logarithmic(min, max, whole) : linear(min, max, whole);
  const inside = all.filter((value) => value >= min && value <= max && allow(value));
  return [...inside, ...words];
}

/** Index of the stop nearest to a value; on a logarithmic slider, nearest by ratio. */
export function nearestStop(stops: readonly Stop[], value: Stop, log: boolean): number {
  const exact = stops.indexOf(value);
  if (exact >= 0 || typeof value === 'string') return Math.max(exact, 0);
  const scale = (x: number) => (log ? Math.log(Math.max(x, 1e-300)) : x);
  let best = 0;
  let distance = Infinity;
  stops.forEach((stop, index) => {
    if (typeof stop === 'string') return;
    const away = Math.abs(scale(stop) - scale(value));
    if (away < distance) [best, distance] = [index, away];
  });
  return best;
}

function linear(min: number, max: number, whole: boolean): number[] {
  const step = whole ? wholeStep((max - min) / MOST) : fineStep((max - min) / 100);
  const count = Math.floor((max - min) / step + 1e-9);
  const values = Array.from({ length: count + 1 }, (_, i) => clean(min + i * step));
  return values.at(-1) === max ? values : [...values, max];
}

function logarithmic(min: number, max: number, whole: boolean): number[] {
  const binary = whole && Number.isInteger(Math.log2(min)) && Number.isInteger(Math.log2(max));
  const base = binary ? 2 : 10;
  const first = Math.floor(Math.log(min) / Math.log(base) + 1e-9);
  const last = Math.ceil(Math.log(max) / Math.log(base) - 1e-9);
  const values = new Set<number>([min]);
  for (let power = first; power <= last; power++) {
    for (const mantissa of binary ? BINARY : DECIMAL) {
      const value = clean(mantissa * base ** power);
      if (!whole || Number.isInteger(value)) values.add(value);
    }
  }
  return [...values.add(max)].sort((a, b) => a - b);
}

function wholeStep(least: number): number {
  for (let decade = 1; ; decade *= 10) {
    const step = STEPS.find((candidate) => candidate * decade >= least);
    if (step !== undefined) return step * decade;
  }
}

function fineStep(least: number): number {
  const decade = 10 ** Math.floor(Math.log10(least));
  return clean(([1, 2, 5].find((step) => step * decade >= least * 0.999) ?? 10) * decade);
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}
