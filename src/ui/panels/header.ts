import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DeviceChoice } from '../../protocol';
import type { RunView } from '../../state/run-view';
import type { Devices } from '../../state/runs';
import { act } from '../actions';
import { icon } from '../elements/icon';
import { three } from '../format';
import { shared } from '../styles';
import { THEMES, type ThemeChoice } from '../theme';
import { headerStyles } from './header-styles';
import './executor';

const SAID = 2500;
const STOPPED = { paused: 'paused', done: 'finished', diverged: 'diverged', failed: 'stopped' };

/**
 * Name, pace, executor, and what concerns the whole page.
 *
 * @fires ep-action - view, theme, checkpoint, about, device
 */
@customElement('ep-header')
export class Header extends LitElement {
  static override styles = [shared, headerStyles];

  @property({ attribute: false }) run: RunView | null = null;
  @property({ attribute: false }) devices: Devices | null = null;
  @property() choice: DeviceChoice = 'auto';
  @property() theme: ThemeChoice = 'auto';
  /** One looks through the lens. */
  @property({ type: Boolean }) lens = false;
  @state() private said = '';
  #unsay: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#unsay);
  }

  override render() {
    const { run, theme } = this;
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    return html`
      <p class="name">Emergence Playground</p>
      <nav aria-label="Views">${this.#place('Train', null)}${this.#place('Lens', '')}</nav>
      ${
        run
          ? html`<p class="pace">
              ${
                run.status === 'running'
                  ? html`<b>${three(run.progress.stepsPerSecond)}</b> steps/s`
                  : STOPPED[run.status]
              }
            </p>`
          : nothing
      }
      <ep-executor .run=${run} .devices=${this.devices} .choice=${this.choice}></ep-executor>
      <button class="tool" @click=${this.#share} title="Copy a link to this very run">
        ${icon('link')}<span>${this.said || 'Share'}</span>
      </button>
      <button
        class="tool"
        ?disabled=${!run}
        title="Download the weights as safetensors"
        @click=${() => act(this, { type: 'checkpoint' })}
      >
        ${icon('download')}<span>Weights</span>
      </button>
      <button
        class="tool bare"
        aria-label="About this page"
        title="What this is, words, keys (?)"
        @click=${() => act(this, { type: 'about' })}
      >
        ${icon('help', 18)}
      </button>
      <button
        class="tool bare"
        aria-label="Theme: ${theme}. Change to ${next}"
        title="Theme: ${theme}"
        @click=${() => act(this, { type: 'theme', choice: next })}
      >
        ${icon(theme, 18)}
      </button>
      <span class="hidden" role="status">${this.said}</span>
    `;
  }

  #place(name: string, lens: string | null) {
    const here = this.lens === (lens !== null);
    return html`<button
      class="place"
      aria-current=${here ? 'page' : nothing}
      @click=${() => here || act(this, { type: 'view', lens })}
    >
      ${name}
    </button>`;
  }

  readonly #share = async (): Promise<void> => {
    let said = 'Link copied';
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      said = 'Copy the address';
    }
    this.said = said;
    clearTimeout(this.#unsay);
    this.#unsay = setTimeout(() => (this.said = ''), SAID);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-header': Header;
  }
}
