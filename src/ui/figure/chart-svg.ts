import { placeLabels } from '../elements/plot-labels';
import type { Theme } from '../elements/plot-theme';
import type { ChartLine, ChartModel } from '../lens/chart-model';
import { bandPath, dotsPath, linePath } from '../lens/chart-path';
import { place, scaleText, scaleTicks } from '../lens/scale';
import type { ChartPanel } from './figure';
import { halo } from './panel-labels';
import { titles, type Area } from './panel-svg';
import { element, escape } from './svg';

const DASH = { measured: undefined, foretold: '6 4', 'foretold-by-place': '1.5 3.5' };
const LABEL = 15;

/** One chart of the lens with its titles, axes and lines' names, as `ep-lens-chart` draws it, in vectors. */
export function chartSvg(panel: ChartPanel, area: Area, theme: Theme, id: string): string {
  const { chart } = panel;
  const { left, top, width, height } = area;
  const toX = (value: number) => left + place(chart.x, value) * width;
  const toY = (value: number) => top + (1 - place(chart.y, value)) * height;
  const clip = `${id}-area`;
  const { band, chance } = chart;
  return element(
    'g',
    { id },
    titles(panel, area, theme),
    axes(),
    chance === undefined ? '' : level(toY(chance)),
    element(
      'clipPath',
      { id: clip },
      element('rect', { x: left, y: top - 2, width: width + 4, height: height + 4 }),
    ),
    element(
      'g',
      { 'clip-path': `url(#${clip})` },
      ...chart.marks.map((at) => upright(toX(at))),
      band
        ? element('path', {
            d: bandPath(band.xs, band.low, band.high, chart.x, chart.y, area),
            fill: theme.heldOut,
            'fill-opacity': 0.16,
          })
        : '',
      ...chart.lines.map(line),
    ),
    elbow(),
    names(chart),
  );

  function axes(): string {
    const upwards = scaleTicks(chart.y, Math.max(3, height / 32)).map((value) => {
      const y = toY(value);
      return (
        element('line', { x1: left, x2: left + width, y1: y, y2: y, stroke: theme.line }) +
        word(scaleText(chart.y, value), left - 8, y + 4, 'end', 'tick-y')
      );
    });
    const across = scaleTicks(chart.x, Math.max(3, width / 60)).map((value) =>
      word(scaleText(chart.x, value), toX(value), top + height + 18, 'middle', 'tick-x'),
    );
    return [...upwards, ...across].join('');
  }

  function word(text: string, x: number, y: number, anchor: string, kind?: string): string {
    const at = { x, y, 'text-anchor': anchor, fill: theme.ink2, class: kind };
    return element('text', { ...at, ...(kind ? {} : halo(theme)) }, escape(text));
  }

  function level(y: number): string {
    if (!(y >= top && y <= top + height)) return '';
    const line = { x1: left, x2: left + width, y1: y, y2: y };
    return (
      element('line', { ...line, stroke: theme.ink2, 'stroke-dasharray': '1 3' }) +
      word('chance', left + width - 2, y - 4, 'end')
    );
  }

  function upright(x: number): string {
    const at = { x1: x, x2: x, y1: top, y2: top + height };
    return element('line', { ...at, stroke: theme.ink2, 'stroke-dasharray': '1 3' });
  }

  function line({ values, kind, label }: ChartLine): string {
    const series = { xs: chart.xs, ys: values };
    const measured = kind === 'measured';
    if (chart.scattered && !measured) return '';
    const draw = chart.scattered ? dotsPath : linePath;
    return element('path', {
      d: draw(series, chart.x, chart.y, area),
      fill: 'none',
      stroke: measured ? theme.heldOut : theme.theory,
      'stroke-width': chart.scattered ? 3.5 : measured ? 2 : 2.5,
      'stroke-linecap': chart.scattered ? 'round' : undefined,
      'stroke-linejoin': 'round',
      'stroke-dasharray': DASH[kind],
      'data-series': label,
    });
  }

  function elbow(): string {
    const x = chart.elbow === undefined ? NaN : toX(chart.elbow);
    if (!(x >= left && x <= left + width)) return '';
    const d = `M${x.toFixed(1)} ${(top + height - 1).toFixed(1)}l-4.5 8h9z`;
    return element('path', { d, fill: theme.ink }, element('title', {}, 'elbow'));
  }

  function names({ lines, xs, scattered }: ChartModel): string {
    if (scattered || xs.length === 0) return '';
    const last = xs.length - 1;
    const ends = lines.flatMap(({ label, kind, values }) => {
      const up = place(chart.y, values[last]);
      if (label === '' || Number.isNaN(up)) return [];
      return [{ label, kind, y: top + (1 - Math.max(0, Math.min(1, up))) * height }];
    });
    const ys = placeLabels(ends, LABEL, top - 6, top + height);
    const x = Math.min(left + width, toX(xs[last])) + 7;
    return ends
      .map(({ label, kind }, i) => {
        const fill = kind === 'measured' ? theme.heldOut : theme.theory;
        const at = { x, y: ys[i] + 4, fill, 'font-weight': 600, class: 'series' };
        return element('text', { ...at, ...halo(theme) }, escape(label));
      })
      .join('');
  }
}
