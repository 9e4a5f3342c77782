import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { differenceText } from '../../state/naming';
import type { RunView } from '../../state/run-view';
import type { Difference, Problem } from '../../state/settings';
import { act, type Action } from '../actions';
import { icon } from '../elements/icon';
import { shared } from '../styles';
import type { Note } from './notes-words';

const SHOWN = 3;

/**
 * What asks for a decision, beside the buttons that it concerns: settings that wait for a restart, a
 * refusal, a run that finished, diverged or broke, a link that can't be read.
 *
 * @fires ep-action - restart, discard, extend, calmer, device, revive, dismiss
 */
@customElement('ep-notes')
export class Notes extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .note {
        padding: var(--s3) var(--gutter);
        border-top: 1px solid var(--line);
        background: var(--note-bg);
        line-height: 20px;
        position: relative;
      }
      .note.warn {
        background: var(--warn-bg);
      }
      .warn b {
        color: var(--warn);
      }
      b {
        font-weight: 600;
      }
      ul {
        list-style: none;
        color: var(--ink-2);
        font-size: var(--text-s);
        line-height: 16px;
        margin: 2px 0;
      }
      p.more {
        font-size: var(--text-s);
        line-height: 16px;
        color: var(--ink-2);
        overflow-wrap: anywhere;
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1);
        margin-top: var(--s2);
      }
      .solid {
        padding: 0 10px;
      }
      .plain {
        min-height: 32px;
        font-weight: 600;
        padding: 0 2px;
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      /* What is quick need not be told. */
      .loading {
        animation: 0.4s step-end wait;
      }
      @keyframes wait {
        from {
          position: absolute;
          visibility: hidden;
        }
      }
      .close {
        position: absolute;
        top: var(--s2);
        right: var(--s3);
        padding: var(--s1);
        color: var(--ink-2);
      }
      .closable b {
        display: block;
        padding-right: var(--s5);
      }
    `,
  ];

  @property({ attribute: false }) run: RunView | null = null;
  @property({ attribute: false }) pending: readonly Difference[] = [];
  @property({ attribute: false }) problem: Problem | null = null;
  @property({ attribute: false }) refusal: Problem | null = null;
  @property({ type: Boolean }) starting = false;
  /** The task whose real data may be on its way. */
  @property() loading = '';
  @property() crash = '';
  /** The executor that a restart would use, where it is another. */
  @property() executor = '';
  /** Something to know, such as a link that can't be read. */
  @property({ attribute: false }) notice: Note | null = null;
  /** The words for what a run came to. */
  @state() private told: typeof import('./notes-told') | null = null;

  override render() {
    const { run, crash, told } = this;
    if (!told && (crash || (run && run.status !== 'running'))) void this.#fetch();
    const status = run && !crash ? told?.statusNote(run) : null;
    return html`<div aria-live="polite">
      ${this.notice ? this.#note(this.notice, true) : nothing}
      ${crash && told ? this.#note(told.crashNote(crash)) : nothing} ${this.#loadingNote()}
      ${this.#pendingNote()} ${this.refusal ? this.#refusalNote(this.refusal) : nothing}
      ${status && this.pending.length === 0 ? this.#note(status) : nothing}
    </div>`;
  }

  async #fetch(): Promise<void> {
    try {
      this.told = await import('./notes-told');
    } catch {}
  }

  #note({ title, text, warn = false, buttons = [] }: Note, closable = false): TemplateResult {
    return html`<div class="note ${warn ? 'warn' : ''} ${closable ? 'closable' : ''}">
      <b>${title}</b>
      ${text ? html`<p class="more">${text}</p>` : nothing}
      ${
        buttons.length > 0
          ? html`<div class="do">
              ${buttons.map(({ words, action }, i) => this.#button(words, action, i === 0))}
            </div>`
          : nothing
      }
      ${
        closable
          ? html`<button
              class="close"
              aria-label="Dismiss"
              @click=${() => act(this, { type: 'dismiss' })}
            >
              ${icon('close', 14)}
            </button>`
          : nothing
      }
    </div>`;
  }

  #loadingNote() {
    if (!this.loading) return nothing;
    return html`<div class="note loading">
      <b>Loading “${this.loading}”</b>
      <p class="more">
        Its data are real; they come from this site and are kept for the next time.
      </p>
    </div>`;
  }

  #pendingNote() {
    const { pending, executor, problem } = this;
    if (pending.length === 0 && !executor) return nothing;
    const lines = pending.slice(0, SHOWN).map(differenceText);
    if (pending.length > SHOWN) lines.push(`and ${pending.length - SHOWN} more`);
    if (executor) lines.push(`run on the ${executor}`);
    return html`<div class="note ${problem ? 'warn' : ''}">
      <b>Settings changed</b>
      <ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>
      ${problem ? html`<p class="more">${problem.message}.</p>` : nothing}
      <div class="do">
        ${this.#button('Restart with these', { type: 'restart' }, true, Boolean(problem) || this.starting)}
        ${this.#button('Discard', { type: 'discard' })}
      </div>
    </div>`;
  }

  #refusalNote({ key, message }: Problem) {
    const rest = this.run ? ' The run before goes on untouched.' : '';
    const text = `${message}.${rest}`;
    if (key) return this.#note({ title: 'This can’t be run', text, warn: true });
    // No setting is at fault, so the same may do at another time.
    const buttons = [{ words: 'Try again', action: { type: 'restart' } as const }];
    return this.#note({ title: 'The run didn’t come', text, warn: true, buttons });
  }

  #button(words: string, action: Action, first = false, disabled = false) {
    return html`<button
      class=${first ? 'solid' : 'plain'}
      ?disabled=${disabled}
      @click=${() => act(this, action)}
    >
      ${words}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-notes': Notes;
  }
}
