import axe from 'axe-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import tokens from '../../src/ui/tokens.css?raw';
import '../../src/ui/tokens.css';
import '../../src/ui/panels/plots';
import { parseRunConfig } from '../../src/config/parse';
import { textOf } from '../../src/interchange/png';
import { figureCsv, pointsTable } from '../../src/ui/figure/figure-csv';
import { figurePng } from '../../src/ui/figure/figure-png';
import { figureSvg } from '../../src/ui/figure/figure-svg';
import { printTheme } from '../../src/ui/figure/print-theme';
import { fileOf } from '../../src/ui/figure/save-menu';
import { DerivedCurves } from '../../src/ui/panels/plots-derived';
import { metricOf } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { askedOf } from '../../src/state/asked';
import { PlotMetrics } from '../../src/ui/lens/plot-metrics';
import { figureOfPlots } from '../../src/ui/panels/plots-figure';
import type { Shown } from '../../src/ui/panels/plots-view';
import pairLookup from '../../tasks/pair-lookup';
import { generatedRun } from './generated-run';

const lists = { id: 'pair-lookup', skew: 0.5 };
const linear = { x: 'linear', loss: 'linear', error: 'linear' } as const;

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
});

function shownOf(wanted: Partial<Parameters<typeof generatedRun>[0]> = {}): Shown {
  const run = new DerivedCurves(generatedRun({ task: lists, steps: 200, done: 0.6, ...wanted }));
  run.refresh(false);
  return { run, earlier: [], axes: linear, lookBack: null, byPlace: true, labelled: false };
}

