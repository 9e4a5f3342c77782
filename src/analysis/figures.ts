/** Figures as sentences and readouts write them: three significant digits, nothing rounded into a claim. */

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 2000 → "2,000". */
export function count(value: number): string {
  return grouped.format(value);
}

/**
 * A share in per cent with `digits` significant digits: 0.0211 → "2.11%". Only all is "100%" and only none
 * is "0%": 0.99996 → "99.996%". Not a number → "–".
 */
export function percent(share: number, digits = 3): string {
  if (!Number.isFinite(share)) return '–';
  if (share <= 0) return '0%';
  if (share >= 1) return '100%';
  const value = share * 100;
  if (value < 0.01) return '<0.01%';
  for (let precision = digits; precision < 6; precision++) {
    const text = fixed(value, precision);
    if (Number(text) < 100) return `${text}%`;
  }
  return '>99.99%';
}

/** A range of shares: "1.6–2.9%". */
export function percentRange(low: number, high: number, digits = 2): string {
  const from = percent(low, digits);
  const to = percent(high, digits);
  return from === to ? from : `${from.replace('%', '')}–${to}`;
}

/** Three significant digits: 0.612, 2.3, 0.0412, 1.2×10⁻⁵. */
export function quantity(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 999.5 && size < 1e6) return count(Number(value.toPrecision(digits)));
  if (size >= 1e-3 && size < 1e6) return fixed(value, digits).replace('-', '−');
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  return `${mantissa.replace('-', '−')}×10${superscript(Number(exponent))}`;
}

/** 8 → "⁸", −12 → "⁻¹²". */
export function superscript(value: number): string {
  const digits = String(Math.abs(value)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]);
  return value < 0 ? `⁻${digits}` : digits;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** 8 → "eight", 12 → "12". */
export function inWords(value: number): string {
  return WORDS[value] ?? count(value);
}

/** 8 → "all eight"; "all" where k is a mean of several numbers. */
export function allOf(k: number): string {
  return Number.isInteger(k) ? `all ${inWords(k)}` : 'all';
}

/** As many decimals as `digits` significant digits of a number below 1,000 need. */
function fixed(value: number, digits: number): string {
  const size = Math.abs(Number(value.toPrecision(digits)));
  const before = size >= 1 ? Math.floor(Math.log10(size)) + 1 : Math.ceil(Math.log10(size) + 1e-12);
  return value.toFixed(Math.max(0, digits - before));
}
