import type { Verdict } from '../../analysis/verdict';
import { count } from '../../analysis/figures';
import type { RunView } from '../../state/run-view';
import type { Figure, FigurePanel, Table } from '../figure/figure';
import { originOf } from '../panels/plots-figure';
import {
  DRAWN,
  syntheticView,
  type DrawnId,
  type SyntheticAxes,
  type SyntheticScores,
} from './synthetic-curves';
import { verdictOnScale } from './synthetic-words';

/** The synthetic model as a figure that leaves the page. */
export function syntheticFigure(
  scores: SyntheticScores,
  axes: SyntheticAxes,
  run: RunView | null,
  verdict: Verdict | null,
): Figure {
  const { settings } = scores;
  const { length, exponent, examples, noise, seed } = settings;
  const across = `scale s, relative${axes.x === 'log' ? ', log scale' : ''}`;
  const up = axes.y === 'log' ? ', log scale' : '';
  const panels = DRAWN.map(({ id, title, unit }): FigurePanel => {
    const view = syntheticView(id as DrawnId, scores, axes, run, true);
    return { title, unit: unit + up, x: across, view };
  });
  const last = run ? run.curves.heldOut.step(run.curves.heldOut.length - 1) : 0;
  return {
    name: `synthetic-k-${length}-exponent-${exponent}-n-${examples}-seed-${seed}`,
    title: 'A jump with nothing discrete in it',
    notes: [
      `Nothing was trained. A token goes wrong with probability ε = 0.95 · s^−${exponent} (noise σ = ${noise}); at each ` +
        `of ${scores.scales.length} scales n = ${count(examples)} answers of k = ${length} tokens were drawn, seed ${seed}. ` +
        'Dashed: what the law alone makes of it. Band: 95% interval.',
      ...(verdict ? [verdictOnScale(verdict)] : []),
      ...(run ? [`Orange: a run, its last evaluation at scale 1,000. ${originOf(run, last)}`] : []),
      'Emergence Playground.',
    ],
    panels,
    table: tableOf(scores),
    config: { version: 1, synthetic: settings, axes, ...(run ? { overlay: run.config } : {}) },
  };
}

const NAMES = { 'token-error': 'tokenError', brier: 'brier', 'exact-match': 'exactMatch' } as const;

function tableOf({ scales, measured, foretold }: SyntheticScores): Table {
  const ids = ['token-error', 'brier', 'exact-match'] as const;
  const columns = ids.flatMap((id) =>
    ['', 'Low', 'High', 'ByLaw'].map((ending) => NAMES[id] + ending),
  );
  const rows = Array.from(scales, (scale, i) => [
    scale,
    ...ids.flatMap((id) => {
      const { value, low, high } = measured[id][i];
      return [value, low, high, foretold[id][i]];
    }),
  ]);
  return { columns: ['scale', ...columns], rows };
}
