import { SignalWatcher } from '@lit-labs/signals';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, queryAll, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { lookBack, rowSeen, seeRow } from '../../state/look-back';
import { METRICS, type Metric } from '../../state/curves';
import type { RunView } from '../../state/run-view';
import { act } from '../actions';
import { icon } from '../elements/icon';
import '../elements/plot';
import type { Plot } from '../elements/plot';
import type { PlotMetrics } from '../lens/plot-metrics';
import { readings } from './plots-readout';
import { plotsStyles } from './plots-styles';
import { caption } from './plots-caption';
import { DerivedCurves } from './plots-derived';
import { Pace } from './plots-pace';
import { Speech } from './plots-speech';
import { emptyView, plotView, type AxisChoice, type Shown } from './plots-view';
import { lineNames, plotTitle } from './plots-words';

/** Earlier runs drawn at most; more would hide the current one. */
const EARLIER = 3;
/** A step is read out no more often than this. */
const READ_MS = 120;

/**
 * Loss, wrong tokens and exact match side by side, from the same predictions, with one cursor.
 *
 * Draws in one animation frame for all three.
 */
@customElement('ep-plots')
export class Plots extends SignalWatcher(LitElement) {
  @property({ attribute: false }) run: RunView | null = null;
  @property({ attribute: false }) earlier: readonly RunView[] = [];
  /** The preset's axes; a person's own choice holds until another preset comes. */
  @property({ attribute: false }) axes: Partial<AxisChoice> = {};

  /** Which plots show another metric, as the address has it. */
  @property() view = '';

  @state() private chosen: AxisChoice = { x: 'linear', loss: 'linear', error: 'linear' };
  @state() private byPlace = false;
  @state() private hover: number | null = null;
  /** Other metrics in these plots: its code comes when somebody is about to choose one. */
  @state() private others: PlotMetrics | null = null;

  @queryAll('ep-plot') private readonly plots!: NodeListOf<Plot>;

  #derived: DerivedCurves | null = null;
  #derivedEarlier: DerivedCurves[] = [];
  #stops: (() => void)[] = [];
  #lastRead = 0;
  readonly #pace = new Pace(() => this.drawNow());
  readonly #speech = new Speech(() => this.requestUpdate());

