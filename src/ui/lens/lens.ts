import { SignalWatcher } from '@lit-labs/signals';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { count } from '../../analysis/figures';
import type { Scored } from '../../lens/messages';
import type { Metric } from '../../metrics/metric';
import { metrics as all } from '../../metrics/registry';
import { Lens as LensState, lensHover } from '../../state/lens';
import { metricsOf } from './metrics-of';
import { readLens, writeLens, type LensChoice, type XScale } from '../../state/lens-choice';
import { lookBack } from '../../state/look-back';
import type { RunView } from '../../state/run-view';
import { act } from '../actions';
import { offerToSave } from '../figure/save-menu';
import { shared } from '../styles';
import './behind';
import type { ChartModel } from './chart-model';
import { connectLens } from './connect';
import { lensFigure } from './lens-figure';
import { controls, judgedSelect } from './controls';
import { chartModel, FORETOLD } from './models';
import { largePanel, smallPanel, type Panel, type PanelHands } from './panel';
import { lensStyles } from './styles';
import './synthetic';
import { evidenceTable, saidOf, scopeOf } from './verdict';

/** Metrics that have a panel of their own. */
const OWN = all.filter(({ id }) => !FORETOLD.some((other) => other === id));
const EDITING = ['edit-distance', 'within-edits'];
/** A gap between the two forecasts of exact match that is worth a word. */
const APART = 0.03;
const IDS = all.map(({ id }) => id);

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

  readonly #lens = new LensState(connectLens);
  #models = new Map<string, ChartModel>();
  #modelsFor: unknown[] = [];

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
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    const { run, choice } = this;
    this.#lens.follow(run);
    if (!run) return;
    const back = lookBack.get();
    this.#lens.ask({
      metrics: IDS,
      rubric: { first: this.#first(run), settings: choice.settings },
      step: lensHover.get() ?? back,
      judged: choice.judged,
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
      ${this.#verdict(run)}
      <div class="seen">
        <div class="bar-top">
          ${controls(run, choice, this.#first(run), this.#xScale, this.#change)}
          <ep-timeline .run=${run}></ep-timeline>
        </div>
        ${this.#figures(run)} ${this.#behind(run)}
      </div>
      <ep-synthetic .run=${run}></ep-synthetic>
    `;
  }

  #verdict(run: RunView): TemplateResult {
    const judged = this.#lens.judged.get();
    const select = judgedSelect(run, this.#shown(run), this.choice.judged, this.#change);
    if (!judged) {
      return html`<div class="verdict">
        <div class="said">
          <h1>${this.#lens.broken.get() ? 'The lens broke.' : 'Is it a mirage?'}</h1>
          <p class="rest">${this.#waiting(run)}</p>
        </div>
        <div class="evidence"><div class="evidence-head">${select}</div></div>
      </div>`;
    }
    const { head, rest } = saidOf(judged.verdict);
    return html`<div class="verdict">
      <div class="said">
        <h1>${head}</h1>
        <p class="rest">${rest}</p>
        <p class="scope">${scopeOf(run, judged)}</p>
      </div>
      <div class="evidence">
        <div class="evidence-head">
          <h2>The evidence</h2>
          ${select}
        </div>
        ${evidenceTable(run, judged)}
        <p class="note">
          Ranges: 95% over resampled ${run.task.nouns.examples}. Dashed tick: a straight line’s
          score, 20. ${this.#notes(run)}
        </p>
      </div>
    </div>`;
  }

  #waiting(run: RunView): string {
    if (this.#lens.broken.get()) {
      return 'Its program did not load, or stopped. The run goes on; open the page anew to look through the lens.';
    }
    if (run.curves.samples.length > 0) return 'The verdict is being worked out.';
    return run.status === 'running'
      ? 'The first answers are on their way.'
      : 'There are no answers yet: press play, and they are scored here by every metric.';
  }

  #notes(run: RunView): string {
    const notes: string[] = [];
    if (run.info.graded === 1) {
      notes.push(
        'An answer is one token here: exact match is the error turned round, which bears no witness.',
      );
    }
    if (this.choice.x === 'loss')
      notes.push('The verdict is along training steps, not along the loss.');
    if (run.status === 'diverged')
      notes.push('The run diverged; what it answered before is judged.');
    return notes.join(' ');
  }

  #figures(run: RunView): TemplateResult {
    const scored = this.#lens.scored.get();
    const { nouns } = run.task;
    const replicas =
      run.curves.replicas > 1
        ? ` Answers are kept of the first of ${run.curves.replicas} models; the bands are lowest to highest of all of them, on ${count(run.info.testExamples)} ${nouns.examples}.`
        : '';
    const panels = scored && scored.steps.length > 0 ? this.#panels(run) : [];
    const large = panels.find(({ metric }) => metric.id === this.choice.large);
    return html`
      <div class="note-row">
        <p class="note">
          Every metric on the same predictions: the answers to ${count(run.heldOut.count)}
          ${nouns.heldOut} ${nouns.examples} at each evaluation, scored anew. Click a plot to
          enlarge it.${replicas}
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
    const judged = this.#lens.judged.get();
    void offerToSave(currentTarget, () => lensFigure({ run, scored, judged, panels }));
  }

  /** Metrics that mean something for this run. */
  #shown(run: RunView): Metric[] {
    // An answer of one token is right or wrong, with nothing to edit.
    const one = run.info.graded === 1;
    return metricsOf(run).filter(
      (metric) => OWN.includes(metric) && !(one && EDITING.includes(metric.id)),
    );
  }

  #panels(run: RunView): Panel[] {
    const scored = this.#lens.scored.get()!;
    const judged = this.#lens.judged.get();
    const needs = [run.curves, run.info, run.status, scored, judged, this.choice, this.#xScale];
    if (!needs.every((need, i) => need === this.#modelsFor[i])) {
      const through = { run, scored, choice: this.choice, xScale: this.#xScale, judged };
      this.#models = new Map(
        this.#shown(run).map((metric) => [metric.id, chartModel(metric, through)]),
      );
      this.#modelsFor = needs;
    }
    const step = lensHover.get() ?? lookBack.get();
    const estimated = this.#lens.estimated.get();
    const alike = JSON.stringify(estimated?.rubric) === JSON.stringify(scored.rubric);
    // Live, the newest evaluation whose intervals are there.
    const read = step ?? (alike ? estimated!.step : Infinity);
    const at = nearest(scored.steps, read);
    const fits = alike && estimated?.step === scored.steps[at];
    return this.#shown(run).map((metric) => ({
      metric,
      model: this.#models.get(metric.id)!,
      at,
      lined: step !== null,
      estimate: fits ? estimated.estimates[metric.id] : undefined,
      passUntil: fits && metric.id === 'pass-rate' ? estimated.passUntil : undefined,
      judged: metric.id === this.choice.judged,
      chosen: metric.id === this.choice.large,
      note: metric.id === 'exact-match' ? this.#places(scored, at) : this.#own(metric),
    }));
  }

  /** Why the two forecasts part, where they do. */
  #places({ values }: Scored, at: number) {
    const [mean, place] = FORETOLD.map((id) => values[id]?.[at] ?? NaN);
    if (!(mean - place > APART)) return nothing;
    return html`<p class="own">
      The places of an answer differ here: (1−ε)ᵏ takes them to be alike and promises too much,
      Π(1−εᵢ) knows each.
    </p>`;
  }

  /** A metric's own setting. */
  #own({ parameters }: Metric) {
    if (!parameters) return nothing;
    const { settings } = this.choice;
    return html`<p class="own">
      ${parameters.map(({ id, symbol }) => `${symbol} = ${settings[id]}`).join(', ')}: manufacture
      your own emergence with the slider above.
    </p>`;
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

function nearest(steps: ArrayLike<number>, step: number): number {
  let best = 0;
  for (let i = 1; i < steps.length; i++) {
    // The last for Infinity.
    if (Math.abs(steps[i] - step) <= Math.abs(steps[best] - step)) best = i;
  }
  return best;
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-lens': LensPanel;
  }
}
