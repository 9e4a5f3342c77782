import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { groups, type Recipe } from '../../recipes/recipe';
import type { Task } from '../../task/task';
import { act } from '../actions';
import { DialogElement } from '../elements/dialog';
import { dialogStyles } from '../elements/dialog-styles';
import { icon } from '../elements/icon';
import { sketch } from '../elements/sketch';
import { thumbnail } from '../elements/thumbnail';
import { shared } from '../styles';
import { bareRun, exampleOf, gallery, noteOf, pictureOf, type Part, type Section } from './gallery';
import { leadsTo } from './gallery-keys';
import { galleryStyles } from './gallery-styles';
import { seen } from './lead';

const PARTS: readonly { id: Part; title: string }[] = [
  { id: 'all', title: 'Everything' },
  ...groups,
  { id: 'tasks', title: 'All tasks' },
];

/**
 * Experiments to choose from, by phenomenon and task, each with a small picture of how it goes; then every task by
 * itself. Typing filters, arrow keys lead from one to the next.
 *
 * @fires ep-action - preset, start
 */
@customElement('ep-recipe-picker')
export class RecipePicker extends DialogElement {
  static override styles = [shared, dialogStyles, galleryStyles];

  @property({ attribute: false }) recipes: readonly Recipe[] = [];
  @property({ attribute: false }) tasks: readonly Task[] = [];
  @property() current = '';
  @state() private typed = '';
  @state() private shown: Part = 'all';
  /** The card that the Tab key reaches. */
  @state() private active = '';
  @query('input[type=search]') private readonly search!: HTMLInputElement;
  @query('.list') private readonly list!: HTMLElement;

