import { css, html, nothing, type TemplateResult } from 'lit';
import { count, percent } from '../../analysis/figures';
import type { RunView } from '../../state/run-view';
import { placeOf } from '../../task/typed';
import { alternativesOf, type Weighed } from './alternatives';

/** A problem on its way to the model. */
export interface Asked {
  readonly requestId: number;
  readonly runId: number;
  /** An example's tokens, −1 where the model answers. */
  readonly tokens: readonly number[];
  /** The held-out example that it is, where it was drawn. */
  readonly targets?: ArrayLike<number>;
}

export interface Answered extends Asked {
  readonly step: number;
  /** With the model's answers. */
  readonly filled: readonly number[];
  /** By place. */
  readonly weighed: ReadonlyMap<number, Weighed>;
}

/** The problem with its answers, each to be picked, and beside it what the model weighed at the one that is picked. */
export function answerView(
  answered: Answered,
  { task, config, info, heldOut }: RunView,
  wished: number,
  pick: (place: number) => void,
): TemplateResult {
  const { filled, weighed: all, step, targets } = answered;
  const { vocabulary } = info;
  // Fewer questions than an example has are shown as the model reads them.
  const pieces =
    filled.length === heldOut.length
      ? task.read(config.task, filled)
      : filled.map((token, place) =>
          all.has(place) ? { answer: place } : { text: ` ${vocabulary[token]} ` },
        );
  const places = pieces.flatMap((piece) => placeOf(piece) ?? []);
  const picked = places.includes(wished) ? wished : places[0];
  const shown = all.get(picked);
  return html`<div class="told">
    <div>
      <div class="answer" role="group" aria-label="Its answer">
        ${pieces.map((piece) => {
          if ('text' in piece) return html`<span class="given">${piece.text}</span>`;
          const place = placeOf(piece);
          const answer = place === undefined ? undefined : all.get(place);
          if (place === undefined || !answer) return nothing;
          const choose = () => pick(place);
          return cell(answer, place === picked, vocabulary, targets?.[place], choose);
        })}
      </div>
      <p class="note verdict" aria-live="polite">
        ${targets ? verdict(places, filled, targets) : nothing} Answered by the model of step
        ${count(step)}.
      </p>
    </div>
    ${
      shown
        ? html`<div>
            <h3>
              ${capital(task.nouns.token)} <b>${places.indexOf(picked) + 1}</b> of ${places.length}:
              what it weighed
            </h3>
            ${alternativesOf(shown, vocabulary)}
          </div>`
        : nothing
    }
  </div>`;
}

function cell(
  { token, probability }: Weighed,
  pressed: boolean,
  vocabulary: readonly string[],
  target: number | undefined,
  pick: () => void,
): TemplateResult {
  const wrong = target !== undefined && target !== token;
  const right = wrong
    ? html`<span class="hidden">, wrong: it should be</span> (${vocabulary[target]})`
    : nothing;
  return html`<button
    class="cell ${wrong ? 'wrong-token' : ''}"
    aria-pressed=${pressed}
    @click=${pick}
    @focus=${pick}
    @pointerenter=${pick}
  >
    <b>${vocabulary[token]}</b><small>${percent(probability, 2)}${right}</small>
  </button>`;
}

function verdict(
  places: readonly number[],
  filled: readonly number[],
  targets: ArrayLike<number>,
): string {
  const right = places.filter((place) => filled[place] === targets[place]).length;
  if (places.length === 1) return right ? 'Right.' : 'Wrong.';
  return right === places.length ? `All ${right} right.` : `${right} of ${places.length} right.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const answerStyles = css`
  .answer {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--s1) 2px;
    font: var(--text-m) / 28px var(--mono);
  }
  .given {
    white-space: pre-wrap;
    color: var(--ink-2);
  }
  .cell {
    min-width: 28px;
    padding: 0 5px;
    text-align: center;
    border: 1px solid var(--line);
    border-radius: 4px;
  }
  .cell b,
  .cell small {
    display: block;
    white-space: pre;
  }
  .cell b {
    font: 600 var(--text-l) / 26px var(--mono);
  }
  .cell small {
    font: var(--text-s) / 14px var(--sans);
    padding-bottom: 3px;
    color: var(--ink-2);
  }
  .cell[aria-pressed='true'] {
    border-color: var(--ink);
    background: var(--sunken);
  }
  .cell.wrong-token b {
    color: var(--wrong);
    text-decoration: underline wavy 1px;
    text-underline-offset: 4px;
  }
  .verdict {
    margin-top: var(--s2);
  }
`;
