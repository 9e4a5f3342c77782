/** Numbers as the page writes them: three significant digits, thousands grouped, a real minus sign. */

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P'];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 13056 → "13,056". */
export function whole(value: number): string {
  return grouped.format(value).replace('-', '−');
}

/** Three significant digits: 0.00412 → "0.00412", 61.27 → "61.3", 1240.3 → "1,240"; tiny ones as 1.2×10⁻⁸. */
export function three(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 999.5) return whole(Number(value.toPrecision(3)));
  if (size < 1e-4) return scientific(value);
  return value.toPrecision(3).replace('-', '−');
}

/** 3.2e-7 → "3.2×10⁻⁷". */
export function scientific(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(2).split('e');
  const short = String(Number(mantissa));
  const power = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
  return `${short === '1' ? '' : `${short}×`}10${power}`.replace('-', '−');
}

/** A count or rate with an SI prefix, three digits: 23_100_000 → "23.1 M". The unit follows directly. */
export function prefixed(value: number): string {
  if (!Number.isFinite(value)) return '– ';
  let index = 0;
  let scaled = value;
  while (Math.abs(scaled) >= 999.5 && index < PREFIXES.length - 1) {
    scaled /= 1000;
    index++;
  }
  const digits =
    index === 0 && Number.isInteger(scaled)
      ? String(scaled)
      : scaled.toPrecision(3).replace('-', '−');
  return `${digits} ${PREFIXES[index]}`;
}

/** A setting, as precisely as it is: 0.008 → "0.008", 1e-8 → "1e-8", 1500 → "1,500". */
export function exact(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return whole(value);
  if (value !== 0 && Math.abs(value) < 1e-4)
    return value.toExponential().replace('-', '−').replace('e−', 'e-');
  return String(value).replace('-', '−');
}

/** Milliseconds as a stopwatch reads: "4.1 s", "2 min 05 s", "1 h 02 min". */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const total = Math.round(seconds);
  const pad = (value: number) => String(value).padStart(2, '0');
  if (total < 3600) return `${Math.floor(total / 60)} min ${pad(total % 60)} s`;
  return `${Math.floor(total / 3600)} h ${pad(Math.floor((total % 3600) / 60))} min`;
}