  override open(): void {
    if (this.dialog.open) return;
    this.#filter('', 'all');
    super.open();
    // On a touch screen the keyboard would hide what there is to choose.
    if (matchMedia('(hover: hover)').matches) this.search.focus();
    void this.updateComplete.then(() =>
      this.list.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  override render() {
    const { sections, tasks } = gallery(this.recipes, this.tasks, {
      words: this.typed,
      part: this.shown,
    });
    const shelves = sections.flatMap((section) => section.shelves);
    const keys = [
      ...shelves.flatMap(({ recipes }) => recipes.map(({ id }) => id)),
      ...tasks.map(taskKey),
    ];
    const first = [this.active, this.current].find((key) => keys.includes(key)) ?? keys[0];
    return html`<dialog aria-labelledby="title" @click=${this.closeBeside}>
      <div class="head">
        <div class="title">
          <h2 id="title">Choose an experiment</h2>
          <input
            type="search"
            placeholder="Filter: sums, copy, jump …"
            aria-label="Filter"
            .value=${this.typed}
            @input=${() => this.#filter(this.search.value, this.shown)}
            @keydown=${this.#searchKey}
          />
          <button class="close" aria-label="Close" @click=${() => this.close()}>
            ${icon('close')}
          </button>
        </div>
        ${this.#parts()}
        <p class="hidden" role="status">
          ${shelves.reduce((sum, { recipes }) => sum + recipes.length, 0)} experiments,
          ${tasks.length} tasks
        </p>
      </div>
      <div class="list" @keydown=${this.#key} @focusin=${this.#focused}>
        ${sections.map((section) => this.#section(section, first))}
        ${tasks.length > 0 ? this.#bare(tasks, first) : nothing}
        ${keys.length === 0 ? this.#nothing() : this.#legend()}
      </div>
    </dialog>`;
  }

  #parts() {
    return html`<fieldset>
      <legend class="hidden">Show</legend>
      ${PARTS.map(
        ({ id, title }) =>
          html`<label class="part"
            ><input
              type="radio"
              name="part"
              .checked=${id === this.shown}
              @change=${() => this.#filter(this.typed, id)}
            /><span>${title}</span></label
          >`,
      )}
    </fieldset>`;
  }

  #section({ id, title, summary, shelves }: Section, first: string) {
    return html`<section aria-labelledby=${id}>
      <h3 id=${id}>${title}</h3>
      <p class="why">${summary}</p>
      ${shelves.map(
        ({ task, recipes }) =>
          html`<div class="shelf">
            <div class="about">
              ${thumbnail(pictureOf(task))}
              <h4>${task.title}</h4>
              <code>${exampleOf(task, recipes)}</code>
            </div>
            <ul>
              ${recipes.map((recipe) => this.#recipe(recipe, first))}
            </ul>
          </div>`,
      )}
    </section>`;
  }

  #recipe(recipe: Recipe, first: string) {
    const { id, title, what, watch, sketch: picture } = recipe;
    return html`<li>
      <button
        class="card recipe"
        data-key=${id}
        tabindex=${id === first ? 0 : -1}
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

  #bare(tasks: readonly Task[], first: string) {
    const all = new Map(this.tasks.map((task) => [task.id, task]));
    return html`<section aria-labelledby="tasks">
      <h3 id="tasks">All tasks</h3>
      <p class="why">
        Each as it comes, to change as you like: its settings are in the margin once it trains.
      </p>
      <ul class="tasks">
        ${tasks.map((task) => {
          const key = taskKey(task);
          const config = () => bareRun(task, this.recipes, all);
          return html`<li>
            <button
              class="card task"
              data-key=${key}
              tabindex=${key === first ? 0 : -1}
              @click=${() => this.#choose({ type: 'start', config: config() })}
            >
              ${thumbnail(pictureOf(task))}
              <span
                ><b>${task.title}</b><span class="summary">${task.summary} ${noteOf(task)}</span
                ><code>${exampleOf(task, this.recipes)}</code></span
              >
            </button>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #nothing() {
    return html`<p class="none">
      Nothing here speaks of “${this.typed}”.
      <button @click=${() => this.#showAll()}>Show everything</button>
    </p>`;
  }

  #legend() {
    return html`<p class="key">
      Pictures of experiments: the share that is right as training goes on,
      <span class="heldout">new problems</span> and <span class="train">those trained on</span>;
      dotted, the single answers that make up a problem. Pictures of tasks: what the model has to
      answer stands in a box.
    </p>`;
  }

  #filter(words: string, part: Part): void {
    this.typed = words;
    this.shown = part;
    this.active = '';
    if (this.hasUpdated) this.list.scrollTop = 0;
  }

  #showAll(): void {
    this.#filter('', 'all');
    this.search.focus();
  }

  readonly #searchKey = (event: KeyboardEvent): void => {
    const cards = this.#cards();
    if (event.key === 'ArrowDown') cards.find((card) => card.tabIndex === 0)?.focus();
    else if (event.key === 'Enter' && this.typed.trim() !== '') cards[0]?.click();
    else if (event.key === 'Escape' && this.typed !== '') this.#filter('', this.shown);
    else return;
    event.preventDefault();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cards = this.#cards();
    const from = cards.findIndex((card) => card === this.renderRoot.querySelector(':focus'));
    if (from < 0) return;
    const boxes = cards.map((card) => card.getBoundingClientRect());
    const to = leadsTo(event.key, boxes, from);
    if (to !== undefined) {
      // Beyond the first line there is the filter.
      if (event.key === 'ArrowUp' && to === from) this.search.focus();
      else cards[to].focus();
    } else if ([...event.key].length === 1 && event.key !== ' ') {
      this.search.focus();
      this.#filter(this.typed + event.key, this.shown);
    } else return;
    event.preventDefault();
  };

  readonly #focused = (event: FocusEvent): void => {
    if (event.target instanceof HTMLElement) this.active = event.target.dataset.key ?? this.active;
  };

  #cards(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('.card')];
  }

  #choose(action: Parameters<typeof act>[1]): void {
    this.close();
    act(this, action);
  }
}

/** Apart from the presets' names. */
const taskKey = ({ id }: Task) => `task-${id}`;

declare global {
  interface HTMLElementTagNameMap {
    'ep-recipe-picker': RecipePicker;
  }
}
