import { SignalWatcher } from '@lit-labs/signals';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { headline, plain, type Headline, type Said } from '../../analysis/headline';
import { lookBack } from '../../state/look-back';
import type { RunView } from '../../state/run-view';
import { situation } from '../../state/story-of';
import { leadOf, seen } from './lead';

/** New words at most this often; a look back is answered at once. */
const REST_MS = 250;
/** What is spoken changes at most this often. */
const SPEAK_MS = 5000;

/** Says in one sentence what the model has just come to do or still can't, and the figures behind it. */
@customElement('ep-headline')
export class HeadlinePanel extends SignalWatcher(LitElement) {
  @property({ attribute: false }) run: RunView | null = null;
  @state() private spoken = '';

  #stop?: () => void;
  #timer = 0;
  #later = 0;
  #lastSpoken = 0;
  #said?: Said;
  #saidOf?: unknown;
  #roomFor = '';

  static override styles = css`
    /* Room for all that may be said, so that the plots below keep their place. */
    :host {
      display: block;
      box-sizing: border-box;
      min-height: 7.7rem;
      padding-bottom: var(--s1);
    }
    h1 {
      margin: 0;
      font: 400 var(--text-headline) / 1.2 var(--serif);
      color: var(--ink);
      text-wrap: balance;
    }
    p {
      margin: var(--s2) 0 0;
      font-size: var(--text-l);
      line-height: 1.5;
      color: var(--ink-2);
      font-variant-numeric: tabular-nums;
    }
    .lead {
      margin: 0 0 var(--s1);
      min-height: 1.4em;
      font-size: var(--text-s);
      line-height: 1.4;
    }
    b {
      color: var(--ink);
      font-weight: 600;
    }
    .spoken {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    @media (max-width: 1340px) {
      h1 {
        font-size: 1.625rem;
      }
    }
    @media (max-width: 1100px) {
      :host {
        min-height: 10.45rem;
      }
    }
    @media (min-width: 761px) and (max-width: 900px) {
      :host {
        min-height: 13.25rem;
      }
    }
    @media (max-width: 480px) {
      :host {
        min-height: 15.65rem;
      }
      h1 {
        font-size: 1.5rem;
      }
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    clearTimeout(this.#timer);
    clearTimeout(this.#later);
    this.#timer = 0;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('run') && this.isConnected) this.#follow();
  }

  protected override render() {
    const told = this.#tell();
    const { headline: text, detail } = told;
    const live = this.run?.status === 'running' && lookBack.get() === null;
    this.#speak(live ? text : `${text} ${plain(detail)}`);
    return html`<p class="lead">${this.run ? this.#renderLead(this.run) : nothing}</p>
      <h1>${text}</h1>
      <p>${detail.map((part) => (part.strong ? html`<b>${part.text}</b>` : part.text))}</p>
      <div class="spoken" aria-live="polite">${this.spoken}</div>`;
  }

  /** What took more room keeps it, so that the plots below move once at most. */
  protected override updated(): void {
    const { style, clientWidth, run } = this;
    const roomFor = `${run?.task.id} ${clientWidth}`;
    if (roomFor !== this.#roomFor) style.minHeight = '';
    this.#roomFor = roomFor;
    style.minHeight = `${this.getBoundingClientRect().height}px`;
  }

  #renderLead(run: RunView) {
    const { title, what, preset } = leadOf(run);
    return html`<b>${title}.</b> ${what}
      ${preset ? html`<b>Watch:</b> ${preset.watch} ${seen(preset)}` : nothing}`;
  }

  #tell(): Headline {
    const { run } = this;
    if (!run) {
      return {
        headline: 'A small transformer is about to learn here.',
        detail: [],
        said: { phase: 'empty' },
      };
    }
    const back = lookBack.get();
    const told = headline(
      situation(run, back),
      this.#saidOf === run.curves ? this.#said : undefined,
    );
    // What was said in passing, looking back, must not colour what is said live.
    if (back === null) {
      this.#said = told.said;
      this.#saidOf = run.curves;
    }
    return told;
  }

  /** The newest words once the last have had their time; figures that go on changing are left to be read. */
  #speak(text: string): void {
    clearTimeout(this.#later);
    if (text === this.spoken) return;
    const wait = this.#lastSpoken + SPEAK_MS - performance.now();
    this.#later = window.setTimeout(() => {
      this.#lastSpoken = performance.now();
      this.spoken = text;
    }, wait);
  }

  #follow(): void {
    this.#stop?.();
    this.#stop = this.run?.curves.subscribe(() => {
      this.#timer ||= window.setTimeout(() => {
        this.#timer = 0;
        this.requestUpdate();
      }, REST_MS);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-headline': HeadlinePanel;
  }
}
