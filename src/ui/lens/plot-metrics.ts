import { html, type TemplateResult } from 'lit';
import { count } from '../../analysis/figures';
import type { Spread } from '../../lens/messages';
import { nearest } from '../../lens/nearest';
import { defaultSettings, type Metric } from '../../metrics/metric';
import { metricOf } from '../../metrics/registry';
import { METRICS, type Metric as Slot } from '../../state/curves';
import { Lens } from '../../state/lens';
import { metricsOf } from './metrics-of';
import type { RunView } from '../../state/run-view';
import { lossScale, shareScale } from '../elements/plot-scale';
import type { Points } from '../elements/plot-trace';
import type { Band, PlotView } from '../elements/plot-view';
import type { Reading } from '../panels/plots-readout';
import type { Shown } from '../panels/plots-view';
import { connectLens } from './connect';
import { extent } from './scale';
import { readSpread, spreadCurve, type SpreadCurve } from './spread';
import { capital, figure, figureRange, intervalText, isShare } from './words';

/** What a plot of the Train view shows by itself. */
const OWN: Readonly<Record<Slot, string>> = {
  loss: 'loss',
  error: 'token-error',
  exact: 'exact-match',
};

const NONE = new Float64Array(0);

/** A metric that was chosen, for a table: its value by the step of the evaluation, of each replica. */
export interface ChosenColumn {
  readonly id: string;
  readonly values: readonly ReadonlyMap<number, number>[];
}

/** Another metric in one of the three plots, on the answers that are kept of each evaluation. */
export class PlotMetrics {
  readonly #lens = new Lens(connectLens);
  readonly #chosen = new Map<Slot, Metric>();
  /** Parts of a link that mean nothing. */
  #unread: readonly string[] = [];

  /** `changed`: something is to be drawn anew. */
  constructor(private readonly changed: () => void) {}

  /** What a plot may show instead. */
  options(slot: Slot, run: RunView): TemplateResult[] {
    const chosen = this.#of(slot, run)?.id ?? OWN[slot];
    return metricsOf(run).map(
      ({ id, title }) => html`<option value=${id} ?selected=${id === chosen}>${title}</option>`,
    );
  }

