import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RunConfig } from '../../config/run-config';
import type { RunInfo } from '../../protocol';
import type { Recipe } from '../../recipes/recipe';
import type { Problem, Section } from '../../state/settings';
import type { Task } from '../../task/task';
import { whole } from '../format';
import { icon } from '../elements/icon';
import { shared } from '../styles';
import { sectionOf } from './rail-sections';
import './recipe-card';

/**
 * The recipe: task, model, optimiser, training. The first few settings of each in view, the rest behind More.
 *
 * @fires ep-action - edit, pick
 */
@customElement('ep-rail')
export class Rail extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: var(--s3) var(--gutter);
      }
      section {
        margin-top: var(--s3);
      }
      h2.small {
        margin-bottom: var(--s1);
      }
      .rows {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      .more {
        display: flex;
        align-items: center;
        gap: 2px;
        min-height: 24px;
        margin-top: var(--s2);
        font-size: var(--text-s);
        color: var(--ink-2);
        text-align: left;
      }
      .more b {
        color: var(--ink);
      }
      .more svg {
        transition: transform var(--motion);
      }
      .more[aria-expanded='true'] svg {
        transform: rotate(180deg);
      }
    `,
  ];

  @property({ attribute: false }) draft!: RunConfig;
  @property({ attribute: false }) task!: Task;
  @property({ attribute: false }) recipe: Recipe | null = null;
  @property({ attribute: false }) preset: RunConfig | null = null;
  @property({ attribute: false }) info: RunInfo | null = null;
  @property({ attribute: false }) problem: Problem | null = null;
  @state() private more = false;

  override render() {
    return html`
      <ep-recipe-card .recipe=${this.recipe} .task=${this.task}></ep-recipe-card>
      ${this.#section('task', '')}
      ${this.#section('model', `Model${this.info ? ` · ${whole(this.info.parameters)} parameters` : ''}`)}
      ${this.#section('optimizer', 'Optimiser · AdamW')} ${this.#section('training', 'Training')}
      <button class="more" aria-expanded=${this.more} @click=${() => (this.more = !this.more)}>
        <span
          >${this.more ? '' : 'Activation, norm, schedule … '}<b
            >${this.more ? 'Less' : 'More'}</b
          ></span
        >${icon('chevron', 14)}
      </button>
    `;
  }

  #section(section: Section, title: string) {
    const { draft, task, preset, problem } = this;
    const rows = sectionOf({ section, draft, task, preset, problem });
    const shown = rows.filter(({ first }) => this.more || first);
    if (shown.length === 0) return nothing;
    return html`<section aria-label=${title || `Task: ${task.title}`}>
      ${title ? html`<h2 class="small">${title}</h2>` : nothing}
      <div class="rows">${shown.map(({ template }) => template)}</div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-rail': Rail;
  }
}
