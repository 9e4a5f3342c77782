import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { act, type Action } from '../actions';
import { DialogElement } from '../elements/dialog';
import { dialogStyles } from '../elements/dialog-styles';
import { icon } from '../elements/icon';
import { SHORTCUTS } from '../keyboard';
import { shared } from '../styles';
import { WORDS } from './about-words';

/**
 * What the page is about, what to try first, its words and its keys, on a sheet.
 *
 * @fires ep-action - preset, view
 */
@customElement('ep-about')
export class About extends DialogElement {
  static override styles = [
    shared,
    dialogStyles,
    css`
      dialog {
        width: 720px;
      }
      p,
      li {
        max-width: 68ch;
        line-height: 1.5;
      }
      p + p {
        margin-top: var(--s2);
      }
      h3 {
        margin: var(--s6) 0 var(--s2);
        font-size: var(--text-m);
      }
      ol {
        padding-left: 1.4em;
      }
      li + li {
        margin-top: var(--s1);
      }
      li button {
        font-weight: 600;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(88px, auto) minmax(0, 1fr);
        gap: var(--s2) var(--s4);
        line-height: 1.45;
      }
      .words dt {
        font-weight: 600;
      }
      .words dd {
        color: var(--ink-2);
      }
      .keys {
        align-items: baseline;
      }
      @media (max-width: 480px) {
        .words {
          display: block;
        }
        .words dt + dd {
          margin-bottom: var(--s2);
        }
      }
    `,
  ];

  override render() {
    return html`<dialog aria-labelledby="title" @click=${this.closeBeside}>
      <div class="title">
        <h2 id="title">What this page is about</h2>
        <button class="close" aria-label="Close" @click=${() => this.close()}>
          ${icon('close')}
        </button>
      </div>
      <p>
        Large language models are said to gain abilities all of a sudden: small ones fail at a task
        altogether, and give no hint that from some size on others can do it. Is that how models
        learn, or how we mark them?
      </p>
      <p>
        Here a very small model of the same kind learns in your browser, from nothing, and the same
        answers are marked in several ways side by side. If only “all right or not” jumps, the jump
        is made by the marking: a mirage. If the loss turns too, something has changed in the model.
      </p>
      <h3>What to try first</h3>
      <ol>
        <li>
          Watch ${this.#link('The mirage', { type: 'preset', id: 'm1-mirage' })} to its end: fewer
          and fewer answers are wrong, steadily, and yet lists that are all right come with a leap.
        </li>
        <li>
          Then ${this.#link('Grokking', { type: 'preset', id: 'g1-grokking' })}: the sums that it is
          trained on it soon knows by heart; all others come much later. This jump is real.
        </li>
        <li>
          Look through ${this.#link('the lens', { type: 'view', lens: '' })}: it marks the same
          answers in a dozen ways, and says, with its evidence, whether a jump is the marking’s.
        </li>
        <li>
          Change anything. You can’t break it: each setting says what it does, and goes back with
          one click.
        </li>
      </ol>
      <h3>Words</h3>
      <dl class="words">
        ${WORDS.map(
          ([word, meaning]) =>
            html`<dt>${word}</dt>
              <dd>${meaning}</dd>`,
        )}
      </dl>
      <h3>Keys</h3>
      <dl class="keys">
        ${SHORTCUTS.map(
          ({ shown, words }) =>
            html`<dt><kbd>${shown}</kbd></dt>
              <dd>${words}</dd>`,
        )}
      </dl>
    </dialog>`;
  }

  #link(words: string, action: Action) {
    return html`<button @click=${() => this.#go(action)}>${words}</button>`;
  }

  #go(action: Action): void {
    this.close();
    act(this, action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-about': About;
  }
}
