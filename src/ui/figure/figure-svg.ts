import { chartSvg } from './chart-svg';
import { namesOf, type Figure } from './figure';
import { labelRoom } from './panel-labels';
import { panelSvg, TEXT } from './panel-svg';
import { printSerif, printTheme } from './print-theme';
import { element, escape, wrapped } from './svg';

const MARGIN = 28;
const GAP = 28;
/** Left of a plot: its ticks. Above: title and unit. Below: ticks and the axis's title. */
const TICKS = 46;
const ABOVE = 58;
const BELOW = 46;
const PLOT = { width: 264, height: 224 };
/** Of a plot that stands alone. */
const ALONE = { width: 520, height: 320 };
/** Of a few plots, and of many. */
const COLUMNS = { few: 3, many: 4 };
const MANY = 6;
const TITLE = 24;
const LINE = 18;

/** A drawing as text, and its size in CSS pixels. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A figure as a standalone SVG document in the light theme: vectors throughout, names at the lines' ends, notes below.
 * `<metadata>` holds the config as JSON, `<desc>` what a screen reader says.
 */
export function figureSvg(figure: Figure): Drawing {
  const { title, notes, panels, config } = figure;
  const columns = Math.min(panels.length, panels.length > MANY ? COLUMNS.many : COLUMNS.few);
  const rows = Math.ceil(panels.length / columns);
  const plot = panels.length === 1 ? ALONE : PLOT;
  const cell = {
    width: TICKS + plot.width + labelRoom(panels),
    height: ABOVE + plot.height + BELOW,
  };
  const width = 2 * MARGIN + columns * cell.width + (columns - 1) * GAP;
  const inner = width - 2 * MARGIN;
  const titleLines = wrapped(title, TITLE, inner);
  const noteLines = notes.flatMap((note) => wrapped(note, TEXT, inner));
  const top = MARGIN + titleLines.length * 30 + 8;
  const below = top + rows * cell.height + (rows - 1) * GAP + 16;
  const height = below + noteLines.length * LINE + MARGIN;
  const theme = printTheme;
  const drawn = panels.map((panel, i) => {
    const left = MARGIN + (i % columns) * (cell.width + GAP) + TICKS;
    const y = top + Math.floor(i / columns) * (cell.height + GAP) + ABOVE;
    const area = { left, top: y, ...plot };
    const id = `panel-${i + 1}`;
    return 'chart' in panel ? chartSvg(panel, area, theme, id) : panelSvg(panel, area, theme, id);
  });
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width, height, viewBox: `0 0 ${width} ${height}` },
      ...{ role: 'img', 'aria-labelledby': 'title desc' },
      ...{ 'font-family': theme.sans, 'font-size': TEXT },
    },
    element('title', { id: 'title' }, escape(title)),
    element('desc', { id: 'desc' }, escape(description(figure))),
    element('metadata', { id: 'config' }, escape(JSON.stringify(config))),
    element('style', {}, 'text{font-variant-numeric:tabular-nums}'),
    element('rect', { width, height, fill: theme.bg }),
    ...titleLines.map((line, i) =>
      element(
        'text',
        {
          ...{ x: MARGIN, y: MARGIN + 20 + i * 30, fill: theme.ink },
          ...{ 'font-size': TITLE, 'font-family': printSerif },
        },
        escape(line),
      ),
    ),
    ...drawn,
    ...noteLines.map((line, i) =>
      element('text', { x: MARGIN, y: below + 12 + i * LINE, fill: theme.ink2 }, escape(line)),
    ),
  );
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`, width, height };
}

function description({ panels, notes }: Figure): string {
  const plots = panels.map(
    (panel) => `${panel.title} (${panel.unit}) by ${panel.x}: ${namesOf(panel).join(', ')}.`,
  );
  return [...plots, ...notes].join(' ');
}
