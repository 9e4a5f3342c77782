import { fraction, ticks, tickText } from '../elements/plot-scale';
import type { Theme } from '../elements/plot-theme';
import { trace, type Points } from '../elements/plot-trace';
import type { Band, Ink, Line, PlotView } from '../elements/plot-view';
import type { FigurePanel, PlotPanel } from './figure';
import { endLabels, halo } from './panel-labels';
import { element, escape, short } from './svg';

/** The plotting area, in pixels of the drawing. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const TEXT = 12;
/** Points that share a quarter of a pixel are drawn as one stroke. */
const DETAIL = 4;

/** One plot with its titles, axes and lines' names, as the page draws it (`plot-paint`), in vectors. */
export function panelSvg(panel: PlotPanel, area: Area, theme: Theme, id: string): string {
  const { view } = panel;
  const { left, top, width, height } = area;
  const toX = (step: number) => left + fraction(view.x, step) * width;
  const toY = (value: number) => top + (1 - Math.max(-1, fraction(view.y, value))) * height;
  const inks: Record<Ink, string> = {
    train: theme.train,
    heldOut: theme.heldOut,
    theory: theme.theory,
    earlier: theme.ink2,
    made: theme.ink,
  };
  const clip = `${id}-area`;
  return element(
    'g',
    { id },
    titles(panel, area, theme),
    axes(view, area, theme),
    ...(view.levels ?? []).map((each) => level(each, toY(each.value))),
    element(
      'clipPath',
      { id: clip },
      element('rect', { x: left, y: top - 2, width: width + 2, height: height + 4 }),
    ),
    element(
      'g',
      { 'clip-path': `url(#${clip})` },
      ...view.marks.map((step) => upright(toX(step), '2 2', theme.ink2)),
      ...view.bands.map(band),
      ...view.lines.map(line),
      ...lookBack(),
      view.diverged ? cross(toX(view.diverged.step), toY(view.diverged.value)) : '',
    ),
    endLabels(view, area, theme, inks, toX, toY),
  );

  function line({ points, ink, width: stroke, alpha, dash, label }: Line): string {
    return strokes(points)
      .map((path) =>
        element('polyline', {
          points: written(path),
          fill: 'none',
          stroke: inks[ink],
          'stroke-width': stroke,
          'stroke-opacity': alpha,
          'stroke-dasharray': dash?.join(' '),
          'stroke-linejoin': 'round',
          'data-series': label,
        }),
      )
      .join('');
  }

  function band({ low, high, ink }: Band): string {
    const there = strokes(high).flat();
    const back = strokes(low).flat().reverse();
    return element('polygon', {
      points: written([...there, ...back]),
      fill: inks[ink],
      'fill-opacity': 0.18,
    });
  }

  /** Unbroken stretches of a curve. */
  function strokes(points: Points): [number, number][][] {
    const all: [number, number][][] = [];
    const pen = {
      moveTo: (x: number, y: number) => void all.push([[x, y]]),
      lineTo: (x: number, y: number) => void all.at(-1)?.push([x, y]),
    };
    trace(pen, points, view.x, width * DETAIL, toX, toY);
    return all;
  }

  function level({ label }: { label: string }, y: number): string {
    return (
      element('line', {
        ...{ x1: left, x2: left + width, y1: y, y2: y },
        stroke: theme.ink2,
        'stroke-opacity': 0.5,
        'stroke-dasharray': '1 3',
      }) +
      element(
        'text',
        {
          ...{ x: left + width - 2, y: y - 4, 'text-anchor': 'end', fill: theme.ink2 },
          ...halo(theme),
        },
        escape(label),
      )
    );
  }

  function upright(x: number, dash: string | undefined, stroke: string): string {
    return element('line', {
      ...{ x1: x, x2: x, y1: top - 2, y2: top + height + 2 },
      stroke,
      'stroke-dasharray': dash,
    });
  }

  function lookBack(): string[] {
    if (view.lookBack === null) return [];
    const dots = view.dots.map(({ step, value, ink }) =>
      element('circle', {
        ...{ cx: toX(step), cy: toY(value), r: 4.5, fill: inks[ink] },
        ...{ stroke: theme.bg, 'stroke-width': 1.5 },
      }),
    );
    return [upright(toX(view.lookBack), undefined, theme.ink), ...dots];
  }

  function cross(x: number, y: number): string {
    const d = `M${short(x - 5)} ${short(y - 5)}l10 10m-10 0l10 -10`;
    return element('path', { d, stroke: theme.wrong, 'stroke-width': 2.5 });
  }
}

export function titles({ title, unit, x }: FigurePanel, area: Area, theme: Theme): string {
  const { left, top, width, height } = area;
  const start = left - 46;
  return (
    element(
      'text',
      { x: start, y: top - 34, fill: theme.ink, 'font-size': 15, 'font-weight': 600 },
      escape(title),
    ) +
    element('text', { x: start, y: top - 17, fill: theme.ink2 }, escape(unit)) +
    element(
      'text',
      { x: left + width / 2, y: top + height + 38, fill: theme.ink2, 'text-anchor': 'middle' },
      escape(x),
    )
  );
}

/** Faint level lines and the ticks' words; as many as the page would show at this size. */
function axes({ x, y }: PlotView, { left, top, width, height }: Area, theme: Theme): string {
  const across = ticks(x, Math.max(3, width / 60)).map((value) =>
    element(
      'text',
      {
        ...{ x: left + fraction(x, value) * width, y: top + height + 18 },
        ...{ fill: theme.ink2, 'text-anchor': 'middle', class: 'tick-x' },
      },
      escape(tickText(x, value)),
    ),
  );
  const upwards = ticks(y, Math.max(3, height / (y.log ? 32 : 44))).map((value) => {
    const at = top + (1 - fraction(y, value)) * height;
    return (
      element('line', {
        ...{ x1: left, x2: left + width, y1: at, y2: at },
        stroke: theme.line,
      }) +
      element(
        'text',
        {
          ...{ x: left - 8, y: at + 4 },
          ...{ fill: theme.ink2, 'text-anchor': 'end', class: 'tick-y' },
        },
        escape(tickText(y, value)),
      )
    );
  });
  return [...upwards, ...across].join('');
}

function written(path: readonly (readonly [number, number])[]): string {
  return path.map(([x, y]) => `${short(x)},${short(y)}`).join(' ');
}
