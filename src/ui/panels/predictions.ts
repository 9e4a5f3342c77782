import { SignalWatcher } from '@lit-labs/signals';
import { html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { count, percent } from '../../analysis/figures';
import { lookBack } from '../../state/look-back';
import type { RunView } from '../../state/run-view';
import {
  predictions,
  type AnswerCell,
  type Cell,
  type PredictionRow,
  type WrittenCell,
} from './prediction-rows';
import { predictionsStyles } from './predictions-styles';

const REST_MS = 250;
const MORE = 12;

/** Held-out examples as the model answered them, each token shaded by how sure it was. */
@customElement('ep-predictions')
export class PredictionsPanel extends SignalWatcher(LitElement) {
  @property({ attribute: false }) run: RunView | null = null;
  @state() private more = 0;
  @state() private onlyWrong = false;

  #stop?: () => void;
  #timer = 0;

  static override styles = predictionsStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('run') && this.isConnected) this.#follow();
  }

  protected override render() {
    const { run } = this;
    if (!run) return html`<p class="quiet">What the model answers appears here once it trains.</p>`;
    const rows = run.curves.heldOut;
    const found = predictions(run, lookBack.get() ?? rows.steps[rows.length - 1] ?? 0);
    const { nouns } = run.task;
    if (!found) {
      const words =
        run.status === 'running'
          ? 'The first answers are on their way.'
          : 'Press play: what the model answers appears here.';
      return html`<p class="quiet">${words}</p>`;
    }
    const all = [...found.right.keys()].filter((i) => !this.onlyWrong || found.wrong[i] > 0);
    const kind = layout(found.row(0));
    const listed = all.slice(0, FIRST[kind] + this.more).map((index) => found.row(index));
    const longest = Math.max(0, ...listed.map(({ cells }) => lengthOf(cells)));
    const width = Math.max(1, ...run.info.vocabulary.slice(-64).map((token) => token.length));
    return html`
      <header>
        <h2>
          ${capital(nouns.heldOut)} ${nouns.examples}, as the model answered them at step
          <b>${count(found.step)}</b>
        </h2>
        <label>
          <input
            type="checkbox"
            .checked=${this.onlyWrong}
            @change=${(event: Event) => (this.onlyWrong = (event.target as HTMLInputElement).checked)}
          />only those that count as wrong
        </label>
      </header>
      <ol class=${kind} style="--token:${width}ch;--prompt:${0.61 * longest}em">
        ${listed.map((row) => this.#renderRow(row))}
      </ol>
      ${listed.length === 0 ? html`<p class="quiet">None of the ${found.right.length} kept is wrong.</p>` : nothing}
      <footer>
        <p>
          ${
            listed[0]?.cells.some((cell) => 'near' in cell)
              ? drawnLegend
              : html`Darker: surer. Dotted underline: less than half sure.
                  <span class="sample">Wavy underline</span>: wrong, with the right ${nouns.token}
                  below.`
          }
          ${listed.some(hasWriting) ? 'Lighter: what it wrote down for itself on the way; the answer is marked.' : nothing}
          ${run.curves.replicas > 1 ? `Answers of the first of ${run.curves.replicas} models.` : nothing}
        </p>
        ${
          all.length > listed.length
            ? html`<button type="button" @click=${() => (this.more += MORE)}>show more</button>`
            : nothing
        }
      </footer>
    `;
  }

  #renderRow({ cells, right, graded }: PredictionRow) {
    const passed = right === graded;
    return html`<li>
      <span class="cells"
        >${grouped(cells).map((group) => html`<span class="group ${lengthOf(group) > NARROW ? 'wide' : ''}">${group.map(renderCell)}</span>`)}</span
      >
      <span class="verdict ${passed ? 'passed' : 'failed'}">
        ${passed ? tick : cross}
        ${graded > 1 ? html`<b>${right} of ${graded}</b> <span>counts as ${passed ? 'right' : 'wrong'}</span>` : passed ? 'right' : 'wrong'}
      </span>
    </li>`;
  }

  #follow(): void {
    this.#stop?.();
    this.#stop = this.run?.curves.subscribe(() => {
      this.#timer ||= window.setTimeout(() => {
        this.#timer = 0;
        this.requestUpdate();
      }, REST_MS);
    });
  }
}