function parsed(svg: string): XMLDocument {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

/** From two ticks of an axis, what a coordinate of the drawing stands for. */
function scaleOf(panel: Element, kind: 'tick-x' | 'tick-y') {
  const ticks = [...panel.querySelectorAll(`.${kind}`)].map((tick) => ({
    at: Number(tick.getAttribute(kind === 'tick-x' ? 'x' : 'y')),
    value: Number(tick.textContent.replace('%', '')) / (tick.textContent.includes('%') ? 100 : 1),
  }));
  const [first, last] = [ticks[0], ticks.at(-1)];
  const slope = (last.value - first.value) / (last.at - first.at);
  return (at: number) => first.value + (at - first.at) * slope;
}

describe('SVG', () => {
  test('its polylines are the data, by its own ticks', () => {
    const shown = shownOf();
    const document = parsed(figureSvg(figureOfPlots(shown)).svg);
    const { curves } = shown.run.run;
    for (const [index, metric] of (['loss', 'error', 'exact'] as const).entries()) {
      const panel = document.querySelector(`#panel-${index + 1}`)!;
      const line = panel.querySelector('polyline[data-series="fresh"]')!;
      const points = line.getAttribute('points')!.split(' ');
      const toStep = scaleOf(panel, 'tick-x');
      // The middle of a line of text lies 4 above where it is written.
      const toValue = scaleOf(panel, 'tick-y');
      expect(points).toHaveLength(curves.heldOut.length);
      points.forEach((point, row) => {
        const [x, y] = point.split(',').map(Number);
        expect(toStep(x)).toBeCloseTo(curves.heldOut.step(row), 0);
        expect(Math.abs(toValue(y + 4) - curves.heldOutAt(row, metric).mean)).toBeLessThan(2e-3);
      });
    }
  });

  test('has titles, units, the lines’ names, n, and no picture in it', () => {
    const document = parsed(figureSvg(figureOfPlots(shownOf())).svg);
    const words = [...document.querySelectorAll('text')].map((text) => text.textContent).join(' ');
    for (const wanted of ['Loss', 'nats per token', 'training step', 'n = 2,000', 'fresh', 'train'])
      expect(words).toContain(wanted);
    expect(words).toContain('(1−ε)⁸');
    expect(document.querySelector('image, foreignObject')).toBeNull();
    expect(document.querySelector('desc')!.textContent).toContain('per-token error');
  });

  test('a band has two edges; an earlier run, a look back and a mark are there', () => {
    const shown = shownOf({ replicas: 3 });
    shown.run.run.curves.mark(40, 'learning rate 0.003');
    const earlier = new DerivedCurves(generatedRun({ task: lists, steps: 200, name: 'width 16' }));
    earlier.refresh(false);
    const document = parsed(
      figureSvg(figureOfPlots({ ...shown, earlier: [earlier], lookBack: 80 })).svg,
    );
    const points = document.querySelector('polygon')!.getAttribute('points')!.split(' ');
    expect(points).toHaveLength(2 * shown.run.run.curves.heldOut.length);
    expect(document.querySelectorAll('circle')).toHaveLength(3);
    expect(document.querySelectorAll('line[stroke-dasharray="2 2"]')).toHaveLength(3);
    expect(document.querySelector('polyline[data-series="earlier"]')).not.toBeNull();
    expect(document.documentElement.textContent).toContain('Faint, earlier: width 16.');
  });

  test('survives words that XML must escape', () => {
    const figure = { ...figureOfPlots(shownOf()), title: 'a < b & "c" \u0000 \ud800 😀' };
    expect(parsed(figureSvg(figure).svg).querySelector('title')!.textContent).toBe(
      'a < b & "c"   😀',
    );
  });

  test('its colours are those of the light theme', () => {
    const light = tokens.slice(0, tokens.indexOf('}'));
    const token = (name: string) => new RegExp(`--${name}: ([^;]+);`).exec(light)?.[1];
    const { ink, ink2, line, train, heldOut, theory, wrong, sans } = printTheme;
    expect([ink, ink2, line, train, heldOut, theory, wrong, sans]).toEqual(
      ['ink', 'ink-2', 'line', 'train', 'held-out', 'theory', 'wrong', 'sans'].map(token),
    );
  });
});

test('a PNG is the drawing at twice its size, and carries the config', async () => {
  const figure = figureOfPlots(shownOf());
  const bytes = await figurePng(figure);
  expect([...bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = figureSvg(figure);
  expect([bitmap.width, bitmap.height]).toEqual([Math.round(width * 2), Math.round(height * 2)]);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const colours = new Set<string>();
  for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
  for (const wanted of ['255,255,255', '0,105,166', '189,75,0'])
    expect(colours.has(wanted)).toBe(true);
  expect(JSON.parse(textOf(bytes, 'config')!)).toEqual(figure.config);
});

test('every form holds a config that parses to the run’s own', async () => {
  const figure = figureOfPlots(shownOf({ replicas: 2 }));
  const [line] = figureCsv(figure).split('\n');
  const metadata = parsed(figureSvg(figure).svg).querySelector('metadata')!.textContent;
  const texts = [
    line.replace('# config: ', ''),
    metadata,
    textOf(await figurePng(figure), 'config'),
  ];
  for (const text of texts) {
    const config = parseRunConfig(JSON.parse(text!), new Map([[pairLookup.id, pairLookup]]));
    expect(config).toEqual(figure.config);
  }
});

describe('CSV', () => {
  test('has the command line’s columns and every row that is kept', () => {
    const { run } = shownOf({ replicas: 2 });
    const figure = figureOfPlots({ ...shownOf(), run });
    const lines = figureCsv(figure).trim().split('\n');
    const [header, ...rows] = lines.filter((line) => !line.startsWith('#'));
    expect(header).toBe('step,replica,split,loss,tokenError,exactMatch,predictedExactMatch');
    const { train, heldOut } = run.run.curves;
    expect(rows).toHaveLength(2 * (train.length + heldOut.length));
    const cells = rows.map((row) => row.split(','));
    const order = cells.map(([step, replica, split]) => [
      Number(step),
      Number(replica),
      split === 'train' ? 0 : 1,
    ]);
    const sorted = [...order].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
    expect(order).toEqual(sorted);
    const row = cells.find(
      ([step, replica, split]) => `${step} ${replica} ${split}` === '40 1 test',
    )!;
    expect(row.slice(3, 6).map(Number)).toEqual(
      (['loss', 'error', 'exact'] as const).map((metric) =>
        run.run.curves.replicaAt(heldOut.nearest(40), 1, metric),
      ),
    );
  });

  test('has a column more for a metric that a plot was given', async () => {
    const shown = shownOf({ replicas: 2 });
    const { run } = shown.run;
    const others = new PlotMetrics(() => undefined);
    others.choose('loss', 'brier');
    others.look(run, null);
    const { kept } = run.curves.samples;
    // The first answer may have some of them.
    const sizes = () => others.columns(run)[0].values.map(({ size }) => size);
    await expect.poll(sizes, { timeout: 20_000 }).toEqual([kept.length, kept.length]);
    const lines = figureCsv(figureOfPlots({ ...shown, others }))
      .trim()
      .split('\n');
    others.look(null, null);
    const [header, ...rows] = lines.filter((line) => !line.startsWith('#'));
    expect(header.split(',').at(-1)).toBe('brier');
    [run.heldOut, ...run.heldOut.others!].forEach((heldOut, r) => {
      const rescorer = new Rescorer(askedOf(run, heldOut));
      const brier = rescorer.values(metricOf('brier')!, run.curves.samples.of(r));
      kept.forEach(({ step }, i) => {
        const row = rows.find((each) => each.startsWith(`${step},${r},test,`))!;
        expect(Number(row.split(',').at(-1))).toBe(brier[i]);
      });
    });
    expect(rows.filter((row) => !row.endsWith(','))).toHaveLength(2 * kept.length);
  });

  test('of plain points: one a row, words quoted, a gap is empty', () => {
    const [panel] = figureOfPlots(shownOf()).panels.filter((each) => 'view' in each);
    const points = { length: 2, steps: [1, 2], values: [0.1, NaN], stride: 1, offset: 0 };
    const line = { points, ink: 'train', width: 1, label: 'so, "it" is #1' } as const;
    const table = pointsTable([{ ...panel, view: { ...panel.view, lines: [line], bands: [] } }]);
    const text = figureCsv({ ...figureOfPlots(shownOf()), table });
    expect(text.split('\n').slice(-4)).toEqual([
      'plot,series,x,value',
      'Loss,"so, ""it"" is no.1",1,0.1',
      'Loss,"so, ""it"" is no.1",2,',
      '',
    ]);
  });
});

describe('the menu', () => {
  async function opened() {
    const plots = document.createElement('ep-plots');
    plots.run = generatedRun({ task: lists, steps: 200, done: 0.6 });
    const main = document.createElement('main');
    main.append(plots);
    document.documentElement.lang = 'en';
    document.title = 'Figure';
    document.body.append(main);
    await plots.updateComplete;
    const button = plots.shadowRoot!.querySelector<HTMLButtonElement>('.save')!;
    button.focus();
    button.click();
    const menu = () => plots.shadowRoot!.querySelector('ep-save-menu');
    await expect.poll(() => menu()?.matches(':popover-open')).toBe(true);
    return { main, button, menu, shadow: plots.shadowRoot! };
  }

  test('opens beside its button, within the window, the first form in focus', async () => {
    const { menu } = await opened();
    const box = menu()!.getBoundingClientRect();
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(innerWidth);
    expect(menu()!.shadowRoot!.activeElement!.textContent).toContain('PNG');
  });

  test('gives a file whose name says task, seed and step, and goes; the button has the focus again', async () => {
    const { menu, button, shadow } = await opened();
    const names: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click');
    click.mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    [...menu()!.shadowRoot!.querySelectorAll('button')][2].click();
    await expect.poll(() => menu()).toBeNull();
    click.mockRestore();
    expect(names).toEqual(['pair-lookup-seed-0-step-120-curves.csv']);
    expect(shadow.activeElement).toBe(button);
  });

  test('says why, and stays, where a file can’t be made', async () => {
    const { menu } = await opened();
    menu()!.make = () => {
      throw new Error('no room');
    };
    menu()!.shadowRoot!.querySelector('button')!.click();
    await expect.poll(() => menu()!.shadowRoot!.textContent).toContain('no room');
  });

  for (const theme of ['light', 'dark']) {
    test(`has no axe violation, ${theme}`, async () => {
      document.documentElement.dataset.theme = theme;
      const { main } = await opened();
      const { violations } = await axe.run(main, { resultTypes: ['violations'] });
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  }
});

test('each form is a file of its kind', async () => {
  const figure = figureOfPlots(shownOf());
  const types = await Promise.all(
    (['png', 'svg', 'csv'] as const).map(async (ending) => (await fileOf(figure, ending)).type),
  );
  expect(types).toEqual(['image/png', 'image/svg+xml', 'text/csv']);
});
