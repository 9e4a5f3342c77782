import { predictedExactMatch } from '../metrics/predicted-exact-match';

/** Metrics of one replica at one step, on the batch it is about to learn from or on the held-out set. */
export interface MetricRow {
  readonly step: number;
  readonly replica: number;
  readonly split: 'train' | 'test';
  readonly loss: number;
  readonly tokenError: number;
  readonly exactMatch: number;
}

export const csvHeader = 'step,replica,split,loss,tokenError,exactMatch,predictedExactMatch\n';

/**
 * One row, with the shortest digits that read back as the same number. `graded` is the mean number of graded
 * tokens an example, the k of the predicted exact match (1−ε)^k.
 */
export function csvLine(row: MetricRow, graded: number): string {
  const { step, replica, split, loss, tokenError, exactMatch } = row;
  const predicted = predictedExactMatch(tokenError, graded);
  return `${[step, replica, split, loss, tokenError, exactMatch, predicted].join(',')}\n`;
}
