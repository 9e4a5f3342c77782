import type { Metric } from './metric';

const files = import.meta.glob<Metric>(
  [
    './*.ts',
    '!./interval.ts',
    '!./levenshtein.ts',
    '!./metric.ts',
    '!./outcomes.ts',
    '!./packed.ts',
    '!./predicted-exact-match.ts',
    '!./registry.ts',
    '!./rescore.ts',
  ],
  { eager: true, import: 'default' },
);

/** Softer first, as a person would read them; a metric that is not named here comes after. */
const ORDER = [
  'loss',
  'bits',
  'perplexity',
  'brier',
  'correct-choice',
  'pass-rate',
  'calibration-error',
  'reconstruction-error',
  'near-enough',
  'token-error',
  'edit-distance',
  'numeric-error',
  'above-threshold',
  'within-edits',
  'predicted-by-mean',
  'predicted-by-place',
  'exact-match',
];
const place = ({ id }: Metric) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

/**
 * Every metric of this folder. A first visit needs none of them: take them by
 * `await import('../metrics/registry')`.
 */
export const metrics: readonly Metric[] = Object.values(files).sort((a, b) => place(a) - place(b));

/** The metric of that id; undefined where there is none. */
export function metricOf(id: string): Metric | undefined {
  return metrics.find((metric) => metric.id === id);
}
