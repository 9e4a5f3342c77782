import { closeSync, openSync, writeSync } from 'node:fs';
import { csvHeader, csvLine, type MetricRow } from '../interchange/csv';

/**
 * Writes metrics.csv, ordered by step, replica, train before test. Rows may come in any order within a chunk
 * and are held until `flush` says that nothing earlier can follow or be taken back.
 */
export class MetricsFile {
  private readonly file: number;
  private held: MetricRow[] = [];

  constructor(
    path: string,
    /** Graded tokens an example, on average. */
    private readonly graded: number,
  ) {
    this.file = openSync(path, 'wx');
    writeSync(this.file, csvHeader);
  }

  add(row: MetricRow): void {
    this.held.push(row);
  }

  /** Takes back the held rows that `drop` picks. */
  remove(drop: (row: MetricRow) => boolean): void {
    this.held = this.held.filter((row) => !drop(row));
  }

  /** Writes the rows of steps below `step`. */
  flush(step = Infinity): void {
    const due = this.held.filter((row) => row.step < step).sort(inOrder);
    this.held = this.held.filter((row) => row.step >= step);
    if (due.length > 0) writeSync(this.file, due.map((row) => csvLine(row, this.graded)).join(''));
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }
}

function inOrder(a: MetricRow, b: MetricRow): number {
  const split = ({ split }: MetricRow) => (split === 'train' ? 0 : 1);
  return a.step - b.step || a.replica - b.replica || split(a) - split(b);
}
