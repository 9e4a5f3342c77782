import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DeviceChoice } from '../../protocol';
import type { RunView } from '../../state/run-view';
import type { Devices } from '../../state/runs';
import { act } from '../actions';
import { shared } from '../styles';
import { howToGetWebGpu, runsOn, whyThis } from './executor-words';

const CHOICES: readonly { choice: DeviceChoice; words: string }[] = [
  { choice: 'auto', words: 'Whichever is faster' },
  { choice: 'gpu', words: 'WebGPU' },
  { choice: 'cpu', words: 'CPU' },
];

/**
 * Which executor trains, why, and the way to the other.
 *
 * @fires ep-action - device
 */
@customElement('ep-executor')
export class Executor extends LitElement {
  static override styles = [
    shared,
    css`
      .open {
        min-height: 36px;
        padding: 0 var(--s2);
        border-radius: 6px;
        color: var(--ink-2);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
        max-width: 260px;
      }
      [popover] {
        position: fixed;
        inset: 56px var(--s6) auto auto;
        width: min(360px, calc(100vw - 32px));
        margin: 0;
        padding: var(--s4) var(--s5);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        line-height: 20px;
      }
      [popover] p + p,
      fieldset {
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
      @media (hover: hover) {
        .open:hover {
          color: var(--ink);
          background: var(--sunken);
        }
      }
      @media (max-width: 760px) {
        [popover] {
          right: var(--s4);
        }
        .open span {
          display: none;
        }
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
    return html`<button class="open" popovertarget="more" title="What it trains on">
        ${info ? runsOn(info) : 'Starting …'}${
          info?.adapter ? html`<span> · ${info.adapter}</span>` : nothing
        }
      </button>
      <div id="more" popover>
        <h2>${info ? `${runsOn(info)} · ${info.adapter}` : 'Starting …'}</h2>
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
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-executor': Executor;
  }
}
