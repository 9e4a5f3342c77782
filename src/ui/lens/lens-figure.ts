/** The lens as a figure that leaves the page: the verdict, its evidence, and the plots that it rests on. */
import { count } from '../../analysis/figures';
import type { Judged, Scored, Spread } from '../../lens/messages';
import type { XAxis } from '../../state/lens-choice';
import type { RunView } from '../../state/run-view';
import type { ChartPanel, Figure, Table } from '../figure/figure';
import { nameOf, originOf } from '../panels/plots-figure';
import { evidenceOf, type Evidence } from './evidence';
import type { Panel } from './panel';
import { fitting, spreadCurve, spreadWords } from './spread';
import { saidOf, scopeOf } from './verdict';

export interface LensView {
  readonly run: RunView;
  readonly scored: Scored;
  readonly spread: Spread | null;
  readonly judged: Judged | null;
  /** Those that are saved: all, or the one that is shown large. */
  readonly panels: readonly Panel[];
  readonly x: XAxis;
}

export function lensFigure({ run, scored, spread: newest, judged, panels, x }: LensView): Figure {
  const spread = fitting(newest, scored.rubric);
  const step = scored.steps[scored.steps.length - 1] ?? 0;
  const said = judged && saidOf(judged.verdict);
  const { first, settings } = scored.rubric;
  const name = panels.length === 1 ? panels[0].metric.id : 'lens';
  return {
    name: `${nameOf(run, step)}-${name}`,
    title: said ? said.head : 'Every metric on the same predictions',
    notes: [
      ...(judged && said
        ? [
            said.rest,
            scopeOf(run, judged),
            ...evidenceOf(run, judged.verdict).map(evidenceLine),
            `Ranges: 95% over resampled ${run.task.nouns.examples}.`,
          ]
        : []),
      `${originOf(run, step)} Scored anew: the answers to n = ${count(run.heldOut.count)} of them, the first ` +
        `k = ${first} of ${run.info.graded} ${run.task.nouns.tokens}; edits forgiven: ${settings.edits}; τ = ${settings.threshold}.`,
      ...(spread ? [spreadWords(run, x)] : []),
      'Dashed: what the per-token error alone foretells. Triangle: the elbow. Emergence Playground.',
    ],
    panels: panels.map(({ model }): ChartPanel => ({
      title: model.title,
      unit: model.yTitle,
      x: model.xTitle,
      chart: model,
    })),
    table: tableOf(scored, spread, panels),
    config: run.config,
  };
}

/** A line a metric: what the page's table of evidence says. */
function evidenceLine({ name, role, values, ...each }: Evidence): string {
  const [first, atElbow, last] = values;
  const within = (range: string) => range && ` (${range})`;
  return (
    `${name} (${role}): ${first}, ${atElbow} at the elbow, ${last} at last; emergence score ` +
    `${each.scoreText}${within(each.scoreRange)}, bend ${each.bend}${within(each.bendRange)}.`
  );
}

/**
 * A row an evaluation: its step, the loss of whole answers, and every metric that is shown; then the spread of each over
 * the models, at the evaluations that are kept of all of them.
 */
function tableOf(
  { steps, loss, values }: Scored,
  spread: Spread | null,
  panels: readonly Panel[],
): Table {
  const foretold = panels.some(({ metric }) => metric.id === 'exact-match')
    ? ['predicted-by-mean', 'predicted-by-place']
    : [];
  const ids = [...panels.map(({ metric }) => metric.id), ...foretold].filter((id) => values[id]);
  const curves = ids.flatMap((id) => {
    const curve = spread && spreadCurve(spread, id);
    return curve ? [{ id, ...curve }] : [];
  });
  const places = new Map(Array.from(spread?.steps ?? [], (step, e) => [step, e]));
  return {
    columns: [
      'step',
      'loss-of-whole-answers',
      ...ids,
      ...curves.flatMap(({ id }) => [`${id}-mean`, `${id}-lowest`, `${id}-highest`]),
    ],
    rows: Array.from(steps, (step, i) => {
      const e = places.get(step) ?? NaN;
      const models = curves.flatMap(({ mean, low, high }) => [mean, low, high]);
      return [
        step,
        loss[i],
        ...ids.map((id) => values[id][i]),
        ...models.map((column) => column[e] ?? NaN),
      ];
    }),
  };
}
