import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DeviceChoice } from '../../protocol';
import type { RunView } from '../../state/run-view';
import type { Devices } from '../../state/runs';
import { act } from '../actions';
import { shared } from '../styles';
import { runsOn } from '../words';
import { howToGetWebGpu, whyThis } from './executor-words';

const CHOICES: readonly { choice: DeviceChoice; words: string }[] = [
  { choice: 'auto', words: 'Whichever is faster' },
  { choice: 'gpu', words: 'WebGPU' },
  { choice: 'cpu', words: 'CPU' },
];

/**
 * Why it trains on what it trains on, the choice, and the way to what a step costs. Loaded when it is first opened.
 *
 * @fires ep-action - device, engine
 */
@customElement('ep-executor-more')
export class ExecutorMore extends LitElement {
  static override styles = [
    shared,
    css`
      p + p,
      fieldset,
      .quiet {
        margin-top: var(--s3);
      }
      .why {
        color: var(--ink-2);
      }
      h2 {
        font: 600 var(--text-m) / 20px var(--sans);
        margin-bottom: var(--s1);
      }
      fieldset {
        border: 0;
        padding: 0;
        margin-inline: 0;
      }
      legend {
        font-weight: 600;
        padding: 0;
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: 28px;
      }
      input {
        accent-color: var(--ink);
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) run: RunView | null = null;
  @property({ attribute: false }) devices: Devices | null = null;
  @property() choice: DeviceChoice = 'auto';

  override render() {
    const { run, devices, choice } = this;
    const info = run?.info ?? null;
    const noGpu = devices !== null && !devices.gpu.usable && !devices.gpu.software;
    return html`<h2>${info ? `${runsOn(info)} · ${info.adapter}` : 'Starting …'}</h2>
      <p class="why">${whyThis(info, devices, choice)}</p>
      ${
        devices && !devices.gpu.usable
          ? html`<p class="why">${howToGetWebGpu(navigator.userAgent)}</p>`
          : nothing
      }
      <fieldset>
        <legend>Train on</legend>
        ${CHOICES.filter((one) => !(noGpu && one.choice === 'gpu')).map(
          (one) =>
            html`<label
              ><input
                type="radio"
                name="device"
                .checked=${one.choice === choice}
                @change=${() => act(this, { type: 'device', choice: one.choice, restart: false })}
              />${one.words}</label
            >`,
        )}
      </fieldset>
      <button class="quiet" ?disabled=${!run} @click=${this.#engine}>What a step costs …</button>`;
  }

  readonly #engine = (): void => {
    this.closest<HTMLElement>('[popover]')?.hidePopover();
    act(this, { type: 'engine' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-executor-more': ExecutorMore;
  }
}
