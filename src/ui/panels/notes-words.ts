/** What a note is, and the few words and figures that every visit needs; the others are in notes-told.ts. */
import type { RunView } from '../../state/run-view';
import { atStep } from '../../state/settings';
import type { Action } from '../actions';

export interface Note {
  readonly title: string;
  readonly text?: string;
  readonly warn?: boolean;
  readonly buttons?: readonly { readonly words: string; readonly action: Action }[];
}

/** Where a finished run may go on to: as far again. */
export function nextEnd({ info }: RunView): number {
  return Math.min(info.until * 2, 1e7);
}

/** About a third, on two digits: 0.03 → 0.009. */
export function calmerRate(run: RunView): number {
  const { learningRate } = atStep(run.config, run.progress.step).optimizer;
  return Number((learningRate * 0.3).toPrecision(2));
}

export const notLoaded: Note = {
  title: 'This part of the page didn’t load.',
  text: 'The run goes on. Check the connection and try again.',
  warn: true,
};
