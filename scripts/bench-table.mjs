/** @typedef {import('../tests/bench/measure').Figures} Figures */

const HEAD = [
  'contestant',
  'ms/step (min–max)',
  'dispatches',
  'submits',
  'bind groups',
  'buffers',
  'first step',
  'host ms/step',
  'loss',
];

/** The figures of one row of the benchmark, in Markdown; @param {Figures[]} figures */
export function table(figures) {
  const lines = [HEAD, ...figures.map(lineOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  /** @param {string[]} cells */
  const join = (cells) => `| ${cells.join(' | ')} |`;
  const [head, ...rest] = lines.map((line) =>
    join(line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))),
  );
  const rule = join(
    widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)),
  );
  return [head, rule, ...rest].join('\n');
}

/** @param {Figures} figures */
function lineOf(figures) {
  const { contestant, counts, firstMs, hostMs, loss, difference } = figures;
  const calls = [counts.dispatches, counts.submits, counts.bindGroups, counts.buffers];
  const note =
    figures.updates === 20
      ? ''
      : ` after ${figures.updates} ${figures.updates === 1 ? 'step' : 'steps'}`;
  const off = difference === null ? 'not finite' : `off by ${difference.toExponential(1)}`;
  if (figures.void) {
    return [contestant, `void: ${off}${note}`, '', '', '', '', '', '', String(loss)];
  }
  return [
    contestant,
    `${digits(median(figures.stepMs))} (${digits(Math.min(...figures.stepMs))}–${digits(Math.max(...figures.stepMs))})`,
    ...calls.map(digits),
    `${Math.round(firstMs)} ms`,
    digits(median(hostMs)),
    `${loss.toFixed(5)}${note}`,
  ];
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Three of them, without an exponent; @param {number} x */
function digits(x) {
  if (x === 0) return '0';
  return x >= 100 ? x.toFixed(0) : String(Number(x.toPrecision(3)));
}
