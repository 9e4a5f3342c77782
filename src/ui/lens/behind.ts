import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { KINDS, type Kind } from '../../analysis/behind';
import { count } from '../../analysis/figures';
import type { Rubric } from '../../lens/messages';
import { defaultSettings, type Metric } from '../../metrics/metric';
import type { RunView } from '../../state/run-view';
import { shared } from '../styles';
import { BehindTable, EACH, type Behind, type BehindRow } from './behind-rows';
import { behindStyles } from './behind-styles';
import { figure } from './words';

/** Names that fit above a column; a metric's own name is its tooltip. */
const SHORT: Readonly<Record<string, string>> = {
  'exact-match': 'All right',
  'token-error': 'Wrong',
  'edit-distance': 'Edits',
  'numeric-error': 'Off by',
  'pass-rate': 'Π p',
  brier: 'Brier',
  loss: 'Loss',
};

const MARKS: Readonly<Record<Kind, TemplateResult>> = {
  right: svg`<path d="M2 6.5 5 9.5 10 3" />`,
  near: svg`<path d="M2 7.5C3.5 4.5 5 4.5 6 6S8.5 7.5 10 4.5" />`,
  wrong: svg`<path d="M3 3 9 9M9 3 3 9" />`,
};

/**
 * The predictions behind one point of every curve: a line that says how many were right, near and wrong, and opens to
 * a few of each with what every metric makes of them.
 */
@customElement('ep-behind')
export class BehindPanel extends LitElement {
  static override styles = [shared, behindStyles];

  @property({ attribute: false }) run: RunView | null = null;
  /** The evaluation that is read. */
  @property({ type: Number }) step = 0;
  @property({ attribute: false }) rubric: Rubric = { first: 1, settings: defaultSettings };
  /** The point is held: one looks back at it. */
  @property({ type: Boolean }) held = false;
  @state() private open = false;

  #table: BehindTable | undefined;
  #tableOf: unknown;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('run') && !changed.has('rubric')) return;
    const { run, rubric } = this;
    if (run && this.#tableOf === run.curves && this.#table?.first === rubric.first) return;
    this.#tableOf = run?.curves;
    this.#table = run ? new BehindTable(run, rubric.first) : undefined;
  }

  protected override render() {
    const { run } = this;
    const behind = run ? this.#table?.at(run, this.step, this.rubric) : undefined;
    if (!run || !behind) return nothing;
    const { counts } = behind;
    return html`
      <div class="bar">
        <h2>The predictions behind step ${count(behind.step)}${this.held ? ', held' : ''}</h2>
        <span
          >${KINDS.map((kind, i) => html`${i > 0 ? ' · ' : ''}<b>${count(counts[kind])}</b> ${kind}`)}
          of ${count(behind.count)} ${run.task.nouns.examples}</span
        >
        <button
          type="button"
          aria-expanded=${this.open}
          aria-controls="table"
          @click=${() => (this.open = !this.open)}
        >
          ${this.open ? 'Hide them' : 'Show some'}
        </button>
      </div>
      <div id="table" ?hidden=${!this.open}>${this.open ? this.#opened(run, behind) : nothing}</div>
    `;
  }

  #opened(run: RunView, behind: Behind): TemplateResult {
    const { nouns } = run.task;
    const { metrics, values, rows } = behind;
    const several = this.rubric.first > 1;
    const number = metrics.some(({ id }) => id === 'numeric-error');
    const near = [
      ...(several ? [`one ${nouns.token} wrong`] : []),
      ...(number ? ['a number one off, or one in a hundred'] : []),
    ];
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Predictions and scores">
        <table>
          <thead>
            <tr>
              <th scope="col">Counts as</th>
              <th scope="col">Asked</th>
              <th scope="col">Answered</th>
              <th scope="col">Right answer</th>
              ${metrics.map(heading)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => renderRow(row, metrics))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colspan="4">All ${count(behind.count)}: the point on the curves</th>
              ${metrics.map((metric, m) => html`<td class="score">${figure(metric, values[m])}</td>`)}
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="rule">
        The first ${EACH} of each kind, in the order of the test.
        ${near.length > 0 ? `Near: ${near.join(', or ')}.` : `An answer is one ${nouns.token}: none is near.`}
        ${this.held ? 'The end of the timeline lets go.' : 'Click in a large plot, or drag the timeline, to hold a point.'}
      </p>`;
  }
}

function heading({ id, title, unit, plain }: Metric) {
  return html`<th scope="col" class="score" title="${title}, ${unit}: ${plain}">
    ${SHORT[id] ?? title}
  </th>`;
}

function renderRow({ kind, example }: BehindRow, metrics: readonly Metric[]) {
  const name = html`<th scope="row">
    <span class="kind"
      ><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${MARKS[kind]}</svg
      >${kind}</span
    >
  </th>`;
  if (!example) {
    return html`<tr class="none">
      ${name}
      <td colspan=${3 + metrics.length}>no more of this kind</td>
    </tr>`;
  }
  const { asked, answers, scores } = example;
  const words = (of: 'text' | 'target') => answers.map((answer) => answer[of]).join(' ');
  return html`<tr>
    ${name}
    <td class="clip asked" title=${asked}>${asked}</td>
    <td class="clip answer" title=${words('text')}>
      ${answers.map(
        ({ text, right }) =>
          html`<b class=${right ? '' : 'wrong'}>${text}</b
            >${right ? '' : html`<span class="hidden"> wrong</span>`} `,
      )}
    </td>
    <td class="clip target" title=${words('target')}>${words('target')}</td>
    ${metrics.map((metric, m) => html`<td class="score">${scoreText(metric, scores[m])}</td>`)}
  </tr>`;
}

/** Of one answer exact match is yes or no. */
function scoreText(metric: Metric, score: number): string {
  if (metric.id === 'exact-match') return score === 1 ? 'yes' : 'no';
  return figure(metric, score);
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-behind': BehindPanel;
  }
}
