import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RunView } from '../../state/run-view';
import { act } from '../actions';
import { duration, prefixed, whole } from '../format';
import { shared } from '../styles';

/**
 * The run in figures: steps, pace, size, cost and time.
 *
 * @fires ep-action - forget-earlier
 */
@customElement('ep-numbers')
export class Numbers extends LitElement {
  static override styles = [
    shared,
    css`
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--s5);
        font-size: var(--text-s);
        line-height: 20px;
        color: var(--ink-2);
      }
      div {
        display: flex;
        gap: 4px;
        white-space: nowrap;
        min-width: var(--min, 0);
      }
      :host {
        display: flex;
        justify-content: space-between;
        gap: var(--s4);
      }
      button {
        font-size: var(--text-s);
        min-height: 24px;
        text-decoration: underline;
        text-underline-offset: 3px;
        white-space: nowrap;
      }
      dt {
        order: 1;
      }
      dd {
        color: var(--ink);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) run: RunView | null = null;
  /** Earlier runs that are still drawn. */
  @property({ type: Number }) earlier = 0;

  override render() {
    if (!this.run) return html`<dl></dl>`;
    const { progress, info, status } = this.run;
    const rate = status === 'running' ? progress.stepsPerSecond : NaN;
    return html`<dl>
        ${item(whole(progress.step), `of ${whole(info.until)} steps`, whole(info.until).length)}
        ${item(prefixed(rate), 'steps/s', 6)}
        ${item(prefixed(rate * info.tokensPerStep), 'tokens/s', 6)}
        ${item(whole(info.parameters), 'parameters')}
        ${item(prefixed(info.flopsPerStep), 'FLOP a step')}
        ${item(duration(progress.trainedMs), 'training', 6)}
      </dl>
      ${
        this.earlier > 0
          ? html`<button @click=${() => act(this, { type: 'forget-earlier' })}>
              Forget ${this.earlier === 1 ? 'the earlier run' : `${this.earlier} earlier runs`}
            </button>`
          : nothing
      }`;
  }
}

/** A figure before its name; `width` in digits keeps its place while it changes. */
function item(value: string, name: string, width = 0) {
  return html`<div style="--min: ${width ? width + name.length : 0}ch">
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-numbers': Numbers;
  }
}
