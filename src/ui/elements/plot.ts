import { css, html, LitElement, unsafeCSS } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import uPlot from 'uplot';
import uPlotCss from 'uplot/dist/uPlot.min.css?inline';
import { labelRoom, paint } from './plot-paint';
import { fraction, ticks, tickText, valueAt, type Scale } from './plot-scale';
import { readTheme, watchTheme, type Theme } from './plot-theme';
import type { PlotView } from './plot-view';

/**
 * Axes and curves on a canvas. Told what to draw by `show`, in the caller's animation frame; a pointer
 * or key over it only says so.
 *
 * uPlot lays out axes, grid and pixels and sees fractions of each axis; linear and log are `plot-scale`'s.
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
  @query('.hover') private readonly hoverLine!: HTMLDivElement;

  #plot?: uPlot;
  #theme?: Theme;
  #view?: PlotView;
  #hoverStep: number | null = null;
  /** Of the frame, in CSS pixels; kept, since to ask for it while drawing forces a layout. */
  #width = 0;
  #height = 0;
  #unwatchTheme?: () => void;
  readonly #resize = new ResizeObserver(() => this.#fit());

  static override styles = [
    unsafeCSS(uPlotCss),
    css`
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
        outline: 2px solid var(--ink);
      }
      .u-over {
        cursor: crosshair;
        touch-action: pan-y;
      }
      .hover {
        position: absolute;
        top: 0;
        left: 0;
        width: 0;
        border-left: 1px dashed var(--ink-2);
        pointer-events: none;
        visibility: hidden;
      }
    `,
  ];

  protected override render() {
    return html`<div
      class="frame"
      role="img"
      tabindex="0"
      aria-label=${this.label}
      @keydown=${this.#key}
    >
      <div class="hover"></div>
    </div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatchTheme = watchTheme(() => this.#retheme());
    if (this.hasUpdated) this.#build();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchTheme?.();
    this.#resize.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  protected override firstUpdated(): void {
    this.#build();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('endLabels') && this.#plot) this.#redraw(true);
  }

  /** Draws `view` now: call it from an animation frame. */
  show(view: PlotView): void {
    const before = this.#view;
    this.#view = view;
    this.#redraw(!before || !sameScale(before.x, view.x) || !sameScale(before.y, view.y));
  }

  /** A dashed line at the step under the pointer, wherever that is. */
  showHover(step: number | null): void {
    this.#hoverStep = step;
    if (!this.#plot || !this.#view) return;
    const at = step === null ? -1 : fraction(this.#view.x, step);
    const { hoverLine } = this;
    hoverLine.style.visibility = at >= 0 && at <= 1 ? 'visible' : 'hidden';
    const { left, top, width, height } = this.#plot.bbox;
    const ratio = uPlot.pxRatio;
    hoverLine.style.height = `${height / ratio}px`;
    hoverLine.style.transform = `translate(${(left + at * width) / ratio}px, ${top / ratio}px)`;
  }

  #build(): void {
    this.#theme = readTheme(this);
    this.#width = this.frame.clientWidth;
    this.#height = this.frame.clientHeight;
    this.#plot = new uPlot(this.#options(this.#width, this.#height), fractions(), this.frame);
    const over = this.#plot.over;
    over.addEventListener('pointermove', this.#point);
    over.addEventListener('pointerdown', this.#point);
    over.addEventListener('pointerleave', () => this.#say('plot-hover', null));
    this.#resize.observe(this.frame);
  }

  #options(width: number, height: number): uPlot.Options {
    const axis = (which: 'x' | 'y', size: number, most: () => number): uPlot.Axis => ({
      scale: which,
      size,
      gap: which === 'x' ? 6 : 8,
      font: `12px ${this.#theme!.sans}`,
      stroke: () => this.#theme!.ink2,
      ticks: { show: false },
      grid: { show: which === 'y', stroke: () => this.#theme!.line, width: 1 },
      splits: () =>
        this.#tickValues(which, most()).map((value) => fraction(this.#view![which], value)),
      values: () =>
        this.#tickValues(which, most()).map((value) => tickText(this.#view![which], value)),
    });
    return {
      width: Math.max(80, width),
      height: Math.max(80, height),
      legend: { show: false },
      cursor: { show: false },
      padding: [18, () => this.#endRoom, 0, 0],
      series: [{}, { show: false }],
      scales: { x: { time: false, range: [0, 1] }, y: { range: [0, 1] } },
      axes: [
        axis('x', 22, () => Math.max(3, this.#width / 60)),
        axis('y', 46, () => Math.max(3, this.#height / (this.#view?.y.log ? 32 : 44))),
      ],
      hooks: { draw: [(plot) => this.#paint(plot)] },
    };
  }

  /** Whether the plot is wide enough for names beside its lines; else their values' key names them. */
  get roomy(): boolean {
    return this.#width >= 270;
  }

  get #endRoom(): number {
    return this.roomy ? labelRoom(this.endLabels, this.#theme!.sans) : 14;
  }

  #tickValues(which: 'x' | 'y', most: number): number[] {
    return this.#view ? ticks(this.#view[which], most) : [];
  }

  #paint(plot: uPlot): void {
    if (!this.#view || !this.#theme) return;
    const area = { ...plot.bbox, ratio: uPlot.pxRatio };
    paint(plot.ctx, this.#view, area, this.#theme);
  }

  #redraw(axes: boolean): void {
    this.#plot?.redraw(false, axes);
    if (this.#hoverStep !== null) this.showHover(this.#hoverStep);
  }

  #retheme(): void {
    if (!this.isConnected || !this.#plot) return;
    this.#theme = readTheme(this);
    this.#redraw(true);
  }

  #fit(): void {
    const { clientWidth: width, clientHeight: height } = this.frame;
    if (width === 0 || height === 0 || (width === this.#width && height === this.#height)) return;
    this.#width = width;
    this.#height = height;
    this.#plot?.setSize({ width, height });
  }

  readonly #point = (event: PointerEvent): void => {
    if (!this.#view || !this.#plot) return;
    const box = this.#plot.over.getBoundingClientRect();
    const at = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const step = valueAt(this.#view.x, at);
    this.#say('plot-hover', step);
    if (event.type === 'pointerdown') this.#plot.over.setPointerCapture(event.pointerId);
    if (event.type === 'pointerdown' || event.buttons & 1) this.#say('plot-pick', step);
  };

  readonly #key = (event: KeyboardEvent): void => {
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
    this.#say('plot-move', move);
  };

  #say(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** uPlot's own data: nothing but the ends of the axes. */
function fractions(): uPlot.AlignedData {
  return [
    [0, 1],
    [null, null],
  ];
}

function differ(a: readonly string[], b: readonly string[] | undefined): boolean {
  return a.join() !== b?.join();
}

function sameScale(a: Scale, b: Scale): boolean {
  return a.min === b.min && a.max === b.max && a.log === b.log;
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-plot': Plot;
  }
}
