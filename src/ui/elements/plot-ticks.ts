/** Where ticks stand and how they read, as a person would choose them. */

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** At most `most` round values in [min, max], a step of 1, 2, 2.5 or 5 times a power of ten apart. */
export function linearTicks(min: number, max: number, most: number): number[] {
  if (!(max > min)) return [min];
  const rough = (max - min) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factors = [1, 2, 2.5, 5, 10, 20];
  const first = factors.findIndex((factor) => factor * power >= rough * (1 - 1e-9));
  // Where the next one up has a tick at the axis's end and this one hasn't, that reads better.
  const ends = (factor: number) => Number.isInteger(clean(max / (factor * power)));
  const better =
    !ends(factors[first]) && ends(factors[first + 1]) && max >= 2 * factors[first + 1] * power;
  const step = factors[better ? first + 1 : first] * power;
  const ticks: number[] = [];
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
    ticks.push(clean(i * step));
  }
  return ticks;
}

/** At most about `most` values in [min, max]: 1 2 5, or 1 3, or powers of ten, or every few of those. */
export function logTicks(min: number, max: number, most: number): number[] {
  if (!(min > 0 && max < Infinity)) return [];
  // Below a thousandth only powers of ten read well.
  for (const mantissas of min < 1e-3 ? [[1]] : [[1, 2, 5], [1, 3], [1]]) {
    const ticks = decades(min, max, 1, mantissas);
    if (ticks.length <= most) return ticks;
  }
  for (let stride = 2; ; stride++) {
    const ticks = decades(min, max, stride, [1]);
    if (ticks.length <= most) return ticks;
  }
}

function decades(min: number, max: number, stride: number, mantissas: number[]): number[] {
  const ticks: number[] = [];
  const first = Math.floor(Math.log10(min) + 1e-9);
  const last = Math.ceil(Math.log10(max));
  for (let power = first; power <= last; power++) {
    if (power % stride !== 0) continue;
    for (const mantissa of mantissas) {
      const value = clean(mantissa * 10 ** power);
      if (value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9)) ticks.push(value);
    }
  }
  return ticks;
}

/** A step or count: 0, 250, 1k, 1.5k, 20k, 1M. */
export function countTick(value: number): string {
  if (Math.abs(value) >= 1e6) return `${clean(value / 1e6)}M`;
  if (Math.abs(value) >= 1e3) return `${clean(value / 1e3)}k`;
  return String(clean(value));
}

/** A quantity: 3, 0.03, 10⁻³, 3×10⁻⁴, 10⁵. */
export function valueTick(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 999 && size < 1e9) return countTick(value);
  return size >= 0.00099 && size < 999 ? String(clean(value)) : powerTick(value);
}

/** A share: 25%, 0.01%, 10⁻³%. */
export function percentTick(value: number): string {
  const percent = value * 100;
  return `${percent === 0 || percent >= 0.0099 ? clean(percent) : powerTick(percent)}%`;
}

/** 10⁻³, 3×10⁻⁴. */
function powerTick(value: number): string {
  const power = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  const mantissa = clean(value / 10 ** power);
  const digits = String(Math.abs(power)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]);
  return `${mantissa === 1 ? '' : `${mantissa}×`}10${power < 0 ? '⁻' : ''}${digits}`;
}

/** Without the tail that binary fractions leave. */
function clean(value: number): number {
  return Number(value.toPrecision(10));
}
