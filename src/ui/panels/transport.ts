import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NumberField } from '../../config/field';
import type { Status } from '../../protocol';
import { act } from '../actions';
import { icon, type IconName } from '../elements/icon';
import '../elements/number-setting';
import type { SettingEvent } from '../elements/setting';
import { whole } from '../format';
import { shared } from '../styles';
import { transportStyles } from './transport-styles';

const FLAT_OUT = 'flat out';

const SPEED: NumberField = {
  kind: 'number',
  min: 1,
  max: 100_000,
  words: [FLAT_OUT],
  default: 60,
  label: 'Speed',
  unit: 'steps/s',
  slider: { min: 1, max: 1000, log: true },
  help: 'How fast to train, at most; “flat out” is as fast as this machine can.',
};

/**
 * Play or pause, one step, reset, another seed, and how fast.
 *
 * @fires ep-action - toggle, step, reset, new-seed, speed
 * @fires ep-fold - on a narrow screen: show or hide the settings
 */
@customElement('ep-transport')
export class Transport extends LitElement {
  static override styles = [shared, transportStyles];

  /** Null until there is a run. */
  @property() status: Status | null = null;
  @property({ type: Number }) seed = 0;
  @property({ attribute: false }) speed: number | null = null;
  /** Where a finished run goes on to. */
  @property({ type: Number }) next = 0;
  /** On a narrow screen: the settings are open above. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** To the button that opens the settings. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.fold')?.focus();
  }

  override render() {
    const { status } = this;
    const stuck = status === null || status === 'diverged' || status === 'failed';
    return html`
      <ep-number-setting
        class="speed"
        .field=${SPEED}
        .value=${this.speed ?? FLAT_OUT}
        .words=${[FLAT_OUT]}
        @ep-setting=${({ value }: SettingEvent) =>
          act(this, { type: 'speed', stepsPerSecond: typeof value === 'number' ? value : null })}
      ></ep-number-setting>
      <div class="buttons" role="group" aria-label="Training">
        <button
          class="play"
          ?disabled=${stuck}
          title="${this.#playWords()} (space)"
          aria-label=${this.#playWords()}
          aria-keyshortcuts="Space"
          @click=${() => act(this, { type: 'toggle' })}
        >
          ${icon(status === 'running' ? 'pause' : 'play', 30)}
        </button>
        ${this.#round('step', 'One step', '→', 'ArrowRight', stuck || status === 'done')}
        ${this.#round('reset', 'Start again with the same seed', 'R', 'r', status === null)}
        <p class="seed">
          <span>seed <b>${whole(this.seed).replaceAll(',', '')}</b></span>
          <button
            title="Other random weights and data (N)"
            aria-keyshortcuts="n"
            ?disabled=${status === null}
            @click=${() => act(this, { type: 'new-seed' })}
          >
            new seed
          </button>
        </p>
        <button
          class="round fold"
          aria-label="Experiment and settings"
          aria-expanded=${this.open}
          @click=${() => this.dispatchEvent(new Event('ep-fold'))}
        >
          ${icon(this.open ? 'close' : 'sliders', 20)}
        </button>
      </div>
    `;
  }

  #playWords(): string {
    if (this.status === 'running') return 'Pause';
    return this.status === 'done' ? `Go on to step ${whole(this.next)}` : 'Train';
  }

  #round(type: 'step' | 'reset', words: string, shown: string, keys: string, disabled: boolean) {
    const name: IconName = type;
    return html`<button
      class="round"
      title="${words} (${shown})"
      aria-label=${words}
      aria-keyshortcuts=${keys}
      ?disabled=${disabled}
      @click=${() => act(this, { type })}
    >
      ${icon(name, 20)}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-transport': Transport;
  }
}
