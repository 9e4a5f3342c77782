import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { RunView } from '../../state/run-view';
import type { WrittenMessage } from '../../state/runs';
import { ASKED, drawn, readTyped, type KnownExamples } from '../../task/typed';
import { act } from '../actions';
import { shared } from '../styles';
import { alternativesStyles, weighed, type Weighed } from './alternatives';
import { answerStyles, answerView, type Answered, type Asked } from './ask-answer';
import { askStyles } from './ask-styles';

let requests = 0;

/**
 * A problem in the task's own notation, answered token by token; each token with the five that the model weighed most.
 *
 * @fires ep-action - write
 */
@customElement('ep-ask-problem')
export class AskProblem extends LitElement {
  static override styles = [shared, askStyles, alternativesStyles, answerStyles];

  @property({ attribute: false }) run!: RunView;
  @property({ attribute: false }) written: WrittenMessage | null = null;
  @state() private wrong = '';
  @state() private asked: Asked | null = null;
  @state() private answered: Answered | null = null;
  @state() private picked = 0;
  @query('input') private readonly box!: HTMLInputElement;

  #known: KnownExamples | null = null;
  #drawn: { readonly index: number; readonly text: string } = { index: 0, text: '' };

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { run, written, asked } = this;
    if (changed.has('run') && this.#known?.tokens !== run.heldOut.tokens) {
      this.#known = { ...run.heldOut, vocabulary: run.info.vocabulary };
      this.#drawn = { index: 0, text: '' };
      this.asked = this.answered = null;
      this.wrong = '';
    }
    if (!changed.has('written') || !written || !asked) return;
    if (written.requestId !== asked.requestId || written.runId !== asked.runId) return;
    this.asked = null;
    if ('problem' in written.result) {
      this.wrong = `The model could not answer. ${written.result.problem}`;
      return;
    }
    const first = asked.tokens.indexOf(ASKED);
    const filled = [...asked.tokens];
    const all = new Map<number, Weighed>();
    for (let place = first; place < filled.length; place++) {
      if (asked.tokens[place] !== ASKED) continue;
      const answer = weighed(written.result, place - first);
      filled[place] = answer.token;
      all.set(place, answer);
    }
    this.answered = { ...asked, step: written.step, filled, weighed: all };
    this.picked = this.#leastSure();
  }

  protected override render() {
    const { nouns } = this.run.task;
    return html`<header>
        <h2 id="title">Ask it yourself</h2>
        <p class="note">Type a ${nouns.example} as the model reads it, or draw a held-out one.</p>
      </header>
      <form aria-labelledby="title" @submit=${this.#submit}>
        <label class="hidden" for="problem">A ${nouns.example} for the model</label>
        <input
          id="problem"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          placeholder=${this.#example(0).text}
          aria-describedby="wrong"
          aria-invalid=${this.wrong !== ''}
        />
        <button class="solid">Ask</button>
        <button class="quiet" type="button" @click=${this.#draw}>Draw one</button>
      </form>
      <p id="wrong" class="wrong" role="alert" ?hidden=${!this.wrong}>${this.wrong}</p>
      ${this.answered ? answerView(this.answered, this.run, this.picked, (place) => (this.picked = place)) : nothing}`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { run } = this;
    const text = this.box.value;
    const example = this.#example(this.#drawn.index);
    const isDrawn = text !== '' && text === this.#drawn.text;
    const reading = isDrawn ? example : readTyped(run.task, run.config.task, this.#known!, text);
    this.wrong = 'problem' in reading ? reading.problem : '';
    if ('problem' in reading) {
      if (text.trim() === '')
        this.wrong = `Nothing was typed. Type a ${run.task.nouns.example} such as “${example.text}”, or draw one.`;
      this.box.focus();
      return;
    }
    this.#ask(reading.tokens, isDrawn ? this.#drawn.index : undefined);
  };

  readonly #draw = (): void => {
    const index = (this.#drawn.index + 1) % this.#known!.count;
    const { text, tokens } = this.#example(index);
    this.#drawn = { index, text };
    this.box.value = text;
    this.wrong = '';
    this.#ask(tokens, index);
  };

  #example(index: number) {
    const { task, config } = this.run;
    return drawn(task, config.task, this.#known!, index);
  }

  #ask(tokens: readonly number[], index?: number): void {
    const { run } = this;
    const first = tokens.indexOf(ASKED);
    const requestId = ++requests;
    const { length, tokens: all } = run.heldOut;
    const targets =
      index === undefined ? undefined : all.subarray(index * length, (index + 1) * length);
    this.asked = { requestId, runId: run.runId, tokens, ...(targets && { targets }) };
    const wish = {
      requestId,
      prompt: Uint32Array.from(tokens.slice(0, first)),
      count: tokens.length - first,
      given: Int32Array.from(tokens.slice(first)),
      temperature: 0,
      seed: 0,
    };
    act(this, { type: 'write', wish });
  }

  /** The answer that could most easily have been another. */
  #leastSure(): number {
    const all = [...(this.answered?.weighed ?? [])];
    all.sort(([, a], [, b]) => a.probability - b.probability);
    return all[0]?.[0] ?? 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-ask-problem': AskProblem;
  }
}
