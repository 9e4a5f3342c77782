import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { paintAxes } from './plot-axes';
import { labelRoom, paint, type Area } from './plot-paint';
import { fraction, valueAt } from './plot-scale';
import { readTheme, watchTheme, type Theme } from './plot-theme';
import type { PlotView } from './plot-view';

/** Room round the plotting area, in CSS pixels; at the right it is what the lines' names take. */
const ROOM = { left: 46, top: 18, bottom: 22, right: 14 };
/** A plot narrower than this has no room for names beside its lines. */
const ROOMY = 270;

/**
 * Axes and curves on a canvas. Told what to draw by `show`, in the caller's animation frame; a pointer
 * or key over it only says so.
 *
 * @event plot-hover - `detail`: the step under the pointer, or null.
 * @event plot-pick - `detail`: a step that was clicked or dragged to.
 * @event plot-move - `detail`: 'back', 'on', 'first' or 'live', by key.
 */
@customElement('ep-plot')
export class Plot extends LitElement {
  /** What a screen reader says. */
  @property() label = '';
  /** Longest labels that lines may carry, so that room is kept from the start. */
  @property({ attribute: false, hasChanged: differ }) endLabels: readonly string[] = [];

  @query('.frame') private readonly frame!: HTMLDivElement;
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  @query('.over') private readonly over!: HTMLDivElement;
  @query('.hover') private readonly hoverLine!: HTMLDivElement;

  private theme?: Theme;
  private view?: PlotView;
  private hoverStep: number | null = null;
  /** Of the frame, in CSS pixels; kept, since to ask for it while drawing forces a layout. */
  private width = 0;
  private height = 0;
  private right = ROOM.right;
  private unwatchTheme?: () => void;
  private readonly resize = new ResizeObserver(() => this.fit());

  static override styles = css`
    :host {
      display: block;
      min-width: 0;
      height: 260px;
    }
    .frame {
      position: relative;
      height: 100%;
      border-radius: 4px;
      outline-offset: 2px;
    }
    .frame:focus-visible {
      outline: 2px solid var(--ink, #1b1b20);
    }
    canvas {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
    .over {
      position: absolute;
      cursor: crosshair;
      touch-action: pan-y;
    }
    .hover {
      position: absolute;
      inset: 0 auto 0 0;
      width: 0;
      border-left: 1px dashed var(--ink-2, #5e5d66);
      pointer-events: none;
      visibility: hidden;
    }
  `;

  protected override render() {
    return html`<div
      class="frame"
      role="img"
      tabindex="0"
      aria-label=${this.label}
      @keydown=${this.key}
    >
      <canvas></canvas>
      <div
        class="over"
        @pointermove=${this.point}
        @pointerdown=${this.point}
        @pointerleave=${() => this.say('plot-hover', null)}
      >
        <div class="hover"></div>
      </div>
    </div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.unwatchTheme = watchTheme(() => this.retheme());
    if (this.hasUpdated) this.resize.observe(this.frame);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unwatchTheme?.();
    this.resize.disconnect();
  }

  protected override firstUpdated(): void {
    this.theme = readTheme(this);
    this.fit();
    this.resize.observe(this.frame);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('endLabels')) this.layOut();
  }

  /** Draws `view` now: call it from an animation frame. */
  show(view: PlotView): void {
    this.view = view;
    this.paint();
    if (this.hoverStep !== null) this.showHover(this.hoverStep);
  }

  /** A dashed line at the step under the pointer, wherever that is. */
  showHover(step: number | null): void {
    this.hoverStep = step;
    if (!this.view) return;
    const at = step === null ? -1 : fraction(this.view.x, step);
    this.hoverLine.style.visibility = at >= 0 && at <= 1 ? 'visible' : 'hidden';
    this.hoverLine.style.left = `${at * 100}%`;
  }

  /** Whether there is room for names beside the lines; else their values' key names them. */
  get roomy(): boolean {
    return this.width >= ROOMY;
  }

  private layOut(): void {
    if (!this.theme) return;
    this.right = this.roomy ? labelRoom(this.endLabels, this.theme.sans) : ROOM.right;
    this.over.style.inset = `${ROOM.top}px ${this.right}px ${ROOM.bottom}px ${ROOM.left}px`;
    this.paint();
  }

  private paint(): void {
    const ctx = this.canvas?.getContext('2d');
    if (!ctx || !this.view || !this.theme || this.width === 0) return;
    const ratio = devicePixelRatio;
    const size = [Math.round(this.width * ratio), Math.round(this.height * ratio)] as const;
    if (this.canvas.width !== size[0]) this.canvas.width = size[0];
    if (this.canvas.height !== size[1]) this.canvas.height = size[1];
    const area: Area = {
      left: ROOM.left * ratio,
      top: ROOM.top * ratio,
      width: Math.max(1, this.width - ROOM.left - this.right) * ratio,
      height: Math.max(1, this.height - ROOM.top - ROOM.bottom) * ratio,
      ratio,
    };
    ctx.clearRect(0, 0, ...size);
    paintAxes(ctx, this.view.x, this.view.y, area, this.theme);
    paint(ctx, this.view, area, this.theme);
  }

  private retheme(): void {
    if (!this.isConnected || !this.theme) return;
    this.theme = readTheme(this);
    this.paint();
  }

  private fit(): void {
    const { clientWidth: width, clientHeight: height } = this.frame;
    if (width === 0 || height === 0 || (width === this.width && height === this.height)) return;
    this.width = width;
    this.height = height;
    this.layOut();
  }

  private readonly point = (event: PointerEvent): void => {
    if (!this.view) return;
    const box = this.over.getBoundingClientRect();
    const at = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const step = valueAt(this.view.x, at);
    this.say('plot-hover', step);
    if (event.type === 'pointerdown') this.over.setPointerCapture(event.pointerId);
    if (event.type === 'pointerdown' || event.buttons & 1) this.say('plot-pick', step);
  };

  private readonly key = (event: KeyboardEvent): void => {
    const moves: Record<string, string> = {
      ArrowLeft: 'back',
      ArrowRight: 'on',
      Home: 'first',
      End: 'live',
      Escape: 'live',
    };
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.say('plot-move', move);
  };

  private say(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function differ(a: readonly string[], b: readonly string[] | undefined): boolean {
  return a.join() !== b?.join();
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-plot': Plot;
  }
}
