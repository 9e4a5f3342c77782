/**
 * A table in Markdown: the first column to the left, the others to the right.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} lines
 */
export function table(head, lines) {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...lines].map((line) => line[column].length)),
  );
  /** @param {readonly string[]} cells */
  const join = (cells) => `| ${cells.join(' | ')} |`;
  const rule = widths.map((width, i) =>
    i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const [first, ...rest] = [head, ...lines].map((line) =>
    join(line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))),
  );
  return [first, join(rule), ...rest].join('\n');
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Three digits, without an exponent; @param {number} x */
export function digits(x) {
  if (x === 0) return '0';
  if (!Number.isFinite(x)) return String(x);
  return x >= 100 ? x.toFixed(0) : String(Number(x.toPrecision(3)));
}

/** "45.1 (28.8–58.4)": median, least and most; @param {readonly number[]} values */
export function spread(values) {
  return `${digits(median(values))} (${digits(Math.min(...values))}–${digits(Math.max(...values))})`;
}

const PREFIXES = ['', 'k', 'M', 'G', 'T'];

/** "1.23 M"; @param {number} x */
export function prefixed(x) {
  const power = Math.min(PREFIXES.length - 1, Math.max(0, Math.floor(Math.log10(x) / 3)));
  return x > 0 ? `${digits(x / 1000 ** power)} ${PREFIXES[power]}`.trimEnd() : '0';
}