  static override styles = plotsStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
    this.#pace.rest();
    this.others?.look(null, null);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('view') && this.view !== (this.others?.write() ?? '')) void this.#prepare();
    if (changed.has('axes')) this.chosen = { ...this.chosen, ...this.axes };
    if (changed.has('run') || changed.has('earlier')) {
      if (this.#derived?.run.curves !== this.run?.curves) this.hover = null;
      this.#derived = this.run && renewed(this.#derived, this.run);
      this.#derivedEarlier = this.earlier
        .filter((run) => run.curves !== this.run?.curves)
        .slice(-EARLIER)
        .map((run) =>
          renewed(
            this.#derivedEarlier.find((old) => old.run.curves === run.curves),
            run,
          ),
        );
      if (this.isConnected) this.#follow();
    }
  }

  protected override updated(): void {
    this.others?.look(this.run, this.hover ?? lookBack.get());
    this.#pace.next();
  }

  protected override render() {
    return html`
      <div class="plots" @keydown=${this.#escape}>
        ${METRICS.map((metric) => this.#renderPlot(metric))}
      </div>
      <div class="caption">
        ${caption(this.#derived, this.#derivedEarlier, this.#shownStep(), {
          checked: this.byPlace,
          toggle: (checked) => (this.byPlace = checked),
        })}
        <div class="x">
          <button type="button" class="save" ?disabled=${!this.#derived} @click=${this.#save}>
            Save figure
          </button>
          <span>Step axis</span>${this.#renderToggle('x', 'Step axis')}
        </div>
      </div>
      ${guard([this.#speech.said, this.run?.curves], () => this.#speech.table(this.#derived))}
    `;
  }

  #renderPlot(metric: Metric): TemplateResult {
    const log = metric !== 'exact' && this.chosen[metric] === 'log';
    const [title, unit] =
      this.others?.title(metric, this.run, log) ?? plotTitle(metric, this.run, log);
    return html`<section class=${metric}>
      <header>
        <div>
          <h2>${title}${this.#renderChoice(metric, title)}</h2>
          <p>${unit}</p>
        </div>
        ${metric === 'exact' ? nothing : this.#renderToggle(metric, `${title} axis`)}
      </header>
      <ep-plot
        .label=${this.#speech.said[metric] || `${title}: no data yet`}
        .endLabels=${lineNames(this.run, this.#derivedEarlier.length > 0)}
        @plot-hover=${(event: CustomEvent<number | null>) => this.#point(event.detail)}
        @plot-pick=${(event: CustomEvent<number>) => this.#pick(event.detail)}
        @plot-move=${(event: CustomEvent<string>) => this.#move(event.detail)}
      ></ep-plot>
      <p class="axis">training step${this.chosen.x === 'log' ? ', log scale' : ''}</p>
      <div>${this.#renderReadings(metric)} ${this.others?.about(metric, this.run)}</div>
    </section>`;
  }

  /** A list of metrics, seen as a small arrow behind the title. */
  #renderChoice(metric: Metric, title: string) {
    return html`<span class="choice"
      >${icon('chevron', 14)}<select
        aria-label="Metric of this plot"
        @focus=${this.#prepare}
        @pointerenter=${this.#prepare}
        @change=${({ target }: Event) => this.#choose(metric, (target as HTMLSelectElement).value)}
      >
        ${(this.run && this.others?.options(metric, this.run)) ?? html`<option>${title}</option>`}
      </select></span
    >`;
  }

  readonly #prepare = async (): Promise<void> => {
    try {
      const { PlotMetrics } = await import('../lens/plot-metrics');
      this.others ??= new PlotMetrics(() => this.requestUpdate());
      this.others.read(this.view);
    } catch {}
  };

  #choose(metric: Metric, id: string): void {
    if (!this.others) return;
    this.others.choose(metric, id);
    act(this, { type: 'plots', plots: (this.view = this.others.write()) });
  }

  #renderReadings(metric: Metric) {
    if (!this.#derived) return html`<p class="readings">The curve starts with the first step.</p>`;
    return html`<dl class="readings">
      ${(
        this.others?.readings(metric, this.#derived.run, this.#shownStep()) ??
        readings(metric, this.#derived, this.#shownStep())
      ).map(
        ({ ink, name, value, note, explained }) =>
          html`<div title=${explained ?? nothing}>
            <dt><i class=${ink}></i>${name}</dt>
            <dd class="value">${value}</dd>
            <dd class="note">${note}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #renderToggle(axis: keyof AxisChoice, label: string) {
    return html`<div class="toggle" role="group" aria-label=${label}>
      ${(['linear', 'log'] as const).map(
        (kind) =>
          html`<button
            type="button"
            aria-pressed=${this.chosen[axis] === kind}
            @click=${() => (this.chosen = { ...this.chosen, [axis]: kind })}
          >
            ${kind}
          </button>`,
      )}
    </div>`;
  }

  /** The step whose values are shown: under the pointer, looked back at, or the newest. */
  #shownStep(): number {
    const { run } = this;
    if (!run) return 0;
    return (
      this.hover ?? lookBack.get() ?? run.curves.heldOut.steps[run.curves.heldOut.length - 1] ?? 0
    );
  }

  #follow(): void {
    this.#unfollow();
    const wake = () => this.#pace.soon();
    const runs = [this.run, ...this.earlier].filter((run) => run !== null);
    this.#stops = runs.map((run) => run.curves.subscribe(wake));
    this.#pace.next();
  }

  #unfollow(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /** Draws what there is now, rather than in its animation frame. */
  drawNow(): void {
    if (this.plots.length < METRICS.length) return;
    if (!this.#derived) {
      METRICS.forEach((metric, index) => this.plots[index].show(emptyView(metric)));
      return;
    }
    const start = performance.now();
    const log = this.chosen.x === 'log';
    for (const derived of [this.#derived, ...this.#derivedEarlier]) derived.refresh(log);
    const shown = this.#shown(this.#derived);
    METRICS.forEach((metric, index) => this.plots[index].show(plotView(metric, shown)));
    this.#pace.drew(start);
    this.#read(start);
  }

  #shown(run: DerivedCurves): Shown {
    return {
      run,
      earlier: this.#derivedEarlier,
      axes: this.chosen,
      lookBack: lookBack.get(),
      byPlace: this.byPlace,
      labelled: this.plots[0].roomy,
      others: this.others,
    };
  }

  readonly #save = ({ currentTarget }: { currentTarget: HTMLElement }): void => {
    import('./plots-figure').then(
      ({ savePlots }) => savePlots(currentTarget, () => this.#shown(this.#derived!)),
      () => (currentTarget.textContent = 'Not loaded: offline?'),
    );
  };

  /** Readings and spoken text follow the curves, more slowly. */
  #read(now: number): void {
    if (this.#derived) void this.#speech.follow(this.#derived, now);
    if (now - this.#lastRead >= READ_MS) {
      this.#lastRead = now;
      this.requestUpdate();
    }
  }

  #point(step: number | null): void {
    const { heldOut } = this.run?.curves ?? {};
    const row = step === null || !heldOut ? -1 : heldOut.nearest(step);
    this.hover = row < 0 ? null : heldOut!.step(row);
    for (const plot of this.plots) plot.showHover(this.hover);
  }

  #pick(step: number): void {
    const { heldOut } = this.run?.curves ?? {};
    if (heldOut) seeRow(heldOut, heldOut.nearest(step));
  }

  #move(move: string): void {
    const { heldOut } = this.run?.curves ?? {};
    if (!heldOut) return;
    const row = rowSeen(heldOut);
    seeRow(heldOut, { back: row - 1, on: row + 1, first: 0 }[move] ?? Infinity);
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#point(null);
  };
}

function renewed(old: DerivedCurves | null | undefined, run: RunView): DerivedCurves {
  if (old?.run.curves !== run.curves) return new DerivedCurves(run);
  old.run = run;
  return old;
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-plots': Plots;
  }
}
