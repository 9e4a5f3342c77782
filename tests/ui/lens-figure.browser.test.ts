import { nothing, render } from 'lit';
import { expect, test } from 'vitest';
import type { Verdict } from '../../src/analysis/verdict';
import { SOFTER, verdictOfRun } from '../../src/analysis/verdict-of-run';
import { parseRunConfig } from '../../src/config/parse';
import { ScoredRun } from '../../src/lens/scored-run';
import { textOf } from '../../src/interchange/png';
import { defaultSettings } from '../../src/metrics/metric';
import { metricOf, metrics } from '../../src/metrics/registry';
import { askedOf } from '../../src/state/asked';
import { readLens, type LensChoice } from '../../src/state/lens-choice';
import { figureCsv } from '../../src/ui/figure/figure-csv';
import { figurePng } from '../../src/ui/figure/figure-png';
import { figureSvg } from '../../src/ui/figure/figure-svg';
import type { Panel } from '../../src/ui/lens/panel';
import { lensFigure } from '../../src/ui/lens/lens-figure';
import { chartModel } from '../../src/ui/lens/models';
import { evidenceTable } from '../../src/ui/lens/verdict';
import pairLookup from '../../tasks/pair-lookup';
import { generatedRun } from './generated-run';

const run = generatedRun({ task: { id: 'pair-lookup', skew: 0.5 }, steps: 200 });
const rubric = { first: 8, settings: defaultSettings };
const ids = ['loss', 'token-error', 'brier', 'exact-match'];

/** What the lens holds of the run, worked out here rather than in its worker. */
function figureOf(
  change: Partial<LensChoice> = {},
  wanted = ids,
  found = (verdict: Verdict): Verdict => verdict,
) {
  const scoredRun = new ScoredRun(askedOf(run));
  scoredRun.update([], run.curves.samples.kept);
  const sheet = scoredRun.sheet(metrics, rubric);
  for (const position of sheet.missing()) sheet.fill(position);
  const positions = [...Array(scoredRun.length).keys()];
  const columns = sheet.values(positions);
  const values = Object.fromEntries(metrics.map(({ id }, i) => [id, columns[i]]));
  const steps = Float64Array.from(positions, (position) => scoredRun.at(position).step);
  const scored = { rubric, steps, loss: values.loss, values };
  const exact = metricOf('exact-match')!;
  const kept = run.curves.samples.kept;
  const softer = SOFTER.map((id) => metricOf(id)!);
  const verdict = found(verdictOfRun(scoredRun.rescorer(8), kept, exact, softer, 'linear'));
  const newest = scoredRun.at(scoredRun.length - 1).step;
  const judged = {
    metric: exact.id,
    rubric,
    axis: 'linear',
    upTo: Infinity,
    newest,
    verdict,
  } as const;
  const choice = { ...readLens('').choice, ...change };
  const through = { run, scored, spread: null, choice, xScale: 'linear', judged } as const;
  const panels = wanted.map((id): Panel => {
    const metric = metricOf(id)!;
    const model = chartModel(metric, through);
    const shown = { lined: false, judged: false, chosen: false, replicas: 1 };
    return { metric, model, at: null, note: nothing, ...shown };
  });
  return {
    figure: lensFigure({ run, scored, spread: null, judged, panels, x: choice.x }),
    scored,
    judged,
    verdict,
  };
}

