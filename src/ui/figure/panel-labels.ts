import { freeBox, placeLabels, type Box } from '../elements/plot-labels';
import type { Theme } from '../elements/plot-theme';
import { rowAt } from '../elements/plot-trace';
import type { Ink, PlotView } from '../elements/plot-view';
import { namesOf, type FigurePanel } from './figure';
import type { Area } from './panel-svg';
import { element, escape, textWidth, type Attributes } from './svg';

const SIZE = 12;
const HEIGHT = 15;

/** Names at the lines' ends: the current run's where they fit, earlier ones' where there is room left. */
export function endLabels(
  view: PlotView,
  { left, top, height }: Area,
  theme: Theme,
  inks: Record<Ink, string>,
  toX: (step: number) => number,
  toY: (value: number) => number,
): string {
  const ends = view.lines.flatMap((line) => {
    const { points, label } = line;
    const row = rowAt(points.steps, points.length, view.x.max);
    if (!label || row < 0) return [];
    const value = points.values[row * points.stride + points.offset];
    if (!Number.isFinite(value)) return [];
    // A curve that left the frame is named where it left.
    const arrow = value > view.y.max ? ' ↑' : value < view.y.min ? ' ↓' : '';
    const y = Math.min(top + height, Math.max(top, toY(value)));
    return [{ line, text: label + arrow, y, x: Math.max(left, toX(points.steps[row])) }];
  });
  const current = ends.filter(({ line }) => !line.alpha);
  const x = Math.max(left, ...current.map((label) => label.x)) + 7;
  const ys = placeLabels(current, HEIGHT, top - 6, top + height);
  const taken: Box[] = current.map(({ text }, i) => boxAt(text, x, ys[i]));
  const named = current.map(({ line, text }, i) => words(text, x, ys[i], inks[line.ink], 600));
  for (const { text, x: end, y } of ends.filter(({ line }) => line.alpha)) {
    const bounds = { top: top - 8, bottom: top + height + 4 };
    const box = freeBox(boxAt(text, end + 7, y), taken, bounds);
    if (!box) continue;
    taken.push(box);
    named.push(words(text, box.left, (box.top + box.bottom) / 2, theme.ink2));
  }
  return named.join('');

  function words(text: string, x: number, y: number, fill: string, weight?: number): string {
    const at = { x, y: y + SIZE / 3, fill, 'font-weight': weight, class: 'series' };
    return element('text', { ...at, ...halo(theme) }, escape(text));
  }
}

/** What keeps words legible where they cross a line. */
export function halo({ bg }: Theme): Attributes {
  const stroke = { stroke: bg, 'stroke-width': 3, 'stroke-linejoin': 'round' };
  return { ...stroke, 'paint-order': 'stroke' };
}

/** Room that the names of these plots' lines take at the right. */
export function labelRoom(panels: readonly FigurePanel[]): number {
  const widths = panels.flatMap(namesOf).map((text) => textWidth(text, SIZE) * 1.06);
  return Math.ceil(Math.max(0, ...widths)) + 12;
}

function boxAt(text: string, x: number, y: number): Box {
  return { left: x, right: x + textWidth(text, SIZE), top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 };
}
