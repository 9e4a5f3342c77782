import { signal } from '@lit-labs/signals';
import type { Rows } from './rows';

/**
 * The evaluated step that every view looks back at, or null while they follow the run live: plots, timeline,
 * headline and predictions all read this one signal.
 */
export const lookBack = signal<number | null>(null);

/** The row of a run's evaluations that is looked at: live, the last. */
export function rowSeen(rows: Rows): number {
  const back = lookBack.get();
  return back === null ? rows.length - 1 : rows.nearest(back);
}

/** Looks at a row: live at the last one or beyond it. */
export function seeRow(rows: Rows, row: number): void {
  lookBack.set(row >= rows.length - 1 ? null : rows.step(Math.max(0, row)));
}
