import { SignalWatcher } from '@lit-labs/signals';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { count } from '../../analysis/figures';
import type { Metric } from '../../metrics/metric';
import { metrics as all } from '../../metrics/registry';
import { Lens as LensState, lensHover } from '../../state/lens';
import { readLens, writeLens, type LensChoice, type XScale } from '../../state/lens-choice';
import { lookBack } from '../../state/look-back';
import type { RunView } from '../../state/run-view';
import { act } from '../actions';
import { offerToSave } from '../figure/save-menu';
import { shared } from '../styles';
import './behind';
import { connectLens } from './connect';
import { lensFigure } from './lens-figure';
import { controls, judgedSelect } from './controls';
import { FORETOLD } from './models';
import { hasPanel, Panels, shownMetrics } from './panels';
import { largePanel, smallPanel, type Panel, type PanelHands } from './panel';
import { lensStyles } from './styles';
import { spreadWords } from './spread';
import './synthetic';
import { verdictPanel } from './verdict-panel';

/** Metrics that have a panel of their own. */
const OWN = all.filter(hasPanel);

/**
 * The mirage lens: one run's predictions through every metric and any axes, and a verdict with its evidence.
 *
 * @fires ep-action - view: what is shown, for the address
 */
@customElement('ep-lens')
export class LensPanel extends SignalWatcher(LitElement) {
  static override styles = [shared, lensStyles];

  @property({ attribute: false }) run: RunView | null = null;
  /** The preset's axes. */
  @property({ attribute: false }) axes: { readonly x?: XScale } = {};
  /** What is shown, as the address has it. */
  @property() view = '';
  @state() private choice: LensChoice = readLens('').choice;
  @state() private unread: readonly string[] = [];
  /** The run of the link that could not be read in full. */
  #linked: number | undefined;

  /** The choice, but for a metric on trial that means nothing for this run's answers. */
  #fitted = this.choice;
  #unfit: Metric | undefined;

