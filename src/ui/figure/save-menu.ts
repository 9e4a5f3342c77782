import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { giveFile } from '../download';
import { shared } from '../styles';
import type { Figure } from './figure';
import { figureCsv } from './figure-csv';
import { figurePng } from './figure-png';
import { figureSvg } from './figure-svg';

const KINDS = [
  { ending: 'png', words: 'PNG', about: 'picture, at twice the pixels' },
  { ending: 'svg', words: 'SVG', about: 'vectors, for print and slides' },
  { ending: 'csv', words: 'CSV', about: 'the numbers' },
] as const;
type Ending = (typeof KINDS)[number]['ending'];

/** Distance from the button and from the window's edges. */
const AWAY = 6;

/** The file of a figure in one of its forms. Rejects with words where this browser can't make it. */
export async function fileOf(figure: Figure, ending: Ending): Promise<Blob> {
  if (ending === 'svg') return new Blob([figureSvg(figure).svg], { type: 'image/svg+xml' });
  if (ending === 'csv') return new Blob([figureCsv(figure)], { type: 'text/csv' });
  return new Blob([await figurePng(figure)], { type: 'image/png' });
}

/** Opens the menu beside a button, until something is saved or pressed elsewhere. `make` is asked at that moment. */
export async function offerToSave(button: HTMLElement, make: () => Figure): Promise<void> {
  const menu = document.createElement('ep-save-menu');
  menu.make = make;
  button.after(menu);
  await menu.updateComplete;
  menu.open(button);
}

/** What a figure can be saved as. It removes itself when it is closed. */
@customElement('ep-save-menu')
export class SaveMenu extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: var(--s2);
        width: 264px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        font: var(--text-m) / 20px var(--sans);
        text-align: left;
      }
      button {
        display: grid;
        grid-template-columns: 4ch 1fr;
        gap: var(--s2);
        width: 100%;
        min-height: 32px;
        align-items: center;
        padding: 0 var(--s2);
        border-radius: 6px;
        text-align: left;
      }
      b {
        font-weight: 600;
      }
      button span,
      p {
        font-size: var(--text-s);
        color: var(--ink-2);
      }
      p {
        padding: var(--s1) var(--s2) 2px;
        line-height: 16px;
      }
      p.problem {
        color: var(--warn);
      }
      @media (hover: hover) {
        button:hover {
          background: var(--sunken);
        }
      }
    `,
  ];

  @property({ attribute: false }) make?: () => Figure;
  @state() private problem = '';
  /** What opened it, and has the focus again once something was saved. */
  #button?: HTMLElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'auto';
    this.setAttribute('role', 'dialog');
    this.setAttribute('aria-label', 'Save figure');
    this.addEventListener('toggle', this.#toggled);
  }

  override render() {
    return html`${KINDS.map(
        ({ ending, words, about }, i) =>
          html`<button type="button" ?autofocus=${i === 0} @click=${() => this.#save(ending)}>
            <b>${words}</b><span>${about}</span>
          </button>`,
      )}
      <p>Drawn for print, with the run’s settings inside the file.</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`;
  }

  /** Below the button, or above it where there is no room; never beyond the window's edge. */
  open(button: HTMLElement): void {
    this.#button = button;
    this.showPopover();
    const { right, top, bottom } = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this;
    const left = Math.min(innerWidth - AWAY - width, Math.max(AWAY, right - width));
    const below = bottom + AWAY + height <= innerHeight;
    this.style.left = `${left}px`;
    this.style.top = `${below ? bottom + AWAY : Math.max(AWAY, top - AWAY - height)}px`;
    this.renderRoot.querySelector('button')?.focus();
  }

  async #save(ending: Ending): Promise<void> {
    try {
      const figure = this.make?.();
      if (!figure) return;
      giveFile(`${figure.name}.${ending}`, await fileOf(figure, ending));
      this.hidePopover();
      this.#button?.focus();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.problem = `It could not be saved: ${reason}. The other forms may still do.`;
    }
  }

  readonly #toggled = (event: ToggleEvent): void => {
    if (event.newState === 'closed') this.remove();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-save-menu': SaveMenu;
  }
}
