import { html, nothing, svg, type TemplateResult } from 'lit';
import { count, percent, percentRange } from '../../analysis/figures';
import type { PassUntil } from '../../analysis/pass-until';
import type { Metric } from '../../metrics/metric';
import type { Estimate } from '../../metrics/rescore';
import type { ChartModel } from './chart-model';
import './chart';
import type { SpreadReading } from './spread';
import { figure, figureRange, intervalText } from './words';

/** One metric as it is shown. */
export interface Panel {
  readonly metric: Metric;
  readonly model: ChartModel;
  /** Index of the evaluation that is read. */
  readonly at: number | null;
  /** One points at it or looks back at it. */
  readonly lined: boolean;
  /** At that evaluation; undefined until it was computed. */
  readonly estimate?: Estimate;
  readonly passUntil?: PassUntil;
  /** Models that train side by side, and how far apart they are; undefined until that was computed. */
  readonly replicas: number;
  readonly spread?: SpreadReading;
  readonly judged: boolean;
  /** It is the one that is shown large, too. */
  readonly chosen: boolean;
  /** More about it here and now, such as which setting is its own. */
  readonly note: TemplateResult | typeof nothing;
}

export interface PanelHands {
  /** Shows it large, or all alike again. */
  readonly enlarge: (id: string | null) => void;
  readonly hover: (at: number | null) => void;
  readonly pick: (at: number) => void;
}

const KINDS = {
  smooth: {
    path: svg`<path d="M1 11C6 10.5 10 7 17 1" />`,
    help: 'Smooth: it moves in step with the tokens',
  },
  threshold: {
    path: svg`<path d="M1 11h9V1h7" />`,
    help: 'Threshold: all or nothing, because it cuts somewhere or multiplies tokens',
  },
};

/** Its kind by shape and word. */
export function kindMark({ kind }: Metric): TemplateResult {
  const { path, help } = KINDS[kind];
  return html`<span class="kind" title=${help}
    ><svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">${path}</svg>${kind}</span
  >`;
}

export function smallPanel(panel: Panel, hands: PanelHands): TemplateResult {
  const { metric, model, at, judged, chosen, note } = panel;
  return html`<section class="panel ${judged ? 'judged' : ''}" aria-label=${model.title}>
    <div>
      <header>
        <h3>
          <button
            type="button"
            aria-pressed=${chosen}
            title=${chosen ? 'Show it small again' : 'Show it large'}
            @click=${() => hands.enlarge(chosen ? null : metric.id)}
          >
            ${model.title}
          </button>
        </h3>
        ${kindMark(metric)}
      </header>
      <p class="unit">${model.yTitle}</p>
    </div>
    <ep-lens-chart
      .model=${model}
      .cursor=${at}
      .lined=${panel.lined}
      @click=${() => hands.enlarge(chosen ? null : metric.id)}
      @chart-hover=${(event: CustomEvent<number | null>) => hands.hover(event.detail)}
    ></ep-lens-chart>
    <div>${reading(panel)}</div>
    <div>
      <p class="plain">${metric.plain}</p>
      <p class="formula" title=${metric.source}>${metric.formula}</p>
      ${note}
    </div>
  </section>`;
}

export function largePanel(
  panel: Panel,
  hands: PanelHands,
  save: (event: Event) => void,
): TemplateResult {
  const { metric, model, at, note } = panel;
  return html`<section class="panel large" aria-label="${model.title}, large">
    <header>
      <div>
        <h2>${model.title}</h2>
        <p class="unit">${model.yTitle}</p>
      </div>
      ${kindMark(metric)}
      <button type="button" class="save" @click=${save}>Save figure</button>
      <button type="button" class="quiet" @click=${() => hands.enlarge(null)}>Show it small</button>
    </header>
    <ep-lens-chart
      large
      .model=${model}
      .cursor=${at}
      .lined=${panel.lined}
      @chart-hover=${(event: CustomEvent<number | null>) => hands.hover(event.detail)}
      @chart-pick=${(event: CustomEvent<number>) => hands.pick(event.detail)}
    ></ep-lens-chart>
    <p class="axis">${model.xTitle}</p>
    ${reading(panel)}
    <p class="plain">${metric.plain}</p>
    <p class="formula">${metric.formula} · ${metric.source}</p>
    ${note}
  </section>`;
}

/** The value, its interval, what it rests on, and how far apart the models are. */
function reading(panel: Panel): TemplateResult {
  const { metric, model, at, estimate, passUntil } = panel;
  const values = model.lines.at(-1)?.values;
  const value = at === null ? NaN : (values?.[at] ?? NaN);
  return html`<p class="now">
      <b>${figure(metric, value)}</b>
      <span>${estimate && intervalText(metric, estimate, '95%: ')}</span>
      <span class="n">${estimate ? `n ${count(estimate.n)}` : ''}</span>
    </p>
    ${panel.replicas > 1 ? models(panel) : nothing}
    ${
      model.lines.length > 1 && at !== null
        ? html`<p class="beside">
            ${[...model.lines]
              .reverse()
              .slice(1)
              .map(
                ({ kind, label, values: other }) =>
                  html`<span><i class=${kind}></i>${label} ${percent(other[at])}</span>`,
              )}
          </p>`
        : nothing
    }
    ${
      passUntil
        ? html`<p class="beside">
            By sampling (PassUntil): ${count(passUntil.passes)} of ${count(passUntil.samples)}
            passed,
            ${percent(passUntil.rate, 2)}${
              passUntil.passes > 0
                ? ` (${percentRange(passUntil.low, passUntil.high)})`
                : ` (below ${percent(passUntil.high, 2)})`
            }
          </p>`
        : nothing
    }`;
}

/** Lowest to highest of all models, and their mean; where not of all of them this evaluation is kept, of which. */
function models({ metric, model, at, replicas, spread }: Panel): TemplateResult {
  const where =
    spread && at !== null && spread.step !== model.steps[at]
      ? ` at step ${count(spread.step)}`
      : '';
  return html`<p class="models">
    ${replicas}
    models${
      spread
        ? html`: ${figureRange(metric, spread.low, spread.high)}, mean
          ${figure(metric, spread.mean)}${where}`
        : nothing
    }
  </p>`;
}
