import { SignalWatcher } from '@lit-labs/signals';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cache } from 'lit/directives/cache.js';
import type { RunConfig } from '../config/run-config';
import type { Recipe } from '../recipes/recipe';
import { catalog } from '../state/catalog';
import { lookBack } from '../state/look-back';
import type { RunView } from '../state/run-view';
import type { Session } from '../state/session';
import { check } from '../state/settings';
import type { ActionEvent } from './actions';
import type { Address } from './address';
import { appStyles } from './app-styles';
import { shortcutOf } from './keyboard';
import type { DialogElement } from './elements/dialog';
import { nextEnd, notLoaded, type Note } from './panels/notes-words';
import { steer, steering, type Stage } from './steer';
import { shared } from './styles';
import { chosenTheme, type ThemeChoice } from './theme';
import './panels/header';
import './panels/headline';
import './panels/notes';
import './panels/numbers';
import './panels/plots';
import './panels/predictions';
import './panels/rail';
import './panels/timeline';
import './panels/transport';

/** The page: header, recipe and transport at the left, the run in the middle. */
@customElement('ep-app')
export class App extends SignalWatcher(LitElement) implements Stage {
  static override styles = [shared, appStyles];

  @property({ attribute: false }) session?: Session;
  @property({ attribute: false }) address?: Address;
  @property({ attribute: false }) recipe: Recipe | null = null;
  @property({ attribute: false }) notice: Note | null = null;
  /** What the three plots were set to. */
  @state() plots = '';
  @state() theme: ThemeChoice = chosenTheme();
  @state() private railOpen = false;
  /** What the lens shows; null while the run is shown as it trains. */
  @state() private lens: string | null = null;

  @query('main') private readonly main!: HTMLElement;

  #shownRun = 0;
  #lastLens = 'on';
  #usual: { readonly of: string; readonly config: RunConfig | null } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('ep-action', this.#act);
    addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('ep-action', this.#act);
    removeEventListener('keydown', this.#key);
  }

  override render() {
    const { session } = this;
    if (!session) return nothing;
    const run = session.runs.current.get();
    return html`
      <button class="skip" @click=${() => this.main.focus()}>Skip to the run</button>
      <ep-header
        role="banner"
        .run=${run}
        .devices=${session.runs.devices.get()}
        .choice=${session.device.get()}
        .theme=${this.theme}
        ?lens=${this.lens !== null}
      ></ep-header>
      ${this.#aside(session, run)} ${this.#main(session, run)}
      <ep-recipe-picker
        .recipes=${catalog.recipes.get()}
        .tasks=${[...session.tasks.values()]}
        .current=${this.recipe?.id ?? ''}
      ></ep-recipe-picker>
      <ep-about></ep-about>
      <ep-engine
        .run=${run}
        .profile=${session.runs.profile.get()}
        .crash=${session.runs.crash.get()}
      ></ep-engine>
    `;
  }

  #aside(session: Session, run: RunView | null) {
    const draft = session.draft.get();
    const task = session.tasks.get(draft.task.id);
    const executor = session.deviceDiffers.get() ? otherExecutor(run) : '';
    return html`<aside aria-label="Recipe and controls" @keydown=${this.#leaveRail}>
      <div class="rail ${this.railOpen ? 'open' : ''}">
        <ep-rail
          .draft=${draft}
          .task=${task}
          .recipe=${this.recipe}
          .preset=${this.#preset(session)}
          .info=${run?.info ?? null}
          .problem=${session.problem.get() ?? session.refusal.get()}
        ></ep-rail>
      </div>
      <div class="dock">
        <ep-notes
          .run=${run}
          .pending=${session.pending.get()}
          .problem=${session.problem.get()}
          .refusal=${session.refusal.get()}
          .starting=${session.runs.starting.get()}
          .loading=${session.runs.starting.get() && task?.load ? task.title : ''}
          .crash=${session.runs.crash.get()}
          .executor=${executor}
          .notice=${this.notice}
        ></ep-notes>
        <ep-transport
          .status=${run?.status ?? null}
          .seed=${(run?.config ?? draft).training.seed}
          .speed=${session.speed.get()}
          .next=${run ? nextEnd(run) : 0}
          ?open=${this.railOpen}
          @ep-fold=${() => (this.railOpen = !this.railOpen)}
        ></ep-transport>
      </div>
    </aside>`;
  }

