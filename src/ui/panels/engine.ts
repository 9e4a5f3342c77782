import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sumStep } from '../../analysis/roofline';
import type { RunView } from '../../state/run-view';
import type { Profile } from '../../state/runs';
import { act } from '../actions';
import { DialogElement } from '../elements/dialog';
import { dialogStyles } from '../elements/dialog-styles';
import { icon } from '../elements/icon';
import './engine-plan';
import { shared } from '../styles';
import { runsOn } from '../words';
import { engineStyles } from './engine-styles';
import { figures } from './engine-figures';
import { engineTable } from './engine-table';

/**
 * What a training step costs, dispatch by dispatch, beside the best that this device was seen to do. Measured when
 * it is opened on a run for the first time, and when asked.
 *
 * @fires ep-action - profile, plan
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
    if (this.run && this.profile?.runId !== this.run.runId) this.#measure(false);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('profile') && this.profile?.runId === this.asked) this.asked = 0;
    if (this.crash) this.asked = 0;
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('run');
    // Started again with another plan, from here.
    if (before && before.runId !== this.run?.runId && this.dialog.open) this.#measure(false);
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
      ${
        run && run.info.candidates.length > 0
          ? html`<ep-engine-plan
              .info=${run.info}
              .candidates=${this.#candidates}
            ></ep-engine-plan>`
          : nothing
      }
      ${this.#measured()}
      <p class="hidden" role="status">${this.asked > 0 ? 'Measuring' : result ? 'Measured' : ''}</p>
      <div class="actions">
        <button
          class="quiet"
          ?disabled=${!run || this.asked > 0 || this.crash !== ''}
          @click=${() => this.#measure(true)}
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

  /** Plans as they were last measured. */
  get #candidates() {
    const result = this.#result;
    return result && 'candidates' in result ? result.candidates : (this.run?.info.candidates ?? []);
  }

  #measure(plans: boolean): void {
    this.asked = this.run?.runId ?? 0;
    if (this.asked) act(this, { type: 'profile', plans });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-engine': Engine;
  }
}
