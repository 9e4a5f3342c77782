import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Candidate, Plan, RunInfo } from '../../protocol';
import { act } from '../actions';
import { shared } from '../styles';
import { time } from './engine-table';

const AUTO = 'auto';

/**
 * Which of several ways of running its kernels a run takes on its adapter, and the choice of another.
 *
 * @fires ep-action - plan
 */
@customElement('ep-engine-plan')
export class EnginePlan extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s4);
        margin-top: var(--s3);
      }
      p {
        flex-basis: 100%;
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-width: 0;
      }
      select {
        font: inherit;
        color: inherit;
        background: var(--surface);
        border: 1px solid var(--control);
        border-radius: 6px;
        min-height: 32px;
        min-width: 0;
        max-width: 100%;
        padding: 0 var(--s2);
      }
    `,
  ];

  @property({ attribute: false }) info!: RunInfo;
  @property({ attribute: false }) candidates: readonly Candidate[] = [];
  @state() private picked: string | null = null;

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('info')) this.picked = null;
  }

  override render() {
    const { candidates, info } = this;
    const now = info.plan.choice === 'chosen' ? this.#current : AUTO;
    const picked = this.picked ?? now;
    const option = (value: string, words: string) =>
      html`<option value=${value} ?selected=${value === picked}>${words}</option>`;
    return html`<p>${this.#words()}</p>
      <label
        >Plan
        <select
          @change=${(event: Event) => (this.picked = (event.target as HTMLSelectElement).value)}
        >
          ${option(AUTO, 'Automatic')}
          ${candidates.map(({ plan, stepMs }, i) =>
            option(
              String(i),
              `${planWords(plan)}${stepMs === null ? '' : ` · ${time(stepMs)} a step`}`,
            ),
          )}
        </select>
      </label>
      ${
        picked === now
          ? nothing
          : html`<button class="solid" @click=${() => this.#start(picked)}>
              Start again with it
            </button>`
      }`;
  }

  #words(): string {
    const { choice, parts } = this.info.plan;
    const { tile = 0 } = parts;
    const way = planWords(this.candidates[Number(this.#current)]?.plan ?? { tile });
    const measured = this.candidates.filter(({ stepMs }) => stepMs !== null).length;
    if (choice === 'chosen') return `${way}, as you chose.`;
    if (choice === 'fixed') return `${way}: the default, since nothing was tried on this adapter.`;
    return `${way}: tuned for this adapter, the fastest of ${measured} that were tried.`;
  }

  /** The candidate that the run follows, as the value of its option. */
  get #current(): string {
    const { parts } = this.info.plan;
    const follows = ({ plan }: Candidate) =>
      Object.entries(plan).every(([part, value]) => (parts[part] ?? 0) === value);
    // Of two that say what the run does, the one that says more of it.
    const said = ({ plan }: Candidate) => Object.keys(plan).length;
    const [candidate] = this.candidates.filter(follows).sort((a, b) => said(b) - said(a));
    return candidate ? String(this.candidates.indexOf(candidate)) : AUTO;
  }

  #start(picked: string): void {
    const plan = picked === AUTO ? AUTO : this.candidates[Number(picked)].plan;
    act(this, { type: 'plan', plan });
  }
}

/** "In groups, 4 examples at a time, by 8 invocations"; a part that has no words here is named as it is. */
function planWords({ tile = 0, ...rest }: Plan): string {
  const way = tile
    ? `In groups, ${tile === 1 ? 'an example' : `${tile} examples`} at a time`
    : 'Each kernel by itself';
  const more = Object.entries(rest).map(([part, value]) => {
    if (part === 'groupSize') return `by ${value} invocations`;
    if (part === 'matmul' && value === 'wide') return 'large products in tiles of 8 × 8';
    return `${part} ${value}`;
  });
  return [way, ...more].join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-engine-plan': EnginePlan;
  }
}
