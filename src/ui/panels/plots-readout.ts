import { percent, percentRange, quantity } from '../../analysis/figures';
import { designEffect, wilson, type Interval } from '../../metrics/interval';
import type { Curves, Metric } from '../../state/curves';
import type { RunView } from '../../state/run-view';
import { rowAt, type Points } from '../elements/plot-trace';
import type { Ink } from '../elements/plot-view';
import { byPlaceAt, theoryAt, type DerivedCurves } from './plots-derived';
import { BY_PLACE, chanceLoss, theoryName } from './plots-view';
import { marks } from './prediction-rows';

/** One line of the values under a plot. */
export interface Reading {
  readonly ink: Ink | 'chance';
  readonly name: string;
  readonly value: string;
  /** Interval, spread or what the value is the mean of. */
  readonly note: string;
  /** The note in full, for a tooltip and for screen readers. */
  readonly explained?: string;
}

/** Exact values of one metric at the evaluation nearest to `step`. */
export function readings(metric: Metric, derived: DerivedCurves, step: number): Reading[] {
  const { run } = derived;
  const { curves, info, task } = run;
  const row = curves.heldOut.nearest(step);
  const write =
    metric === 'loss' ? (value: number) => quantity(value) : (value: number) => percent(value);
  const list: Reading[] = [
    { ink: 'heldOut', name: task.nouns.heldOut, ...heldOutReading(metric, run, row, write) },
    { ink: 'train', name: 'train', ...trainReading(metric, derived, step, write) },
  ];
  if (metric === 'exact' && info.graded > 1) list.push(theoryReading(curves, row));
  if (metric === 'exact' && info.graded === 1) {
    list.push({ ink: 'chance', name: 'chance', value: percent(info.chance), note: '' });
  }
  if (metric === 'loss' && info.chance > 0) {
    list.push({
      ink: 'chance',
      name: 'chance',
      value: quantity(chanceLoss(info.chance)),
      note: '',
    });
  }
  if (metric === 'error') {
    list.push({ ink: 'chance', name: 'chance', value: percent(1 - info.chance), note: '' });
  }
  return list;
}

function heldOutReading(
  metric: Metric,
  run: RunView,
  row: number,
  write: (value: number) => string,
): Pick<Reading, 'value' | 'note' | 'explained'> {
  const { curves, task } = run;
  if (row < 0) return { value: '–', note: '' };
  const { mean, low, high } = curves.heldOutAt(row, metric);
  const value = write(mean);
  if (curves.replicas > 1) {
    const explained = `lowest to highest of ${curves.replicas} models`;
    const note =
      metric === 'loss' ? `${quantity(low, 2)}–${quantity(high, 2)}` : percentRange(low, high);
    return { value, note, explained };
  }
  if (metric === 'loss') return { value, note: '' };
  const { low: from, high: to } = heldOutInterval(metric, run, row);
  const explained = `95% interval, from ${run.info.testExamples} ${task.nouns.examples}`;
  return { value, note: percentRange(from, to, 3), explained };
}

/**
 * 95 % interval of a held-out share of one model. Exact match rests on n examples; wrong tokens on n·k,
 * fewer where a sample shows that they come together.
 */
export function heldOutInterval(metric: 'error' | 'exact', run: RunView, row: number): Interval {
  const { curves, info } = run;
  const share = curves.heldOutAt(row, metric).mean;
  if (metric === 'exact') return wilson(share, info.testExamples);
  const tokens = info.testExamples * info.meanGraded;
  return wilson(share, tokens / clustering(run, curves.heldOut.step(row)));
}

function clustering(run: RunView, step: number): number {
  const sample = run.curves.sampleAt(step);
  const k = run.info.meanGraded;
  return sample ? designEffect(marks(run, sample.predicted).wrong, k) : 1;
}

function trainReading(
  metric: Metric,
  derived: DerivedCurves,
  step: number,
  write: (value: number) => string,
): Pick<Reading, 'value' | 'note' | 'explained'> {
  const { curves, info, config } = derived.run;
  const points = derived.trainMeans(metric);
  const row = nearestRow(points, step);
  if (row < 0) return { value: '–', note: '' };
  const value = write(points.values[row * points.stride + points.offset]);
  if (!derived.noisy) return { value, note: '', explained: 'the whole training set' };
  const { batchSize, evalEvery, logEvery } = config.training;
  const batches = Math.max(1, Math.round(evalEvery / (logEvery * curves.train.thinned)));
  const size = typeof batchSize === 'number' ? batchSize : info.batchSize;
  const explained = `mean over up to ${batches} batches of ${size}, each before its update`;
  return {
    value,
    note: batches > 1 ? `${batches} batches` : `batch of ${size}`,
    explained,
  };
}

function theoryReading(curves: Curves, row: number): Reading {
  const name = theoryName(curves.meanGraded);
  const explained = `what ε alone foretells; place by place, ${BY_PLACE}`;
  if (row < 0) return { ink: 'theory', name, value: '–', note: '', explained };
  const value = percent(theoryAt(curves, row));
  return {
    ink: 'theory',
    name,
    value,
    note: `${BY_PLACE} ${percent(byPlaceAt(curves, row))}`,
    explained,
  };
}

function nearestRow({ steps, length }: Points, step: number): number {
  const before = rowAt(steps, length, step);
  if (before < 0) return length > 0 ? 0 : -1;
  if (before + 1 >= length) return before;
  return step - steps[before] <= steps[before + 1] - step ? before : before + 1;
}
