import type { Points } from '../elements/plot-trace';
import { asciiJson } from '../../interchange/png';
import type { Figure, PlotPanel, Table } from './figure';

/**
 * A figure's numbers: first lines that begin with # (`# config: ` and JSON, then title and notes), then a header,
 * then rows. Numbers have the shortest digits that read back as the same number; a gap is an empty cell.
 */
export function figureCsv({ config, title, notes, table }: Figure): string {
  const lines = [`# config: ${asciiJson(config)}`, ...[title, ...notes].map(comment)];
  lines.push(table.columns.map(cell).join(','));
  for (const row of table.rows) lines.push(row.map(cell).join(','));
  return `${lines.join('\n')}\n`;
}

/** Every line of some plots, one point a row; a band is its two edges. */
export function pointsTable(panels: readonly PlotPanel[]): Table {
  return { columns: ['plot', 'series', 'x', 'value'], rows: pointRows(panels) };
}

function* pointRows(panels: readonly PlotPanel[]): Iterable<(string | number)[]> {
  for (const { title, view } of panels) {
    for (const { points, label, ink } of view.lines) {
      yield* rowsOf(title, label ?? ink, points);
    }
    for (const { low, high, ink } of view.bands) {
      yield* rowsOf(title, `${ink}, low`, low);
      yield* rowsOf(title, `${ink}, high`, high);
    }
  }
}

function* rowsOf(
  plot: string,
  series: string,
  { length, steps, values, stride, offset }: Points,
): Iterable<(string | number)[]> {
  for (let i = 0; i < length; i++) yield [plot, series, steps[i], values[i * stride + offset]];
}

function comment(text: string): string {
  return `# ${text.replace(/\s+/g, ' ')}`;
}

/** Quoted where it must be (RFC 4180). A cell never begins a comment. */
function cell(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const plain = value.replace(/#/g, 'no.');
  return /[",\n\r]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}
