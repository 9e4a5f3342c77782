/** Every metric of a run as a panel: its chart, and what it reads at the evaluation that is pointed to. */
import { html, nothing } from 'lit';
import type { Estimated, Judged, Scored, Spread } from '../../lens/messages';
import { nearest } from '../../lens/nearest';
import type { Metric } from '../../metrics/metric';
import type { LensChoice, XScale } from '../../state/lens-choice';
import type { RunView } from '../../state/run-view';
import type { ChartModel } from './chart-model';
import { chartModel, FORETOLD } from './models';
import { metricsOf } from './metrics-of';
import type { Panel } from './panel';
import { keepIfSame } from './same-model';
import { fitting, readSpread, spreadCurve } from './spread';

const EDITING = ['edit-distance', 'within-edits'];
/** A gap between the two forecasts of exact match that is worth a word. */
const APART = 0.03;

/** What is looked at, and through what. */
export interface Looking {
  readonly run: RunView;
  readonly scored: Scored;
  readonly spread: Spread | null;
  readonly judged: Judged | null;
  readonly estimated: Estimated | null;
  readonly choice: LensChoice;
  readonly xScale: XScale;
  /** The evaluation that one points at or looks back at; null: the newest. */
  readonly step: number | null;
}

/** Whether it has a panel of its own, rather than stands in another's. */
export function hasPanel({ id }: Metric): boolean {
  return !FORETOLD.some((other) => other === id);
}

/** Metrics that mean something for a run and have panels. */
export function shownMetrics(run: RunView): Metric[] {
  // An answer of one token is right or wrong, with nothing to edit.
  const one = run.info.graded === 1;
  return metricsOf(run).filter(
    (metric) => hasPanel(metric) && !(one && EDITING.includes(metric.id)),
  );
}

/** Makes panels, and draws anew only what changed. */
export class Panels {
  #models = new Map<string, ChartModel>();
  #modelsFor: unknown[] = [];

  of({ run, scored, spread: newest, judged, estimated, choice, xScale, step }: Looking): Panel[] {
    const shown = shownMetrics(run);
    const spread = fitting(newest, scored.rubric);
    const needs = [run.curves, run.info, run.status, scored, spread, judged, choice, xScale];
    if (!needs.every((need, i) => need === this.#modelsFor[i])) {
      const through = { run, scored, spread, choice, xScale, judged };
      this.#models = new Map(
        shown.map((metric) => {
          const model = chartModel(metric, through);
          return [metric.id, keepIfSame(this.#models.get(metric.id), model)];
        }),
      );
      this.#modelsFor = needs;
    }
    const alike = JSON.stringify(estimated?.rubric) === JSON.stringify(scored.rubric);
    // Live, the newest evaluation whose intervals are there.
    const read = step ?? (alike ? estimated!.step : Infinity);
    const at = nearest(scored.steps, read);
    const fits = alike && estimated?.step === scored.steps[at];
    return shown.map((metric) => ({
      metric,
      model: this.#models.get(metric.id)!,
      at,
      lined: step !== null,
      estimate: fits ? estimated.estimates[metric.id] : undefined,
      replicas: run.curves.replicas,
      spread: spreadAt(spread, metric, scored.steps[at]),
      passUntil: fits && metric.id === 'pass-rate' ? estimated.passUntil : undefined,
      judged: metric.id === choice.judged,
      chosen: metric.id === choice.large,
      note: metric.id === 'exact-match' ? places(scored, at) : own(metric, choice),
    }));
  }
}

function spreadAt(spread: Spread | null, { id }: Metric, step: number) {
  const curve = spread ? spreadCurve(spread, id) : undefined;
  return curve && readSpread(curve, step);
}

/** Why the two forecasts part, where they do. */
function places({ values }: Scored, at: number) {
  const [mean, place] = FORETOLD.map((id) => values[id]?.[at] ?? NaN);
  if (!(mean - place > APART)) return nothing;
  return html`<p class="own">
    The places of an answer differ here: (1−ε)ᵏ takes them to be alike and promises too much,
    Π(1−εᵢ) knows each.
  </p>`;
}

/** A metric's own setting. */
function own({ parameters }: Metric, { settings }: LensChoice) {
  if (!parameters) return nothing;
  return html`<p class="own">
    ${parameters.map(({ id, symbol }) => `${symbol} = ${settings[id]}`).join(', ')}: manufacture
    your own emergence with the slider above.
  </p>`;
}
