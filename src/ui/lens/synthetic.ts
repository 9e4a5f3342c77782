import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, queryAll, state } from 'lit/decorators.js';
import { syntheticDefaults, type SyntheticSettings } from '../../analysis/synthetic';
import type { Verdict } from '../../analysis/verdict';
import { judging, SOFTER } from '../../analysis/verdict-of-run';
import exactMatch from '../../metrics/exact-match';
import { metricOf } from '../../metrics/registry';
import { Rescorer } from '../../metrics/rescore';
import type { RunView } from '../../state/run-view';
import '../elements/number-setting';
import '../elements/plot';
import type { Plot } from '../elements/plot';
import { forgetFrame, nextFrame } from '../elements/plot-frame';
import type { SettingEvent } from '../elements/setting';
import { offerToSave } from '../figure/save-menu';
import { shared } from '../styles';
import {
  DRAWN,
  lawName,
  scoreSynthetic,
  syntheticView,
  type DrawnId,
  type SyntheticAxes,
  type SyntheticScores,
} from './synthetic-curves';
import { FIELDS } from './synthetic-fields';
import { syntheticFigure } from './synthetic-figure';
import { syntheticStyles } from './synthetic-styles';
import { toggleStyles } from './toggle-styles';
import { dissolved, summaryOf, transition, verdictOnScale } from './synthetic-words';

const IDS = ['token-error', 'brier', 'exact-match'] as const;
/** Milliseconds for which a hand must rest before it is judged. */
const SETTLE = 150;
/** Milliseconds of work between two looks at what else the page has to do. */
const SLICE = 8;
const softer = SOFTER.flatMap((id) => metricOf(id) ?? []);

/**
 * A jump made by hand: the error of a model that nobody trained falls as a power law, its answers are scored and judged
 * as a run's are, and exact match leaps all the same.
 *
 * @event synthetic-change - `detail`: its settings, which a person moved
 */
@customElement('ep-synthetic')
export class Synthetic extends LitElement {
  static override styles = [shared, toggleStyles, syntheticStyles];

  /** The run that can be laid over it. */
  @property({ attribute: false }) run: RunView | null = null;
  @property({ attribute: false }) settings: SyntheticSettings = syntheticDefaults;
  @state() private axes: SyntheticAxes = { x: 'log', y: 'linear' };
  @state() private overlaid = false;
  @state() private verdict: Verdict | null = null;

  @queryAll('ep-plot') private readonly plots!: NodeListOf<Plot>;

  #scores: SyntheticScores = scoreSynthetic(syntheticDefaults);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | undefined;
  /** Nothing is judged before anybody sees it. */
  #seen = false;
  readonly #sight = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.#seen = true;
    this.#sight.disconnect();
    this.#judgeSoon();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight.observe(this);
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#sight.disconnect();
    this.#stop?.();
    forgetFrame(this.#draw);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('settings')) this.#scores = scoreSynthetic(this.settings);
    if (changed.has('settings') || changed.has('axes')) this.#judgeSoon();
    if (changed.has('run')) this.#follow();
  }