function renderCell(cell: Cell) {
  if ('prompt' in cell) return html`<span class="prompt">${cell.prompt.trimStart()}</span>`;
  if ('written' in cell) return renderWritten(cell);
  if ('picture' in cell) {
    const state = cell.near === undefined ? '' : cell.near ? 'drawn' : 'drawn far';
    void import('../elements/picture');
    return html`<span class="frame ${state}" title=${cell.picture.says}
      ><ep-picture .of=${cell.picture}></ep-picture
    ></span>`;
  }
  return html`<span
    class="answer ${cell.right ? 'right' : 'wrong'} ${cell.confidence < 0.5 ? 'unsure' : ''}"
    style=${styleMap(shade(cell))}
    title=${explain(cell)}
    ><span class="token">${cell.text}</span
    ><span class="target"
      >${cell.right ? nothing : html`<span class="unseen">should be </span>${cell.target}`}</span
    ></span
  >`;
}

function renderWritten({ written, target }: WrittenCell) {
  const right = target === null;
  return html`<span
    class="answer pad ${right ? 'right' : 'wrong'}"
    title=${right ? `${written}: on the way, right` : `${written}: on the way, wrong; the right one is ${target}`}
    ><span class="token">${written}</span
    ><span class="target"
      >${right ? nothing : html`<span class="unseen">should be </span>${target}`}</span
    ></span
  >`;
}

/** From --ink-2, still 4.5 : 1, to --ink as the model is surer. */
function shade({ confidence, right }: AnswerCell): Record<string, string> {
  const strength = `${Math.round(100 * Math.max(0, Math.min(1, confidence)))}%`;
  return right ? { '--strength': strength } : {};
}

function explain({ text, right, target, confidence }: AnswerCell): string {
  const sure = `${percent(confidence, 2)} sure`;
  return right ? `${text}: right, ${sure}` : `${text}: wrong, ${sure}; the right one is ${target}`;
}

/**
 * `groups`: prompts and answers take turns; `short`: one answer; `plain`: several answers to one prompt; `long`: so
 * many that they want a line of their own.
 */
function layout(row: PredictionRow | undefined): keyof typeof FIRST {
  const prompts = row?.cells.filter(isPrompt).length ?? 0;
  if (prompts > 1) return 'groups';
  const said = (row?.cells.length ?? 0) - prompts;
  return said === 1 ? 'short' : said > LONG ? 'long' : 'plain';
}

const hasWriting = ({ cells }: PredictionRow) => cells.some((cell) => 'written' in cell);
const isPrompt = (cell: Cell) => 'prompt' in cell || ('picture' in cell && !('near' in cell));

const drawnLegend = html`Left, what went in; right, what came out. Dashed frame: not near enough.`;

/** Rows shown at first. */
const FIRST = { groups: 4, plain: 6, long: 3, short: 12 };
/** Tokens that fit into half a line. */
const LONG = 10;
/** Letters of a prompt that fit into an eighth of it; longer ones have a line to themselves. */
const NARROW = 14;

/** Letters that its prompts take. */
const lengthOf = (cells: readonly Cell[]) =>
  cells.reduce((sum, cell) => sum + ('prompt' in cell ? cell.prompt.length : 0), 0);

/** Cells that must not be parted by a line break: a prompt with the answers up to the next prompt. */
function grouped(cells: readonly Cell[]): Cell[][] {
  const groups: Cell[][] = [];
  for (const cell of cells) {
    if (isPrompt(cell) || groups.length === 0) groups.push([]);
    groups.at(-1)?.push(cell);
  }
  return groups;
}

const tick = svg`<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 6.5 5 9.5 10 3" /></svg>`;
const cross = svg`<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M3 3 9 9M9 3 3 9" /></svg>`;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-predictions': PredictionsPanel;
  }
}
