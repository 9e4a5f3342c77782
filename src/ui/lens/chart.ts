import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChartLine, ChartModel } from './chart-model';
import { bandPath, dotsPath, linePath, type Area } from './chart-path';
import { place, placer, scaleText, scaleTicks } from './scale';

const LEFT = 44;
const BOTTOM = 20;
const TOP = 8;
/** Room for names at the lines' ends in a large chart; a small one's are below it. */
const NAMES = 92;

/**
 * One metric as a curve, in SVG, so that it prints and can be saved as it stands.
 *
 * @event chart-hover - `detail`: index of the evaluation under the pointer, or null
 * @event chart-pick - `detail`: index of an evaluation that was clicked or dragged to
 */
@customElement('ep-lens-chart')
export class LensChart extends LitElement {
  @property({ attribute: false }) model: ChartModel | null = null;
  /** Index of the evaluation that is read: a dot on the curve. */
  @property({ attribute: false }) cursor: number | null = null;
  /** One points at it or looks back at it: a line through all charts. */
  @property({ type: Boolean }) lined = false;
  @property({ type: Boolean, reflect: true }) large = false;
  @state() private width = 0;
  @state() private height = 0;

  #drawnFor: unknown[] = [];
  #drawn: unknown = nothing;
  readonly #resize = new ResizeObserver(([entry]) => {
    this.width = Math.round(entry.contentRect.width);
    this.height = Math.round(entry.contentRect.height);
  });

  static override styles = css`
    :host {
      display: block;
      height: 136px;
      min-width: 0;
      touch-action: pan-y;
    }
    :host([large]) {
      height: clamp(240px, 38vh, 420px);
      cursor: crosshair;
    }
    svg {
      display: block;
      overflow: visible;
      font: 12px var(--sans, sans-serif);
      font-variant-numeric: tabular-nums;
    }
    text {
      fill: var(--ink-2, #5e5d66);
    }
    .grid {
      stroke: var(--line, #e4e2da);
    }
    .measured {
      fill: none;
      stroke: var(--held-out, #bd4b00);
      stroke-width: 2;
      stroke-linejoin: round;
    }
    .measured.dots {
      stroke-width: 3.5;
      stroke-linecap: round;
    }
    .thin {
      stroke-width: 0.75;
      opacity: 0.45;
    }
    .foretold,
    .foretold-by-place {
      fill: none;
      stroke: var(--theory, #6b6a73);
      /* Beneath what was measured, and wider: where theory holds, it shows as a dashed border. */
      stroke-width: 4.5;
      stroke-dasharray: 7 5;
    }
    .foretold-by-place {
      stroke-dasharray: 2 4;
    }
    .band {
      fill: var(--held-out, #bd4b00);
      opacity: 0.16;
    }
    .chance,
    .mark {
      stroke: var(--ink-2, #5e5d66);
      stroke-dasharray: 1 3;
    }
    .elbow {
      fill: var(--ink, #1b1b20);
    }
    .cursor line {
      stroke: var(--ink, #1b1b20);
    }
    .cursor circle {
      fill: var(--held-out, #bd4b00);
      stroke: var(--bg, #fdfcf9);
      stroke-width: 1.5;
    }
    .name {
      font-weight: 600;
      fill: var(--theory, #6b6a73);
    }
    .name.measured {
      stroke: none;
      fill: var(--held-out, #bd4b00);
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override render() {
    const { model, width, height } = this;
    if (!model || width < 60) return nothing;
    return html`<svg
      role="img"
      aria-label=${model.summary}
      width=${width}
      height=${height}
      @pointermove=${this.#point}
      @pointerdown=${this.#point}
      @pointerleave=${() => this.#say('chart-hover', null)}
    >
      ${this.#still(model)} ${this.#cursor(model)}
    </svg>`;
  }

  get #area(): Area {
    const names = this.large && this.width > 480 ? NAMES : 8;
    const width = this.width - LEFT - names;
    return { left: LEFT, top: TOP, width, height: this.height - TOP - BOTTOM };
  }

  /** Everything but the cursor; drawn anew only when it changed. */
  #still(model: ChartModel) {
    const needs = [model, this.width, this.height, this.large];
    if (needs.every((need, i) => need === this.#drawnFor[i])) return this.#drawn;
    this.#drawnFor = needs;
    return (this.#drawn = draw(model, this.#area, this.large && this.width > 480));
  }

  #cursor(model: ChartModel) {
    const { cursor } = this;
    if (cursor === null || !(cursor < model.xs.length)) return nothing;
    const area = this.#area;
    const at = place(model.x, model.xs[cursor]);
    if (!(at >= 0 && at <= 1)) return nothing;
    const x = area.left + at * area.width;
    const up = place(model.y, model.lines.at(-1)?.values[cursor] ?? NaN);
    const dot = up >= 0 && up <= 1 ? area.top + (1 - up) * area.height : undefined;
    return svg`<g class="cursor">
      ${this.lined ? svg`<line x1=${x} x2=${x} y1=${area.top} y2=${area.top + area.height} />` : nothing}
      ${dot === undefined ? nothing : svg`<circle cx=${x} cy=${dot} r="4" />`}
    </g>`;
  }

  readonly #point = (event: PointerEvent): void => {
    const { model } = this;
    if (!model || model.xs.length === 0) return;
    const { left } = this.getBoundingClientRect();
    const area = this.#area;
    const at = (event.clientX - left - area.left) / area.width;
    const along = placer(model.x);
    let nearest = 0;
    let distance = Infinity;
    for (let i = 0; i < model.xs.length; i++) {
      const away = Math.abs(along(model.xs[i]) - at);
      if (away < distance) [nearest, distance] = [i, away];
    }
    this.#say('chart-hover', nearest);
    const pressed = event.type === 'pointerdown' || event.buttons & 1;
    if (pressed && this.large) this.#say('chart-pick', nearest);
  };

  #say(type: string, detail: number | null): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function draw(model: ChartModel, area: Area, named: boolean) {
  const { left, top, width, height } = area;
  const bottom = top + height;
  const toX = (value: number) => left + place(model.x, value) * width;
  const toY = (value: number) => top + (1 - place(model.y, value)) * height;
  const inside = (value: number) => value >= left - 0.5 && value <= left + width + 0.5;
  const { chance, elbow, band } = model;
  const chanceY = chance === undefined ? NaN : toY(chance);
  return svg`
    <clipPath id="area">
      <rect x=${left} y=${top - 2} width=${width + 4} height=${height + 4} />
    </clipPath>
    ${scaleTicks(model.y, Math.max(3, height / 26)).map((value) => {
      const y = toY(value);
      return svg`<line class="grid" x1=${left} x2=${left + width} y1=${y} y2=${y} />
        <text x=${left - 6} y=${y} text-anchor="end" dominant-baseline="central">${scaleText(model.y, value)}</text>`;
    })}
    ${scaleTicks(model.x, Math.max(3, width / 64)).map((value) => {
      const x = toX(value);
      return svg`<text x=${x} y=${bottom + 15} text-anchor="middle">${scaleText(model.x, value)}</text>`;
    })}
    ${
      chanceY >= top && chanceY <= bottom
        ? svg`<line class="chance" x1=${left} x2=${left + width} y1=${chanceY} y2=${chanceY} />
          <text x=${left + width} y=${chanceY - 4} text-anchor="end">chance</text>`
        : nothing
    }
    ${model.marks.map(toX).map((x) => (inside(x) ? svg`<line class="mark" x1=${x} x2=${x} y1=${top} y2=${bottom} />` : nothing))}
    <g clip-path="url(#area)">
      ${band ? svg`<path class="band" d=${bandPath(band.xs, band.low, band.high, model.x, model.y, area)} />` : nothing}
      ${model.lines.map((line) => drawLine(model, line, area))}
    </g>
    ${
      elbow !== undefined && inside(toX(elbow))
        ? svg`<path class="elbow" d=${`M${toX(elbow)} ${bottom - 1}l-4.5 8h9z`}><title>elbow</title></path>`
        : nothing
    }
    ${named ? drawNames(model, area) : nothing}`;
}

function drawLine(model: ChartModel, { values, kind }: ChartLine, area: Area) {
  const series = { xs: model.xs, ys: values };
  if (!model.scattered) {
    return svg`<path class=${kind} d=${linePath(series, model.x, model.y, area)} />`;
  }
  if (kind !== 'measured') return nothing;
  return svg`<path class="measured dots" d=${dotsPath(series, model.x, model.y, area)} />`;
}

/** Names at the lines' ends, kept apart. */
function drawNames({ lines, xs, x, y, scattered }: ChartModel, { left, top, width, height }: Area) {
  if (scattered || xs.length === 0) return nothing;
  const last = xs.length - 1;
  const at = left + Math.min(1, place(x, xs[last])) * width + 8;
  const wanted = lines
    .map(({ label, kind, values }) => {
      const up = Math.max(0, Math.min(1, place(y, values[last])));
      return { label, kind, y: top + (1 - up) * height };
    })
    .filter(({ label, y: up }) => label !== '' && !Number.isNaN(up))
    .sort((a, b) => a.y - b.y || Number(b.kind === 'measured') - Number(a.kind === 'measured'));
  for (let i = 1; i < wanted.length; i++) wanted[i].y = Math.max(wanted[i].y, wanted[i - 1].y + 15);
  const over = (wanted.at(-1)?.y ?? 0) - (top + height);
  return wanted.map(
    (each) =>
      svg`<text class=${`name ${each.kind === 'measured' ? 'measured' : ''}`} x=${at} y=${each.y - Math.max(0, over)} dominant-baseline="central">${each.label}</text>`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'ep-lens-chart': LensChart;
  }
}