function parsed(svg: string): XMLDocument {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

test('its SVG draws the values where its own ticks say', () => {
  const { figure, scored } = figureOf();
  const document = parsed(figureSvg(figure).svg);
  const panel = document.querySelector('#panel-4')!;
  const tick = (text: string, axis: string, at: string) =>
    Number(
      [...panel.querySelectorAll(`.tick-${axis}`)]
        .find((each) => each.textContent === text)!
        .getAttribute(at),
    );
  const [left, right] = [tick('0', 'x', 'x'), tick('200', 'x', 'x')];
  const [bottom, top] = [tick('0%', 'y', 'y'), tick('100%', 'y', 'y')];
  const path = panel.querySelector('path[data-series="fresh"]')!.getAttribute('d')!;
  const points = path.match(/[-\d.]+ [-\d.]+/g)!.map((point) => point.split(' ').map(Number));
  expect(points).toHaveLength(scored.steps.length);
  points.forEach(([x, y], i) => {
    expect(((x - left) / (right - left)) * 200).toBeCloseTo(scored.steps[i], 0);
    const value = (y + 4 - bottom) / (top - bottom);
    expect(Math.abs(value - scored.values['exact-match'][i])).toBeLessThan(1e-3);
  });
  expect(panel.querySelector('path[data-series="(1−ε)⁸"]')).not.toBeNull();
});

test('says the verdict, its evidence, n and the rubric', () => {
  const { figure, verdict } = figureOf();
  const words = parsed(figureSvg(figure).svg).documentElement.textContent.replace(/\s+/g, ' ');
  expect(words).toContain(figure.title);
  expect(figure.notes.join(' ')).toContain(verdict.sentence.slice(-30));
  for (const wanted of ['emergence score', 'n = 256', 'k = 8 of 8', 'Brier score (', 'Seed 0'])
    expect(words).toContain(wanted);
});

const LEVEL = { value: Infinity, low: Infinity, high: Infinity };

/** Evidence that has figures, that is mostly level, and that is too little to have any. */
const found: [string, (verdict: Verdict) => Verdict][] = [
  ['as it is', (verdict) => verdict],
  [
    'mostly level',
    ({ metric, ...verdict }) => ({ ...verdict, metric: { ...metric, score: LEVEL } }),
  ],
  ['too little', (verdict) => ({ ...verdict, kind: 'cannot tell', doubt: 'few points' })],
];

test.each(found)('says of evidence %s what the page says', (name, alter) => {
  const { figure, judged } = figureOf({}, ids, alter);
  const page = document.createElement('div');
  render(evidenceTable(run, judged), page);
  const rows = [...page.querySelectorAll('tbody tr')];
  const wordsOf = (element: Element) => element.textContent.trim().replace(/\s+/g, ' ');
  expect(rows).toHaveLength(1 + judged.verdict.softer.length);
  rows.forEach((row, i) => {
    const title = wordsOf(row.querySelector('th')!).replace(/ (\w+)$/, ' ($1)');
    const line = figure.notes.find((note) => note.startsWith(`${title}: `));
    const shape = [...row.querySelectorAll('.figure')].map((cell) =>
      wordsOf(cell).replace(/^(\S+) (.+)$/, '$1 ($2)'),
    );
    expect(line).toContain(`emergence score ${shape[0]}, bend ${shape[1]}.`);
    for (const value of wordsOf(row.querySelector('.values:last-child')!).split(' → '))
      expect(line).toContain(value);
    if (name === 'as it is') expect(shape[1]).toMatch(/%\)$/);
    if (name === 'mostly level' && i === 0) expect(shape[0]).toBe('∞ (mostly level)');
    if (name === 'too little') expect(shape).toEqual(['–', '–']);
  });
});

test('axes that a plot of the first page can’t have are drawn too', () => {
  for (const change of [{ y: 'logit' }, { y: 'log' }, { x: 'loss' }] as const) {
    const document = parsed(figureSvg(figureOf(change).figure).svg);
    expect(document.documentElement.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    expect(document.querySelectorAll('path[data-series="fresh"]')).toHaveLength(4);
  }
});

test('many plots stand four abreast, one alone has its own name', () => {
  const many = figureOf(
    {},
    metrics.slice(0, 9).map(({ id }) => id),
  ).figure;
  const few = figureOf().figure;
  expect(figureSvg(many).width).toBeGreaterThan(figureSvg(few).width);
  expect(few.name).toBe('pair-lookup-seed-0-step-200-lens');
  expect(figureOf({}, ['brier']).figure.name).toBe('pair-lookup-seed-0-step-200-brier');
});

test('its CSV has a row an evaluation, and reads back as the same numbers', () => {
  const { figure, scored } = figureOf();
  const [header, ...rows] = figureCsv(figure)
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(','));
  expect(header.slice(0, 3)).toEqual(['step', 'loss-of-whole-answers', 'loss']);
  expect(header).toContain('predicted-by-mean');
  expect(rows.map(([step]) => Number(step))).toEqual([...scored.steps]);
  const brier = header.indexOf('brier');
  expect(rows.map((row) => Number(row[brier]))).toEqual([...scored.values.brier]);
});

test('every form holds the run’s config', async () => {
  const { figure } = figureOf();
  const csv = figureCsv(figure).split('\n')[0].replace('# config: ', '');
  const svg = parsed(figureSvg(figure).svg).querySelector('metadata')!.textContent;
  const png = textOf(await figurePng(figure), 'config')!;
  for (const text of [csv, svg, png]) {
    const config = parseRunConfig(JSON.parse(text), new Map([[pairLookup.id, pairLookup]]));
    expect(config).toEqual(run.config);
  }
});