  protected override updated(): void {
    nextFrame(this.#draw);
  }

  protected override render() {
    const { settings, axes, verdict } = this;
    return html`
      <div class="top">
        <div>
          <h2>The same jump, with nothing discrete in it</h2>
          <p class="prose">
            Nothing here is discrete, and nothing was trained. By construction a token goes wrong
            with probability <b>ε = 0.95 · s<sup>−α</sup></b
            >: it falls as a power law of scale s, be that size, data or steps, with no step
            anywhere. Answers of k tokens are drawn from it and scored as a run’s are. Getting
            <b>all k tokens right</b> still looks like an ability that switches on.
            ${transition(settings)}
          </p>
        </div>
        <div class="verdict" aria-live="polite">
          <h3>The verdict</h3>
          <p>${verdict ? verdictOnScale(verdict) : 'It is being worked out.'}</p>
          <p class="beside">
            By the same code as on a run.
            ${axes.x === 'log' && axes.y === 'log' ? 'These are log–log axes.' : 'Try log–log axes.'}
            ${dissolved(this.#scores)}
          </p>
        </div>
      </div>
      <div class="hands">
        <div class="sliders">${Object.keys(FIELDS).map((key) => this.#slider(key))}</div>
        <div class="switches">
          ${this.#toggle('x', 'Across')} ${this.#toggle('y', 'Up')}
          <button type="button" class="plain-button" @click=${this.#redraw}>Draw again</button>
          <label
            ><input
              type="checkbox"
              .checked=${this.overlaid}
              ?disabled=${!this.run}
              @change=${({ currentTarget }: { currentTarget: HTMLInputElement }) =>
                (this.overlaid = currentTarget.checked)}
            />This run over it</label
          >
          <button type="button" class="plain-button" @click=${this.#save}>Save figure</button>
        </div>
      </div>
      <div class="plots">${DRAWN.map((metric) => this.#plot(metric))}</div>
      <p class="key">
        <span><i></i>drawn: ${settings.examples} answers at each of 31 scales; band: 95%</span>
        <span><i class="law"></i>what the law alone makes of it</span>
        ${
          this.overlaid
            ? html`<span><i class="run"></i>this run, its newest evaluation at scale 1,000</span>`
            : nothing
        }
      </p>
    `;
  }

  #plot({ id, title, unit }: (typeof DRAWN)[number]) {
    const share = id !== 'brier';
    const values = this.#scores.measured[id as DrawnId].map(({ value }) => value);
    const log = this.axes.y === 'log' ? ', log scale' : '';
    const names = ['this run', lawName('exact-match', this.settings.length)];
    return html`<section>
      <h3>${title}</h3>
      <p class="unit">${unit}${log}</p>
      <ep-plot .label=${summaryOf(title, values, share)} .endLabels=${names}></ep-plot>
      <p class="axis">scale s, relative${this.axes.x === 'log' ? ', log scale' : ''}</p>
    </section>`;
  }

  #slider(key: string) {
    if (!isField(key)) return nothing;
    return html`<ep-number-setting
      .field=${FIELDS[key]}
      .value=${this.settings[key]}
      .preset=${syntheticDefaults[key]}
      @ep-setting=${({ value }: SettingEvent) => {
        if (typeof value === 'number') this.#set({ ...this.settings, [key]: value });
      }}
    ></ep-number-setting>`;
  }

  #toggle(axis: keyof SyntheticAxes, label: string) {
    return html`<span class="pair"
      ><span>${label}</span
      ><span class="toggle" role="group" aria-label=${label}
        >${(['linear', 'log'] as const).map(
          (kind) =>
            html`<button
              type="button"
              aria-pressed=${this.axes[axis] === kind}
              @click=${() => (this.axes = { ...this.axes, [axis]: kind })}
            >
              ${kind}
            </button>`,
        )}</span
      ></span
    >`;
  }

  #set(settings: SyntheticSettings): void {
    this.settings = settings;
    this.dispatchEvent(new CustomEvent('synthetic-change', { detail: settings }));
  }

  readonly #redraw = (): void => {
    this.#set({ ...this.settings, seed: this.settings.seed + 1 });
  };

  readonly #save = ({ currentTarget }: { currentTarget: HTMLElement }): void => {
    void offerToSave(currentTarget, () =>
      syntheticFigure(this.#scores, this.axes, this.#other, this.verdict),
    );
  };

  get #other(): RunView | null {
    return this.overlaid ? this.run : null;
  }

  readonly #draw = (): void => {
    IDS.forEach((id, i) => {
      const plot = this.plots[i];
      plot?.show(syntheticView(id, this.#scores, this.axes, this.#other, plot.roomy));
    });
  };

  /** A run that trains is drawn as it goes on. */
  #follow(): void {
    this.#stop?.();
    this.#stop = this.run?.curves.subscribe(() => {
      if (this.overlaid) nextFrame(this.#draw);
    });
  }

  /** Soon, and in slices: a run may train meanwhile, and a hand may move on. */
  #judgeSoon(): void {
    clearTimeout(this.#timer);
    if (!this.#seen) return;
    this.#timer = setTimeout(() => {
      const { asked, kept } = this.#scores;
      const work = judging(new Rescorer(asked), kept, exactMatch, softer, this.axes.x);
      const slice = (): void => {
        const until = performance.now() + SLICE;
        let next = work.next();
        while (!next.done && performance.now() < until) next = work.next();
        if (next.done) this.verdict = next.value;
        else this.#timer = setTimeout(slice);
      };
      slice();
    }, SETTLE);
  }
}

function isField(key: string): key is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, key);
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-synthetic': Synthetic;
  }
}
