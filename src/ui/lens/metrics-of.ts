import { scores, type Metric } from '../../metrics/metric';
import { metrics } from '../../metrics/registry';
import { drawsPictures } from '../../state/asked';
import type { RunView } from '../../state/run-view';

/** Metrics that mean something for a run's answers: tokens or drawings, and numbers or not. */
export function metricsOf(run: RunView): readonly Metric[] {
  const isNumber = run.task.placeValues?.(run.config.task) !== undefined;
  const drawings = drawsPictures(run);
  return metrics.filter(
    (metric) => scores(metric, drawings) && (isNumber || metric.id !== 'numeric-error'),
  );
}
