import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { count } from '../../analysis/figures';
import type { Written } from '../../protocol';
import type { RunView } from '../../state/run-view';
import type { WrittenMessage } from '../../state/runs';
import { shown } from '../../task/typed';
import { act } from '../actions';
import { sliderStyles } from '../elements/slider-styles';
import { shared } from '../styles';
import { alternativesOf, alternativesStyles, weighed, type Weighed } from './alternatives';
import { askStyles } from './ask-styles';
import { writeOnStyles } from './write-on-styles';

/** Characters that are written in one go: a message each, and the page sees them come. */
const CHUNK = 16;
/** Characters after which it rests. */
const REST = 600;
/** Characters before what is to come that may count; more than any window. */
const LAST = 2000;
const HOTTEST = 1.5;

let requests = 0;

/**
 * Lets the model write on from a text, a few characters at a time, while it trains or rests.
 *
 * @fires ep-action - write
 */
@customElement('ep-write-on')
export class WriteOn extends LitElement {
  static override styles = [shared, askStyles, alternativesStyles, sliderStyles, writeOnStyles];

  @property({ attribute: false }) run!: RunView;
  @property({ attribute: false }) written: WrittenMessage | null = null;
  @state() private wrong = '';
  @state() private writing = false;
  @state() private heat = 0.7;
  /** What it began from, and what it has written since. */
  @state() private start = '';
  @state() private letters: readonly Weighed[] = [];
  @state() private steps: readonly [first: number, last: number] = [0, 0];
  @state() private picked = 0;
  @query('textarea') private readonly box!: HTMLTextAreaElement;

  #runId = 0;
  #request = 0;
  #until = 0;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { run, written } = this;
    if (changed.has('run') && this.#runId !== run.runId) {
      this.#runId = run.runId;
      this.writing = false;
      this.letters = [];
      this.wrong = '';
    }
    if (!changed.has('written') || !written || written.runId !== run.runId) return;
    if (!this.writing || written.requestId !== this.#request) return;
    if ('problem' in written.result) {
      this.writing = false;
      this.wrong = `The model could not write. ${written.result.problem}`;
    } else this.#append(written.step, written.result);
  }

  protected override render() {
    const { letters, writing, heat } = this;
    return html`<header>
        <h2 id="title">Let it write on</h2>
        <p class="note">
          It sees the last ${this.#window} characters, and writes one after another.
        </p>
      </header>
      <form aria-labelledby="title" @submit=${this.#submit}>
        <label class="hidden" for="start">The text that it writes on from</label>
        <textarea
          id="start"
          spellcheck="false"
          aria-describedby="wrong"
          .value=${this.#opening()}
        ></textarea>
        <div class="controls">
          <button class="solid">
            ${writing ? 'Stop' : letters.length > 0 ? 'Write on' : 'Write'}
          </button>
          <button
            class="quiet"
            type="button"
            ?disabled=${letters.length === 0}
            @click=${this.#clear}
          >
            Start again
          </button>
          <label class="heat"
            >Temperature
            <input
              type="range"
              min="0"
              max=${HOTTEST}
              step="0.1"
              .value=${String(heat)}
              style="--at:${heat / HOTTEST}"
              aria-valuetext="${heat}, ${mood(heat)}"
              @input=${(event: Event) => (this.heat = Number((event.target as HTMLInputElement).value))}
            />
            <span><b>${heat}</b> ${mood(heat)}</span></label
          >
        </div>
      </form>
      <p id="wrong" class="wrong" role="alert" ?hidden=${!this.wrong}>${this.wrong}</p>
      ${letters.length > 0 ? this.#page() : nothing}`;
  }

