import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DeviceChoice } from '../../protocol';
import type { RunView } from '../../state/run-view';
import type { Devices } from '../../state/runs';
import { shared } from '../styles';
import { runsOn } from '../words';

/** Which executor trains; pressed, why, and the way to the other. */
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
    const info = run?.info;
    return html`<button class="open" popovertarget="more" title="What it trains on">
        ${info ? runsOn(info) : 'Starting …'}${
          info?.adapter ? html`<span> · ${inShort(info.adapter)}</span>` : nothing
        }
      </button>
      <div id="more" popover @beforetoggle=${() => void import('./executor-more')}>
        <ep-executor-more .run=${run} .devices=${devices} .choice=${choice}></ep-executor-more>
      </div>`;
  }
}

/** "WebAssembly relaxed SIMD, 2 threads" is 2 threads where there is little room; the rest is in what opens. */
function inShort(adapter: string): string {
  return adapter.replace(/^.*, /, '');
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-executor': Executor;
  }
}