  readonly #lens = new LensState(connectLens);
  readonly #panels = new Panels();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lens.rest();
    lensHover.set(null);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('view') && this.view !== writeLens(this.choice)) {
      const read = readLens(this.view);
      const known = (id: string | null) => OWN.some((metric) => metric.id === id);
      this.unread = [
        ...read.unread,
        ...(known(read.choice.judged) ? [] : [`judge:${read.choice.judged}`]),
      ];
      this.choice = {
        ...read.choice,
        judged: known(read.choice.judged) ? read.choice.judged : 'exact-match',
        large: known(read.choice.large) ? read.choice.large : null,
      };
    }
    const { run, choice } = this;
    if (run && this.unread.length > 0) {
      this.#linked ??= run.runId;
      // The link has nothing to do with another experiment.
      if (run.runId !== this.#linked) this.unread = [];
    } else this.#linked = undefined;
    const fits = !run || shownMetrics(run).some(({ id }) => id === choice.judged);
    this.#unfit = fits ? undefined : all.find(({ id }) => id === choice.judged);
    if (fits) this.#fitted = choice;
    else if (this.#fitted.judged === choice.judged || changed.has('choice')) {
      this.#fitted = { ...choice, judged: 'exact-match' };
    }
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const { run, choice } = this;
    this.#lens.follow(run);
    if (!run) return;
    const back = lookBack.get();
    this.#lens.ask({
      metrics: [...shownMetrics(run).map(({ id }) => id), ...FORETOLD],
      rubric: { first: this.#first(run), settings: choice.settings },
      step: lensHover.get() ?? back,
      judged: this.#fitted.judged,
      axis: this.#axis,
      upTo: back,
    });
  }

  /** Along which the verdict is: steps, tokens and FLOP have the same shape; the loss is no axis for it. */
  get #axis(): XScale {
    return this.choice.x === 'loss' ? (this.axes.x ?? 'linear') : this.#xScale;
  }

  get #xScale(): XScale {
    if (this.choice.xScale) return this.choice.xScale;
    return this.choice.x === 'loss' ? 'linear' : (this.axes.x ?? 'linear');
  }

  #first(run: RunView): number {
    return Math.min(this.choice.first ?? run.info.graded, run.info.graded);
  }

  protected override render() {
    const { run, choice } = this;
    if (!run) {
      return html`<h1>The lens looks at a run.</h1>
        <p class="empty">One is on its way.</p>`;
    }
    return html`
      ${verdictPanel({
        run,
        judged: this.#lens.judged.get(),
        broken: this.#lens.broken.get(),
        x: choice.x,
        select: judgedSelect(run, shownMetrics(run), this.#fitted.judged, this.#change),
      })}
      <div class="seen">
        <div class="bar-top">
          ${controls(run, choice, this.#first(run), this.#xScale, this.#change)}
          <ep-timeline .run=${run}></ep-timeline>
        </div>
        ${this.#figures(run)} ${this.#behind(run)}
      </div>
      <ep-synthetic
        .run=${run}
        .settings=${choice.synthetic}
        @synthetic-change=${({ detail: synthetic }: CustomEvent<LensChoice['synthetic']>) =>
          this.#change({ synthetic })}
      ></ep-synthetic>
    `;
  }

  #figures(run: RunView): TemplateResult {
    const scored = this.#lens.scored.get();
    const { nouns } = run.task;
    const replicas = run.curves.replicas > 1 ? ` ${spreadWords(run, this.choice.x)}` : '';
    const panels =
      scored && scored.steps.length > 0
        ? this.#panels.of({
            run,
            scored,
            spread: this.#lens.spread.get(),
            judged: this.#lens.judged.get(),
            estimated: this.#lens.estimated.get(),
            choice: this.#fitted,
            xScale: this.#xScale,
            step: lensHover.get() ?? lookBack.get(),
          })
        : [];
    const large = panels.find(({ metric }) => metric.id === this.choice.large);
    return html`
      <div class="note-row">
        <p class="note">
          Every metric on the same predictions: the answers to ${count(run.heldOut.count)}
          ${nouns.heldOut} ${nouns.examples} at each evaluation, scored anew. Beside a value its 95%
          interval at that evaluation. Click a plot to enlarge it.${replicas}
        </p>
        ${
          panels.length > 0
            ? html`<button
                type="button"
                class="save"
                @click=${(event: Event) => this.#save(event, panels)}
              >
                Save figure
              </button>`
            : nothing
        }
      </div>
      ${
        this.unread.length > 0
          ? html`<p class="note warn">
              The link asked the lens for “${this.unread.join(', ')}”, which means nothing here; it
              was left out.
            </p>`
          : nothing
      }
      ${
        this.#unfit
          ? html`<p class="note">
              “${this.#unfit.title}”, which was on trial, means nothing for these answers; exact
              match stands in for it.
            </p>`
          : nothing
      }
      ${large ? largePanel(large, this.#hands, (event) => this.#save(event, [large])) : nothing}
      <div class="figures">${panels.map((panel) => smallPanel(panel, this.#hands))}</div>
    `;
  }

  #behind(run: RunView) {
    const steps = this.#lens.scored.get()?.steps;
    const back = lookBack.get();
    const hover = lensHover.get();
    const step = hover ?? back ?? steps?.[steps.length - 1];
    if (step === undefined) return nothing;
    const { settings } = this.choice;
    return html`<ep-behind
      .run=${run}
      .step=${step}
      .rubric=${{ first: this.#first(run), settings }}
      .held=${hover === null && back !== null}
    ></ep-behind>`;
  }

  #save({ currentTarget }: Event, panels: readonly Panel[]): void {
    const { run } = this;
    const scored = this.#lens.scored.get();
    if (!run || !scored || !(currentTarget instanceof HTMLElement)) return;
    const [spread, judged] = [this.#lens.spread.get(), this.#lens.judged.get()];
    const { x } = this.choice;
    void offerToSave(currentTarget, () => lensFigure({ run, scored, spread, judged, panels, x }));
  }

  readonly #change = (change: Partial<LensChoice>): void => {
    this.choice = { ...this.choice, ...change };
    this.unread = [];
    act(this, { type: 'view', lens: writeLens(this.choice) });
  };

  readonly #hands: PanelHands = {
    enlarge: (id) => this.#change({ large: id }),
    hover: (at) => {
      const steps = this.#lens.scored.get()?.steps;
      lensHover.set(at === null || !steps ? null : steps[at]);
    },
    pick: (at) => {
      const steps = this.#lens.scored.get()?.steps;
      if (steps) lookBack.set(at === steps.length - 1 ? null : steps[at]);
    },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-lens': LensPanel;
  }
}
