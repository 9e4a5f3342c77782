import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { DialogElement } from '../elements/dialog';
import { dialogStyles } from '../elements/dialog-styles';
import { icon } from '../elements/icon';
import { SHORTCUTS } from '../keyboard';
import { shared } from '../styles';

/** The keys that do something, on a sheet. */
@customElement('ep-shortcuts')
export class Shortcuts extends DialogElement {
  static override styles = [
    shared,
    dialogStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--s2) var(--s4);
        min-width: 260px;
      }
    `,
  ];

  override render() {
    return html`<dialog aria-labelledby="title" @click=${this.closeBeside}>
      <div class="title">
        <h2 id="title">Keys</h2>
        <button class="close" aria-label="Close" @click=${() => this.close()}>
          ${icon('close')}
        </button>
      </div>
      <dl>
        ${SHORTCUTS.map(
          ({ shown, words }) =>
            html`<dt><kbd>${shown}</kbd></dt>
              <dd>${words}</dd>`,
        )}
      </dl>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-shortcuts': Shortcuts;
  }
}
