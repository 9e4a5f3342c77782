import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keepText, restoreText } from '../../state/kept-text';
import { decodeText, MOST_BYTES, ownText, readOwnText } from '../../task/own-text';
import { SettingEvent } from '../elements/setting';
import { whole } from '../format';
import { shared } from '../styles';

/** Characters of the text that name it to the person who brought it. */
const NAMED = 36;

/**
 * Where a visitor brings a text of their own: by pasting, as a file, or dropped anywhere on the page. What can't be used
 * is said, and changes nothing.
 *
 * @fires ep-setting - the number that names a new text
 */
@customElement('ep-own-text')
export class OwnTextPanel extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: var(--s1) 0 var(--s2);
      }
      textarea {
        display: block;
        width: 100%;
        height: 64px;
        padding: 6px var(--s2);
        resize: vertical;
        font: var(--text-s) / 16px var(--sans);
        color: var(--ink);
        background: var(--surface);
        border: 1px dashed var(--control);
        border-radius: 6px;
      }
      .over textarea {
        border: 1px solid var(--ink);
        background: var(--sunken);
      }
      textarea::placeholder {
        color: var(--ink-2);
        opacity: 1;
      }
      p {
        margin-top: var(--s1);
        font-size: var(--text-s);
        line-height: 16px;
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      b {
        font-weight: 600;
        color: var(--ink);
      }
      .wrong {
        color: var(--warn);
      }
      .file {
        display: inline-block;
        min-height: 24px;
        font-size: var(--text-s);
        line-height: 24px;
        text-decoration: underline;
        text-underline-offset: 3px;
        cursor: pointer;
      }
      input:focus-visible + .file {
        outline: 2px solid var(--ink);
        outline-offset: 2px;
        border-radius: 4px;
      }
    `,
  ];

  /** The number that names the text; 0 for none. */
  @property({ attribute: false }) value = 0;
  @state() private wrong = '';
  @state() private over = false;
  @state() private note = '';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('dragover', this.#dragged);
    addEventListener('dragleave', this.#left);
    addEventListener('drop', this.#dropped);
    void this.#restore();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('dragover', this.#dragged);
    removeEventListener('dragleave', this.#left);
    removeEventListener('drop', this.#dropped);
  }

  override render() {
    const text = ownText(this.value);
    const words = text ? 'another text' : 'a text';
    return html`<div class=${this.over ? 'over' : ''}>
      <label class="hidden" for="paste">Own text: paste ${words} here</label>
      <textarea
        id="paste"
        aria-describedby="about wrong"
        spellcheck="false"
        placeholder="Paste ${words} here, or drop a .txt file anywhere on the page."
        @paste=${this.#pasted}
        @change=${this.#typed}
      ></textarea>
      <input
        id="file"
        class="hidden"
        type="file"
        accept=".txt,.md,.csv,text/*"
        @change=${this.#chosen}
      /><label class="file" for="file">Choose a file</label>
      <p id="wrong" class="wrong" role="alert" ?hidden=${!this.wrong}>${this.wrong}</p>
      <p id="about" aria-live="polite">
        ${
          text
            ? html`<b>“${start(text.text)}”</b> ${whole(text.length)} characters,
                ${whole(text.alphabet.length)} different.
                ${text.dropped.length > 0 ? `Dropped: ${text.dropped.join('; ')}.` : nothing}
                ${this.note}`
            : '2,000 characters to 5 MB, up to 512 different ones. It stays in this browser.'
        }
      </p>
    </div>`;
  }

  /** Uses a text, or says why it can't be used. */
  #take(raw: string): void {
    const text = readOwnText(raw);
    this.wrong = 'problem' in text ? text.problem : '';
    if ('problem' in text) return;
    this.note = '';
    void keepText(text);
    this.#name(text.id);
  }

  async #takeFile(file: File): Promise<void> {
    if (file.size > MOST_BYTES) {
      const mb = (file.size / 1e6).toFixed(1);
      this.wrong = `“${file.name}” has ${mb} MB; at most 5 MB can be used. Bring a part of it.`;
      return;
    }
    try {
      this.#take(decodeText(new Uint8Array(await file.arrayBuffer())));
    } catch {
      this.wrong = `“${file.name}” could not be read. Is it a folder, or has it been moved? Choose a text file.`;
    }
  }

  async #restore(): Promise<void> {
    if (this.value !== 0) return;
    const text = await restoreText();
    if (!text || this.value !== 0 || !this.isConnected) return;
    this.note = 'Kept from your last visit.';
    this.#name(text.id);
  }

  #name(id: number): void {
    this.dispatchEvent(new SettingEvent(id));
    this.requestUpdate();
  }

  /** What is pasted need not pass through the box: a large text would freeze it. */
  readonly #pasted = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (pasted) this.#take(pasted);
    else this.wrong = 'There is no text on the clipboard. Copy some first.';
  };

  readonly #typed = (event: Event): void => {
    const box = event.currentTarget as HTMLTextAreaElement;
    const typed = box.value;
    if (typed) this.#take(typed);
    if (!this.wrong) box.value = '';
  };

  readonly #chosen = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    // So that the same file can be chosen again.
    if (file) void this.#takeFile(file).finally(() => (input.value = ''));
  };

  readonly #dragged = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };

  readonly #left = (event: DragEvent): void => {
    // Nothing that is entered next: the pointer left the window.
    if (!event.relatedTarget) this.over = false;
  };

  readonly #dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    const files = event.dataTransfer?.files;
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (files && files.length > 1) {
      this.wrong = `${files.length} files were dropped; it takes one. Join them, or drop one of them.`;
    } else if (files?.[0]) void this.#takeFile(files[0]);
    else if (text) this.#take(text);
    else this.wrong = 'What was dropped holds no text. Drop a plain text file.';
  };
}

/** The first words, on one line. */
function start(text: string): string {
  const line = text
    .slice(0, 4 * NAMED)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length > NAMED ? `${characters.slice(0, NAMED).join('')}…` : line;
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-own-text': OwnTextPanel;
  }
}