  /** "loss:brier,exact:pass-rate", as the page's address has it. */
  write(): string {
    return [...this.#chosen].map(([slot, { id }]) => `${slot}:${id}`).join(',');
  }

  /** Reads what `write` wrote; a part that means nothing is left out, and told. */
  read(text: string): void {
    if (text === this.write()) return;
    this.#chosen.clear();
    this.#unread = text.split(',').filter((part) => {
      const [name, id] = part.split(':');
      const slot = METRICS.find((each) => each === name);
      const metric = metricOf(id ?? '');
      if (slot && metric && id !== OWN[slot]) this.#chosen.set(slot, metric);
      return part !== '' && !(slot && metric);
    });
    this.changed();
  }

  choose(slot: Slot, id: string): void {
    this.#unread = [];
    const metric = metricOf(id);
    if (!metric || id === OWN[slot]) this.#chosen.delete(slot);
    else this.#chosen.set(slot, metric);
    this.changed();
  }

  /** Follows a run, and reads its evaluation nearest to `step`; null: the newest. */
  look(run: RunView | null, step: number | null): void {
    const ids = run ? this.#shown(run).map(({ id }) => id) : [];
    if (!run || ids.length === 0) return this.#lens.rest();
    const first = run.info.graded;
    this.#lens.follow(run);
    this.#lens.ask({
      metrics: ids,
      rubric: { first, settings: defaultSettings },
      step,
      judged: null,
      axis: 'linear',
      upTo: null,
    });
  }

  /** Title and unit of the plot, or undefined where it shows its own metric. */
  title(slot: Slot, run: RunView | null, log: boolean): [string, string] | undefined {
    const metric = this.#of(slot, run);
    return metric && [metric.title, `${metric.unit}${log ? ', log scale' : ''}`];
  }

  /** `view` with this plot's other metric in place of its own. */
  view(slot: Slot, shown: Shown, view: PlotView): PlotView {
    const metric = this.#of(slot, shown.run.run);
    if (!metric) return view;
    const { replicas } = shown.run.run.curves;
    const points = this.#line(metric, replicas);
    const bands = this.#bands(metric);
    const log = slot !== 'exact' && shown.axes[slot] === 'log';
    const { lookBack } = shown;
    const at = lookBack === null ? -1 : nearest(points.steps, lookBack);
    return {
      ...view,
      y: scale(metric, [points, ...bands.flatMap(({ low, high }) => [low, high])], log),
      bands,
      lines: [{ points, ink: 'heldOut', width: 2, label: shown.run.run.task.nouns.heldOut }],
      levels: [],
      diverged: undefined,
      dots: at < 0 ? [] : [{ step: points.steps[at], value: points.values[at], ink: 'heldOut' }],
    };
  }

  /** Values at the evaluation nearest to a step. */
  readings(slot: Slot, run: RunView, step: number): Reading[] | undefined {
    const metric = this.#of(slot, run);
    if (!metric) return undefined;
    const { replicas } = run.curves;
    if (replicas > 1) return [this.#modelsReading(metric, run, step)];
    const points = this.#points(metric);
    const at = nearest(points.steps, step);
    const estimated = this.#lens.estimated.get();
    const estimate =
      at >= 0 && estimated?.step === points.steps[at] ? estimated.estimates[metric.id] : undefined;
    const { nouns } = run.task;
    return [
      {
        ink: 'heldOut',
        name: nouns.heldOut,
        value: at < 0 ? '–' : figure(metric, points.values[at]),
        note: estimate ? noteOf(intervalText(metric, estimate), `n ${estimate.n}`) : '',
        explained: `95% interval, from ${count(run.heldOut.count)} ${nouns.examples} whose answers are kept`,
      },
    ];
  }

  /** What the plots show in place of their own, each once. */
  columns(run: RunView): ChosenColumn[] {
    return this.#shown(run).map((metric) => {
      const { steps, values } = this.#points(metric);
      const spread = this.#lens.spread.get();
      const columns = spread ? ofReplicas(spread, metric.id) : [];
      return { id: metric.id, values: [byStep(steps, values), ...columns.slice(1)] };
    });
  }

  /** In words, for whoever never heard of it. */
  about(slot: Slot, run: RunView | null): TemplateResult | undefined {
    const metric = this.#chosen.get(slot);
    if (slot === 'loss' && this.#unread.length > 0) {
      return html`<p class="plain">
        The link asked the plots for “${this.#unread.join(', ')}”, which means nothing here; it was
        left out.
      </p>`;
    }
    if (!metric || this.#of(slot, run)) {
      return metric && html`<p class="plain">${capital(metric.kind)}. ${metric.plain}</p>`;
    }
    return html`<p class="plain">
      This plot was set to “${metric.title}”, which means nothing for these answers.
    </p>`;
  }

  /** What a plot was set to, where that means something for the answers of this run. */
  #of(slot: Slot, run: RunView | null): Metric | undefined {
    const metric = this.#chosen.get(slot);
    return !run || (metric && metricsOf(run).includes(metric)) ? metric : undefined;
  }

  /** Each once. */
  #shown(run: RunView): Metric[] {
    return [...new Set(METRICS.flatMap((slot) => this.#of(slot, run) ?? []))];
  }

  /** Lowest to highest of the models that train side by side, where there are several. */
  #bands({ id }: Metric): Band[] {
    const curve = this.#curve(id);
    if (!curve) return [];
    const { steps, low, high } = curve;
    return [{ low: pointsOf(steps, low), high: pointsOf(steps, high), ink: 'heldOut' }];
  }

  /** As of a plot's own metric: the mean, and lowest to highest. */
  #modelsReading(metric: Metric, { curves, heldOut, task }: RunView, step: number): Reading {
    const curve = this.#curve(metric.id);
    const spread = curve && readSpread(curve, step);
    const n = count(heldOut.count);
    return {
      ink: 'heldOut',
      name: task.nouns.heldOut,
      value: spread ? figure(metric, spread.mean) : '–',
      note: spread ? noteOf(figureRange(metric, spread.low, spread.high), `n ${n} each`) : '',
      explained: `lowest to highest of ${curves.replicas} models, each on ${n} ${task.nouns.examples} of its own`,
    };
  }

  /** One model's values; of several the mean, where it is kept of all. */
  #line(metric: Metric, replicas: number): Points {
    if (replicas === 1) return this.#points(metric);
    const { steps, mean } = this.#curve(metric.id) ?? { steps: NONE, mean: NONE };
    return pointsOf(steps, mean);
  }

  #curve(id: string): SpreadCurve | undefined {
    const spread = this.#lens.spread.get();
    return spread ? spreadCurve(spread, id) : undefined;
  }

  #points({ id }: Metric): Points {
    const scored = this.#lens.scored.get();
    const values = scored?.values[id];
    return scored && values ? pointsOf(scored.steps, values) : pointsOf(NONE, NONE);
  }
}

function pointsOf(steps: Float64Array, values: Float64Array): Points {
  return { length: values.length, steps, values, stride: 1, offset: 0 };
}

function byStep(steps: ArrayLike<number>, values: ArrayLike<number>): Map<number, number> {
  return new Map(Array.from(values, (value, i) => [steps[i], value]));
}

/** A metric of each replica at the evaluations that are kept of all. */
function ofReplicas({ replicas, steps, values }: Spread, id: string): Map<number, number>[] {
  const count = steps.length;
  return Array.from({ length: replicas }, (_, r) =>
    byStep(steps, (values[id] ?? []).slice(r * count, (r + 1) * count)),
  );
}

function scale(metric: Metric, curves: readonly Points[], log: boolean): PlotView['y'] {
  const [{ values }] = curves;
  const { low, top } = extent(curves.map((each) => each.values));
  if (isShare(metric) && metric.id !== 'calibration-error') return shareScale(low, log);
  const start = values[0] ?? 1;
  const cap = metric.range[1] === Infinity ? Math.max(2 * start, top < 4 * start ? top : 0) : top;
  const y = lossScale(low, top, cap, log);
  return isShare(metric) ? { ...y, unit: log ? 'percent' : 'value' } : y;
}

/** A range that is not finite has no words. */
function noteOf(range: string, sample: string): string {
  return range ? `${range}, ${sample}` : sample;
}
