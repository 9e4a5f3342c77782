import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { groups, type Recipe, type RecipeGroup } from '../../recipes/recipe';
import type { Task } from '../../task/task';
import { act } from '../actions';
import { DialogElement } from '../elements/dialog';
import { dialogStyles } from '../elements/dialog-styles';
import { icon } from '../elements/icon';
import { seen } from './lead';
import { sketch } from '../elements/sketch';
import { shared } from '../styles';

/**
 * Experiments to choose from, each with a small picture of how it goes, and bare tasks beneath.
 *
 * @fires ep-action - preset, task
 */
@customElement('ep-recipe-picker')
export class RecipePicker extends DialogElement {
  static override styles = [
    shared,
    dialogStyles,
    css`
      .groups {
        display: grid;
        grid-template-columns: repeat(3, minmax(0, 1fr));
        gap: var(--s6);
      }
      h3 {
        font: 600 var(--text-l) / 24px var(--sans);
      }
      .why,
      .summary,
      footer,
      .key {
        font-size: var(--text-s);
        line-height: 16px;
        color: var(--ink-2);
      }
      .why {
        min-height: 48px;
        margin-bottom: var(--s2);
      }
      ul {
        list-style: none;
        display: grid;
        gap: var(--s1);
      }
      .recipe {
        display: grid;
        grid-template-columns: 72px 1fr;
        gap: var(--s3);
        width: calc(100% + 16px);
        margin: 0 -8px;
        padding: var(--s2);
        text-align: left;
        border: 1px solid transparent;
        border-radius: var(--radius);
      }
      .recipe[aria-current='true'] {
        border-color: var(--control);
        background: var(--surface);
      }
      .recipe b,
      .recipe .summary {
        display: block;
      }
      .recipe svg {
        margin-top: 2px;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--s2) var(--s4);
        margin-top: var(--s5);
        padding-top: var(--s3);
        border-top: 1px solid var(--line);
      }
      footer button {
        color: var(--ink);
        text-decoration: underline;
        text-underline-offset: 3px;
        min-height: 24px;
        margin-left: var(--s2);
      }
      .heldout {
        color: var(--held-out);
        font-weight: 600;
      }
      .train {
        color: var(--train);
        font-weight: 600;
      }
      @media (hover: hover) {
        .recipe:hover {
          background: var(--sunken);
        }
      }
      @media (max-width: 860px) {
        .groups {
          grid-template-columns: 1fr;
        }
        .why {
          min-height: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) recipes: readonly Recipe[] = [];
  @property({ attribute: false }) tasks: readonly Task[] = [];
  @property() current = '';

  override render() {
    return html`<dialog aria-labelledby="title" @click=${this.closeBeside}>
      <div class="title">
        <h2 id="title">Choose an experiment</h2>
        <button class="close" aria-label="Close" @click=${() => this.close()}>
          ${icon('close')}
        </button>
      </div>
      <div class="groups">
        ${groups.map(({ id, title, summary }) => this.#group(id, title, summary))}
      </div>
      <footer>
        <p class="key">
          Pictures: the share that is right as training goes on,
          <span class="heldout">new problems</span> and <span class="train">those trained on</span>;
          dotted, the single answers that make up a problem.
        </p>
        <p>
          Or change the task alone, and keep the other settings:
          ${this.tasks.map(
            (task) =>
              html`<button
                title=${task.summary}
                @click=${() => this.#choose({ type: 'task', id: task.id })}
              >
                ${task.title}
              </button>`,
          )}
        </p>
      </footer>
    </dialog>`;
  }

  #group(id: RecipeGroup, title: string, summary: string) {
    return html`<section>
      <h3>${title}</h3>
      <p class="why">${summary}</p>
      <ul>
        ${this.recipes.filter(({ group }) => group === id).map((recipe) => this.#recipe(recipe))}
      </ul>
    </section>`;
  }

  #recipe(recipe: Recipe) {
    const { id, title, what, watch, sketch: picture } = recipe;
    return html`<li>
      <button
        class="recipe"
        aria-current=${id === this.current}
        @click=${() => this.#choose({ type: 'preset', id })}
      >
        ${sketch(picture)}
        <span
          ><b>${title}</b><span class="summary">${what} Watch: ${watch} ${seen(recipe)}</span></span
        >
      </button>
    </li>`;
  }

  #choose(action: Parameters<typeof act>[1]): void {
    this.close();
    act(this, action);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-recipe-picker': RecipePicker;
  }
}