  #page() {
    const { letters, start, steps, picked, run } = this;
    const at = Math.min(picked, letters.length - 1);
    const [first, last] = steps.map(count);
    return html`<div class="told">
      <div>
        <p class="page" @pointerover=${this.#hover} @click=${this.#hover}>
          <span>${start}</span>${letters.map(
            ({ token }, i) =>
              html`<i data-at=${i} class=${i === at ? 'picked' : ''}>${this.#text([token])}</i>`,
          )}
        </p>
        <p class="note" aria-live="polite">
          ${this.writing ? 'Writing' : `${count(letters.length)} characters, written`} by the model
          of ${first === last ? `step ${first}` : `steps ${first} to ${last}`}.
        </p>
      </div>
      <div>
        <h3>Character <b>${count(at + 1)}</b>: what it weighed</h3>
        ${alternativesOf(letters[at], run.info.vocabulary)}
        <label class="through"
          ><span class="hidden">Character to look at</span
          ><input
            type="range"
            min="0"
            max=${Math.max(1, letters.length - 1)}
            .value=${String(at)}
            style="--at:${at / Math.max(1, letters.length - 1)}"
            @input=${(event: Event) => (this.picked = Number((event.target as HTMLInputElement).value))}
        /></label>
      </div>
    </div>`;
  }

  /** A beginning from the held-out text. */
  #opening(): string {
    const { tokens, length } = this.run.heldOut;
    return this.#text(tokens.subarray(0, Math.min(40, length)));
  }

  get #window(): number {
    return this.run.heldOut.length - 1;
  }

  #text(tokens: ArrayLike<number>): string {
    const { task, config } = this.run;
    return task.prose!.decode(config.task, tokens);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.writing) {
      this.writing = false;
      return;
    }
    if (this.letters.length === 0) {
      const start = this.box.value.slice(-LAST).replace(/^[\uDC00-\uDFFF]/, '');
      const { tokens, unknown } = this.run.task.prose!.encode(this.run.config.task, start);
      this.wrong = unknown.length > 0 ? leftOut(unknown) : '';
      if (tokens.length === 0) {
        const why = unknown.length > 0 ? this.wrong : 'There is nothing to write on from.';
        this.wrong = `${why} Type a few words of the kind of text that it was trained on.`;
        this.box.focus();
        return;
      }
      this.start = this.#text(tokens);
    }
    this.writing = true;
    this.#until = this.letters.length + REST;
    this.#next();
  };

  readonly #clear = (): void => {
    this.writing = false;
    this.letters = [];
    this.wrong = '';
    this.box.focus();
  };

  readonly #hover = ({ target }: Event): void => {
    const at = target instanceof HTMLElement ? target.dataset.at : undefined;
    if (at !== undefined) this.picked = Number(at);
  };

  #next(): void {
    const { task, config } = this.run;
    // So that what is written fits the window too, which so slides on a little at a time.
    const most = Math.max(1, this.#window + 1 - CHUNK);
    const before = task.prose!.encode(config.task, this.start.slice(-LAST)).tokens;
    const all = [...before, ...this.letters.slice(-most).map(({ token }) => token)];
    const prompt = Uint32Array.from(all.slice(-most));
    this.#request = ++requests;
    const wish = { prompt, count: CHUNK, temperature: this.heat, seed: this.#request };
    act(this, { type: 'write', wish: { requestId: this.#request, ...wish } });
  }

  #append(step: number, result: Written): void {
    const fresh = Array.from(result.tokens, (_, i) => weighed(result, i));
    const first = this.letters.length === 0 ? step : this.steps[0];
    this.steps = [first, step];
    this.letters = [...this.letters, ...fresh];
    this.picked = this.letters.length - 1;
    if (this.letters.length >= this.#until) this.writing = false;
    else queueMicrotask(() => this.writing && this.#next());
  }
}

function mood(heat: number): string {
  if (heat === 0) return 'the likeliest';
  return heat < 0.6 ? 'careful' : heat <= 1 ? 'lively' : 'wild';
}

function leftOut(unknown: readonly string[]): string {
  const few = unknown.slice(0, 6).map((each) => `“${shown(each)}”`);
  const more = unknown.length > few.length ? ` and ${unknown.length - few.length} more` : '';
  return `It was never shown ${few.join(', ')}${more}: left out.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-write-on': WriteOn;
  }
}
