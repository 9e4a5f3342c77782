import { freeBox, placeLabels, type Box } from './plot-labels';
import { fraction } from './plot-scale';
import type { Theme } from './plot-theme';
import { rowAt, trace } from './plot-trace';
import type { Band, Ink, Line, PlotView } from './plot-view';

/** The plotting area in canvas pixels, and how many of them make a CSS pixel. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

const LABEL = 12;
const LABEL_HEIGHT = 15;

/** Paints what lies within the axes, and the labels at the lines' ends. */
export function paint(
  ctx: CanvasRenderingContext2D,
  view: PlotView,
  area: Area,
  theme: Theme,
): void {
  const { left, top, width, height, ratio } = area;
  const toX = (step: number) => left + fraction(view.x, step) * width;
  // A log axis can't show 0: the curve leaves by the bottom.
  const toY = (value: number) => top + (1 - Math.max(-1, fraction(view.y, value))) * height;
  const inks: Record<Ink, string> = {
    train: theme.train,
    heldOut: theme.heldOut,
    theory: theme.theory,
    earlier: theme.ink2,
    made: theme.ink,
  };
  // uPlot remembers what it set on the context: leave that as it was.
  ctx.save();
  view.levels?.forEach(paintLevel);
  ctx.save();
  ctx.beginPath();
  // Lines at 0 % and 100 % keep their full width.
  ctx.rect(left, top - 2 * ratio, width + 2 * ratio, height + 4 * ratio);
  ctx.clip();
  ctx.lineJoin = 'round';
  for (const step of view.marks) paintMark(step);
  for (const band of view.bands) paintBand(band);
  for (const line of view.lines) paintLine(line);
  if (view.lookBack !== null) paintLookBack(view.lookBack);
  if (view.diverged) paintCross(toX(view.diverged.step), toY(view.diverged.value));
  ctx.restore();
  paintLabels();
  ctx.restore();

  function paintLine(line: Line): void {
    const path = new Path2D();
    trace(path, line.points, view.x, width, toX, toY);
    ctx.globalAlpha = line.alpha ?? 1;
    // Round joins cost most where they are least seen.
    ctx.lineJoin = line.width > 1 ? 'round' : 'bevel';
    ctx.strokeStyle = inks[line.ink];
    ctx.lineWidth = line.width * ratio;
    ctx.setLineDash((line.dash ?? []).map((length) => length * ratio));
    ctx.stroke(path);
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  }

  function paintBand({ low, high, ink }: Band): void {
    const path = new Path2D();
    const there: [number, number][] = [];
    const back: [number, number][] = [];
    const into = (list: [number, number][]) => ({
      moveTo: (x: number, y: number) => void list.push([x, y]),
      lineTo: (x: number, y: number) => void list.push([x, y]),
    });
    trace(into(there), high, view.x, width, toX, toY);
    trace(into(back), low, view.x, width, toX, toY);
    for (const [x, y] of there) path.lineTo(x, y);
    for (const [x, y] of back.reverse()) path.lineTo(x, y);
    ctx.globalAlpha = 0.18;
    ctx.fillStyle = inks[ink];
    ctx.fill(path);
    ctx.globalAlpha = 1;
  }

  function paintLevel({ value, label }: { value: number; label: string }): void {
    const y = Math.round(toY(value)) + 0.5;
    ctx.strokeStyle = theme.ink2;
    ctx.globalAlpha = 0.5;
    ctx.lineWidth = ratio;
    ctx.setLineDash([ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(left, y);
    ctx.lineTo(left + width, y);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
    ctx.font = `${LABEL * ratio}px ${theme.sans}`;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'bottom';
    halo(label, left + width - 2 * ratio, y - 2 * ratio, theme.ink2);
  }

  function paintMark(step: number): void {
    const x = Math.round(toX(step)) + 0.5;
    ctx.strokeStyle = theme.ink2;
    ctx.fillStyle = theme.ink2;
    ctx.lineWidth = ratio;
    ctx.setLineDash([2 * ratio, 2 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, top + height);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x - 4 * ratio, top);
    ctx.lineTo(x + 4 * ratio, top);
    ctx.lineTo(x, top + 6 * ratio);
    ctx.fill();
  }

  function paintLookBack(step: number): void {
    const x = Math.round(toX(step)) + 0.5;
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = ratio;
    ctx.beginPath();
    ctx.moveTo(x, top - 2 * ratio);
    ctx.lineTo(x, top + height + 2 * ratio);
    ctx.stroke();
    for (const dot of view.dots) {
      ctx.beginPath();
      ctx.arc(toX(dot.step), toY(dot.value), 4.5 * ratio, 0, 2 * Math.PI);
      ctx.fillStyle = inks[dot.ink];
      ctx.fill();
      ctx.lineWidth = 1.5 * ratio;
      ctx.strokeStyle = theme.bg;
      ctx.stroke();
    }
  }

  function paintCross(x: number, y: number): void {
    const arm = 5 * ratio;
    for (const [style, lineWidth] of [
      [theme.bg, 5],
      [theme.wrong, 2.5],
    ] as const) {
      ctx.strokeStyle = style;
      ctx.lineWidth = lineWidth * ratio;
      ctx.beginPath();
      ctx.moveTo(x - arm, y - arm);
      ctx.lineTo(x + arm, y + arm);
      ctx.moveTo(x - arm, y + arm);
      ctx.lineTo(x + arm, y - arm);
      ctx.stroke();
    }
  }

  function paintLabels(): void {
    if (!view.labelled) return;
    const ends = view.lines.flatMap((line) => {
      const row = rowAt(line.points.steps, line.points.length, view.x.max);
      if (!line.label || row < 0) return [];
      const value = line.points.values[row * line.points.stride + line.points.offset];
      if (!Number.isFinite(value)) return [];
      const y = Math.min(top + height, Math.max(top, toY(value)));
      // A curve that left the frame is named where it left.
      const arrow = value > view.y.max ? ' ↑' : value < view.y.min ? ' ↓' : '';
      return [
        { line, text: line.label + arrow, y, x: Math.max(left, toX(line.points.steps[row])) },
      ];
    });
    const current = ends.filter(({ line }) => line.ink !== 'earlier' && !line.alpha);
    const x = Math.max(left, ...current.map((label) => label.x)) + 7 * ratio;
    const ys = placeLabels(current, LABEL_HEIGHT * ratio, top - 6 * ratio, top + height);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.font = `600 ${LABEL * ratio}px ${theme.sans}`;
    const taken: Box[] = current.map(({ text }, i) => boxAt(text, x, ys[i]));
    current.forEach(({ line, text }, i) => halo(text, x, ys[i], inks[line.ink]));
    // Earlier runs are named where there is room; the caption names them all.
    ctx.font = `${LABEL * ratio}px ${theme.sans}`;
    for (const { text, x: end, y } of ends.filter(({ line }) => line.alpha)) {
      const bounds = { top: top - 8 * ratio, bottom: top + height + 4 * ratio };
      const wanted = boxAt(text, end + 7 * ratio, y);
      const box = freeBox(wanted, taken, bounds);
      if (!box) continue;
      taken.push(box);
      halo(text, box.left, (box.top + box.bottom) / 2, theme.ink2);
    }
  }

  function boxAt(text: string, x: number, y: number): Box {
    const half = (LABEL_HEIGHT * ratio) / 2;
    return { left: x, right: x + ctx.measureText(text).width, top: y - half, bottom: y + half };
  }

  /** Text that stays legible where it crosses a line. */
  function halo(text: string, x: number, y: number, colour: string): void {
    ctx.lineJoin = 'round';
    ctx.lineWidth = 3 * ratio;
    ctx.strokeStyle = theme.bg;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }
}

/** CSS pixels that the widest of these labels takes beside a line's end. */
export function labelRoom(labels: readonly string[], sans: string): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) return 64;
  measuring.font = `600 ${LABEL}px ${sans}`;
  return Math.ceil(Math.max(0, ...labels.map((text) => measuring!.measureText(text).width))) + 10;
}

let measuring: CanvasRenderingContext2D | null | undefined;
