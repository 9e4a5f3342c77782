import { SignalWatcher } from '@lit-labs/signals';
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { count } from '../../analysis/figures';
import { moments, placeMoments, type Moment } from '../../analysis/moments';
import { lookBack, rowSeen, seeRow } from '../../state/look-back';
import type { RunView } from '../../state/run-view';
import { chapters } from '../../state/story-of';
import { timelineStyles } from './timeline-styles';

const REST_MS = 125;
/** Moments are looked for at most this often: it visits every evaluation. */
const SEEK_MS = 500;
/** Width of the slider's thumb, within which its middle stays. */
const THUMB = 16;

/**
 * The run as a line: live at its newest step, or dragged back to an earlier evaluation, which every view
 * then shows.
 */
@customElement('ep-timeline')
export class Timeline extends SignalWatcher(LitElement) {
  @property({ attribute: false }) run: RunView | null = null;
  @state() private width = 0;
  @state() private found: readonly Moment[] = [];
  @query('.track') private readonly track!: HTMLElement;

  #stop?: () => void;
  #timer = 0;
  #lastSought = 0;
  #seen?: unknown;
  readonly #resize = new ResizeObserver(() => (this.width = this.track.clientWidth));

  static override styles = timelineStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
    if (this.hasUpdated) this.#resize.observe(this.track);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#resize.disconnect();
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('run')) return;
    if (this.isConnected) this.#follow();
    if (this.#seen !== this.run?.curves) {
      // Another run has other evaluations to look back at.
      if (this.#seen && lookBack.get() !== null) queueMicrotask(() => lookBack.set(null));
      this.#seen = this.run?.curves;
      this.#lastSought = 0;
    }
    this.#seek();
  }

  protected override firstUpdated(): void {
    this.#resize.observe(this.track);
  }

  protected override render() {
    const { run } = this;
    const back = lookBack.get();
    const until = run?.info.until ?? 1;
    const now = run?.progress.step ?? 0;
    const newest = run ? (run.curves.heldOut.steps[run.curves.heldOut.length - 1] ?? 0) : 0;
    const step = back ?? now;
    const width = `${2 * count(until).length + 8}ch`;
    return html`<div class="line">
      <span class="step" style="min-width:${width}">
        ${run ? html`step <b>${count(step)}</b> of ${count(until)}` : 'no step yet'}
      </span>
      <div class="track" style="--now:${now / until}; --at:${step / until}">
        <input
          type="range"
          min="0"
          max=${until}
          step="1"
          aria-label="Step to look at"
          aria-valuetext="step ${step} of ${until}${back === null ? ', live' : ', looking back'}"
          .value=${String(step)}
          ?disabled=${!run}
          @input=${(event: Event) => this.#drag(Number((event.target as HTMLInputElement).value), newest)}
          @keydown=${this.#key}
        />
        ${this.#renderMoments(until)}
      </div>
      <span class="live">
        ${
          back === null
            ? html`<span>drag to look back</span>`
            : html`<button type="button" @click=${() => lookBack.set(null)}>
                back to ${run?.status === 'running' ? 'live' : 'the end'}
              </button>`
        }
      </span>
    </div>`;
  }

  #renderMoments(until: number) {
    if (this.width === 0) return nothing;
    const all: Moment[] = [
      ...this.found,
      ...(this.run?.curves.marks ?? []).map(({ step, label }) => ({ step, label, weight: 5 })),
    ];
    const place = (step: number) => THUMB / 2 + (step / until) * (this.width - THUMB);
    const wanted = all.map(({ step, label, weight }) => ({
      at: place(step),
      width: textWidth(label, this.track),
      weight,
    }));
    const lefts = placeMoments(wanted, this.width);
    return all.map(({ step, label }, i) => {
      const left = lefts[i];
      const go = () => this.#drag(step, Infinity);
      return html`<i class="tick" style="left:${place(step)}px" title=${label}></i> ${
          left === undefined
            ? nothing
            : html`<button type="button" class="moment" style="left:${left}px" @click=${go}>
                ${label}
              </button>`
        }`;
    });
  }

  /** To the evaluation nearest to `step`; at or past the newest, live. */
  #drag(step: number, newest: number): void {
    const rows = this.run?.curves.heldOut;
    if (!rows || rows.length === 0) return;
    const row = rows.nearest(step);
    lookBack.set(step >= newest && row === rows.length - 1 ? null : rows.step(row));
    this.requestUpdate();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const rows = this.run?.curves.heldOut;
    if (!rows || rows.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = rows.length - 1;
    const row = rowSeen(rows);
    const ten = Math.max(1, Math.round(last / 10));
    const moves: Record<string, number> = {
      ArrowLeft: row - 1,
      ArrowDown: row - 1,
      ArrowRight: row + 1,
      ArrowUp: row + 1,
      PageDown: row - ten,
      PageUp: row + ten,
      Home: 0,
      End: last,
      Escape: last,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    seeRow(rows, next);
  };

  #follow(): void {
    this.#stop?.();
    this.#stop = this.run?.curves.subscribe(() => {
      this.#timer ||= window.setTimeout(() => {
        this.#timer = 0;
        this.#seek();
        this.requestUpdate();
      }, REST_MS);
    });
  }

  #seek(): void {
    const now = performance.now();
    const { run } = this;
    if (run?.status === 'running' && now - this.#lastSought < SEEK_MS) return;
    this.#lastSought = now;
    this.found = run ? moments(chapters(run.curves), run.task.nouns.heldOut) : [];
  }
}

const widths = new Map<string, number>();
let canvas: CanvasRenderingContext2D | null | undefined;

/** Width of a label in the size that the timeline writes it. */
function textWidth(text: string, element: Element): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return text.length * 7;
  canvas.font = `12px ${getComputedStyle(element).fontFamily}`;
  const width = Math.ceil(canvas.measureText(text).width) + 4;
  widths.set(text, width);
  return width;
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-timeline': Timeline;
  }
}