  #main(session: Session, run: RunView | null) {
    return html`<main tabindex="-1" aria-label="The run">
      ${cache(this.lens === null ? this.#plots(session, run) : this.#lens(run))}
      <ep-numbers .run=${run} .earlier=${session.runs.earlier.get().length}></ep-numbers>
    </main>`;
  }

  #lens(run: RunView | null) {
    return html`<div class="figure">
      <ep-lens .run=${run} .axes=${this.recipe?.axes ?? {}} .view=${this.lens ?? ''}></ep-lens>
    </div>`;
  }

  #plots(session: Session, run: RunView | null) {
    return html`<div class="figure">
      <ep-headline .run=${run}></ep-headline>
      <ep-plots
        .run=${run}
        .earlier=${session.runs.earlier.get()}
        .axes=${this.recipe?.axes ?? {}}
        .view=${this.plots}
      ></ep-plots>
      <ep-timeline .run=${run}></ep-timeline>
      <ep-predictions .run=${run}></ep-predictions>
      <ep-ask .run=${run} .written=${session.runs.written.get()}></ep-ask>
    </div>`;
  }

  override updated(): void {
    const run = this.session?.runs.current.get();
    if (!run || !this.session) return;
    if (run.runId !== this.#shownRun) lookBack.set(null);
    this.#shownRun = run.runId;
    const speed = this.session.speed.get();
    const { lens, plots } = this;
    this.address?.write({ config: run.config, speed, until: run.info.until, lens, plots });
  }

  openPicker(): void {
    const code = Promise.all([import('./panels/recipe-picker'), catalog.load()]);
    void this.#raise('ep-recipe-picker', code);
  }

  showLens(lens: string | null): void {
    const show = () =>
      (this.lens = lens === null ? null : (this.#lastLens = lens || this.#lastLens));
    if (lens === null || this.lens !== null) show();
    else void import('./lens/lens').then(show, () => (this.notice = notLoaded));
  }

  openAbout(): void {
    void this.#raise('ep-about', Promise.all([import('./panels/about'), catalog.load()]));
  }

  openEngine(): void {
    void this.#raise('ep-engine', import('./panels/engine'));
  }

  /** Opens a sheet, whose code comes when it is first wanted. */
  async #raise(name: Sheet, code: Promise<unknown>): Promise<void> {
    try {
      await code;
    } catch {
      this.notice = notLoaded;
      return;
    }
    const sheet = this.renderRoot.querySelector<DialogElement>(name);
    await sheet?.updateComplete;
    sheet?.open();
  }

  /** The settings that a reset of one goes back to; the same object as long as they are the same. */
  #preset({ draft, tasks }: Session): RunConfig | null {
    const of = this.recipe?.id ?? draft.get().task.id;
    if (this.#usual?.of === of) return this.#usual.config;
    const json = this.recipe?.config ?? { version: 1, task: { id: of } };
    const result = check(json, tasks);
    this.#usual = { of, config: 'config' in result ? result.config : null };
    return this.#usual.config;
  }

  readonly #act = ({ action }: ActionEvent): void => {
    if (!this.session) return;
    // The settings of a narrow screen make way for the run that was asked for, and the space bar is for it.
    if (['preset', 'start', 'restart'].includes(action.type)) {
      this.railOpen = false;
      this.main.focus();
    }
    steer(steering(this.session, this), action.type, action);
  };

  /** Escape closes the settings of a narrow screen. */
  readonly #leaveRail = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.railOpen) return;
    this.railOpen = false;
    this.renderRoot.querySelector('ep-transport')?.focus();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const action = shortcutOf(event);
    if (!action || !this.session) return;
    event.preventDefault();
    steer(steering(this.session, this), action.type, action);
  };
}

type Sheet = 'ep-recipe-picker' | 'ep-about' | 'ep-engine';

function otherExecutor(run: RunView | null): string {
  return run?.info.executor === 'gpu' ? 'CPU' : 'graphics card';
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-app': App;
  }
}
