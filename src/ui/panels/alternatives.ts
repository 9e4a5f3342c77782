import { css, html, nothing, type TemplateResult } from 'lit';
import { percent } from '../../analysis/figures';
import type { Written } from '../../protocol';

/** One token that the model wrote, with what else it weighed. */
export interface Weighed {
  readonly token: number;
  readonly probability: number;
  /** The most probable first. */
  readonly best: readonly { readonly token: number; readonly probability: number }[];
}

/** Token i of what was written. */
export function weighed({ tokens, probability, alternatives }: Written, i: number): Weighed {
  const n = alternatives.tokens.length / tokens.length;
  const best = Array.from({ length: n }, (_, rank) => ({
    token: alternatives.tokens[i * n + rank],
    probability: alternatives.probability[i * n + rank],
  }));
  return { token: tokens[i], probability: probability[i], best };
}

/** The most probable tokens as bars; the one that was written is marked by more than its colour. */
export function alternativesOf(
  { token, probability, best }: Weighed,
  vocabulary: readonly string[],
): TemplateResult {
  const among = best.some((each) => each.token === token);
  const rows = among ? best : [...best, { token, probability }];
  return html`<ol class="alternatives">
    ${rows.map(
      (each) =>
        html`<li class=${each.token === token ? 'said' : ''}>
          <span class="name"
            >${vocabulary[each.token] ?? '?'}${each.token === token ? html`<span class="hidden">, its answer</span>` : nothing}</span
          >
          <span class="bar" style="--share:${100 * each.probability}%"></span>
          <span class="share">${percent(each.probability, 2)}</span>
        </li>`,
    )}
  </ol>`;
}

export const alternativesStyles = css`
  .alternatives {
    list-style: none;
    display: grid;
    grid-template-columns: minmax(3ch, max-content) minmax(40px, 160px) 7ch;
    gap: 2px var(--s2);
    align-items: center;
    justify-content: start;
    font-size: var(--text-s);
    line-height: 18px;
  }
  .alternatives li {
    display: contents;
    color: var(--ink-2);
  }
  .alternatives .name {
    font-family: var(--mono);
    text-align: right;
    white-space: pre;
  }
  .alternatives .bar {
    height: 8px;
    background: linear-gradient(var(--fill), var(--fill)) 0 / max(1px, var(--share)) 100% no-repeat
      var(--track);
  }
  .alternatives .share {
    text-align: right;
  }
  .alternatives .said {
    color: var(--ink);
    font-weight: 600;
  }
  .alternatives .said .bar {
    background-image: linear-gradient(var(--ink), var(--ink));
  }
`;
