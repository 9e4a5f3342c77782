import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sumStep, type StepSums } from '../../analysis/roofline';
import type { StepProfile } from '../../protocol';
import type { RunView } from '../../state/run-view';
import type { Profile } from '../../state/runs';
import { act } from '../actions';
import { DialogElement } from '../elements/dialog';
import { dialogStyles } from '../elements/dialog-styles';
import { icon } from '../elements/icon';
import { prefixed } from '../format';
import { shared } from '../styles';
import { runsOn } from '../words';
import { engineStyles } from './engine-styles';
import { engineTable, percent, time } from './engine-table';
import { howTimed } from './engine-words';

/**
 * What a training step costs, dispatch by dispatch, beside the best that this device was seen to do. Measured when
 * it is opened on a run for the first time, and when asked.
 *
 * @fires ep-action - profile
 */
@customElement('ep-engine')
export class Engine extends DialogElement {
  static override styles = [shared, dialogStyles, engineStyles];

  @property({ attribute: false }) run: RunView | null = null;
  @property({ attribute: false }) profile: Profile | null = null;
  /** Why the whole engine broke, where it did. */
  @property() crash = '';
  /** The run whose answer is awaited; 0 for none. */
  @state() private asked = 0;

  override open(): void {
    super.open();
    if (this.run && this.profile?.runId !== this.run.runId) this.#measure();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('profile') && this.profile?.runId === this.asked) this.asked = 0;
    if (this.crash) this.asked = 0;
  }

  override render() {
    const { run } = this;
    const result = this.#result;
    return html`<dialog aria-labelledby="title" @click=${this.closeBeside}>
      <div class="title">
        <h2 id="title">What a step costs</h2>
        <button class="close" aria-label="Close" @click=${() => this.close()}>
          ${icon('close')}
        </button>
      </div>
      ${run ? html`<p class="muted">${runsOn(run.info)} · ${run.info.adapter}</p>` : nothing}
      ${this.#measured()}
      <p class="hidden" role="status">${this.asked > 0 ? 'Measuring' : result ? 'Measured' : ''}</p>
      <div class="actions">
        <button
          class="quiet"
          ?disabled=${!run || this.asked > 0 || this.crash !== ''}
          @click=${this.#measure}
        >
          ${this.asked > 0 ? 'Measuring …' : 'Measure again'}
        </button>
      </div>
    </dialog>`;
  }

  /** Of the run on show. */
  get #result() {
    return this.profile?.runId === this.run?.runId ? (this.profile?.result ?? null) : null;
  }

  #measured() {
    const { run, crash } = this;
    if (crash) return html`<p class="problem">The engine broke: ${crash}</p>`;
    if (!run) return html`<p class="measuring">The engine is starting.</p>`;
    if (this.asked > 0) {
      return html`<p class="measuring">Every kernel is timed over many steps, on a copy.</p>`;
    }
    const result = this.#result;
    if (!result) return html`<p class="measuring">Nothing was measured yet.</p>`;
    if ('problem' in result) {
      return html`<p class="problem">It could not be measured: ${result.problem}</p>`;
    }
    const sums = sumStep(result);
    return html`${figures(result, sums)} ${engineTable(result, sums)}`;
  }

  readonly #measure = (): void => {
    this.asked = this.run?.runId ?? 0;
    if (this.asked) act(this, { type: 'profile' });
  };
}

function figures(profile: StepProfile, sums: StepSums) {
  const { ceiling } = profile;
  const perSecond = (amount: number) => (1000 * amount) / sums.milliseconds;
  const rate = (amount: number, best: number, unit: string) =>
    html`<dd>
        <b>${prefixed(perSecond(amount))}${unit}/s</b>
      </dd>
      <dd class="muted">
        ${percent(perSecond(amount) / best)} of its best, ${prefixed(best)}${unit}/s
      </dd>`;
  return html`<dl class="figures">
      <div>
        <dt>A step</dt>
        <dd><b>${time(sums.milliseconds)}</b></dd>
        <dd class="muted">${time(sums.leastMs)} at this device’s best</dd>
      </div>
      <div>
        <dt>Arithmetic</dt>
        ${rate(sums.flops, ceiling.flopsPerSecond, 'FLOP')}
      </div>
      <div>
        <dt>Read and written</dt>
        ${rate(sums.bytes, ceiling.bytesPerSecond, 'B')}
      </div>
    </dl>
    <p class="muted">
      ${howTimed(profile)} “Of its best” is beside a long copy (memory) or a large matrix product
      (arithmetic) on this device, whichever would hold that kernel up.
    </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-engine': Engine;
  }
}
