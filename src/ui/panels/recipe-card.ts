import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Recipe } from '../../recipes/recipe';
import type { Task } from '../../task/task';
import { act } from '../actions';
import { icon } from '../elements/icon';
import { shared } from '../styles';

/**
 * What is being trained, and the way to the other experiments.
 *
 * @fires ep-action - pick
 */
@customElement('ep-recipe-card')
export class RecipeCard extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      h2.small {
        margin-bottom: var(--s1);
      }
      button {
        display: block;
        width: 100%;
        padding: var(--s2) var(--s3);
        text-align: left;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      b {
        display: flex;
        justify-content: space-between;
        align-items: center;
        white-space: nowrap;
      }
      b span {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      code {
        display: block;
        font: var(--text-s) / 18px var(--mono);
        color: var(--ink-2);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      @media (hover: hover) {
        button:hover {
          border-color: var(--control);
        }
      }
    `,
  ];

  /** The preset that the settings are closest to; null where a task was chosen by itself. */
  @property({ attribute: false }) recipe: Recipe | null = null;
  @property({ attribute: false }) task!: Task;

  override render() {
    const { recipe, task } = this;
    return html`<h2 class="small" id="heading">Experiment</h2>
      <button
        aria-haspopup="dialog"
        aria-describedby="heading"
        title="Choose another experiment"
        @click=${() => act(this, { type: 'pick' })}
      >
        <b><span>${recipe?.title ?? task.title}</span> ${icon('chevron')}</b>
        ${recipe ? html`<code>${recipe.sample}</code>` : nothing}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-recipe-card': RecipeCard;
  }
}
