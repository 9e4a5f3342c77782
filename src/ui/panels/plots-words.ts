/** The plots' titles, units and names. */
import type { Metric } from '../../state/curves';
import type { RunView } from '../../state/run-view';
import { theoryName } from './plots-view';

export function lossUnit(run: RunView | null): string {
  return run?.task.lossUnit ?? 'nats per token';
}

/** Title and unit of a plot, in plain words first. */
export function plotTitle(metric: Metric, run: RunView | null, log: boolean): [string, string] {
  const scale = log ? ', log scale' : '';
  if (metric === 'loss') return ['Loss', `${lossUnit(run)}${scale}`];
  const wrong = `Wrong ${run?.task.nouns.tokens ?? 'tokens'}`;
  if (metric === 'error') return [wrong, `per-token error, ε${scale}`];
  if (!run) return ['Examples all right', 'exact match'];
  const { examples, token, tokens } = run.task.nouns;
  const k = run.info.meanGraded;
  const several = Number.isInteger(k) ? `${k} ${tokens} of ${k}` : `every ${token}`;
  const of = k === 1 ? `1 ${token}` : several;
  const all = k === 1 ? 'right' : 'all right';
  return [`${examples.charAt(0).toUpperCase()}${examples.slice(1)} ${all}`, `exact match, ${of}`];
}

/** The names that lines may carry: the same room for all three plots, so that they line up. */
export function lineNames(run: RunView | null, earlier: boolean): string[] {
  const theory = run && run.info.graded > 1 ? [theoryName(run.info.meanGraded)] : [];
  const heldOut = run?.task.nouns.heldOut ?? 'held-out';
  return [heldOut, 'train', ...theory, ...(earlier ? ['earlier 1'] : [])];
}
