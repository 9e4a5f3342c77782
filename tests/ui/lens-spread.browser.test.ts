import { afterEach, expect, test } from 'vitest';
import '../../src/ui/tokens.css';
import '../../src/ui/lens/lens';
import { metricOf } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { askedOf } from '../../src/state/asked';
import { writeLens, readLens } from '../../src/state/lens-choice';
import type { RunView } from '../../src/state/run-view';
import { figureRange, figure } from '../../src/ui/lens/words';
import { generatedRun } from './generated-run';

const lists = { id: 'pair-lookup', skew: 0.5 };

afterEach(() => {
  document.body.replaceChildren();
});

async function mount(run: RunView, change: Parameters<typeof writeLens>[0] = readLens('').choice) {
  document.documentElement.lang = 'en';
  document.title = 'Lens';
  const main = document.createElement('main');
  const lens = document.createElement('ep-lens');
  lens.run = run;
  lens.view = writeLens(change);
  main.append(lens);
  document.body.append(main);
  await lens.updateComplete;
  const shadow = lens.shadowRoot!;
  const panel = (title: string) =>
    shadow.querySelector(`.panel:not(.large)[aria-label="${title}"]`)!;
  const band = (title: string) =>
    panel(title).querySelector('ep-lens-chart')!.shadowRoot!.querySelector('.band');
  return { lens, shadow, panel, band };
}

const text = (element: Node | null) => element!.textContent!.replace(/\s+/g, ' ').trim();

test('several models show their spread by every metric, in a band and in numbers', async () => {
  const run = generatedRun({ task: lists, steps: 200, replicas: 3, status: 'done' });
  const { shadow, panel, band } = await mount(run);
  await expect.poll(() => shadow.querySelectorAll('.panel').length).toBeGreaterThan(8);
  const charts = [...shadow.querySelectorAll('ep-lens-chart')];
  const bands = () => charts.filter((chart) => chart.shadowRoot!.querySelector('.band')).length;
  await expect.poll(bands).toBe(charts.length);
  expect(band('Brier score')!.getAttribute('d')!.length).toBeGreaterThan(50);

  const last = [run.heldOut, ...run.heldOut.others!].map((heldOut, r) => {
    const kept = run.curves.samples.of(r).at(-1)!;
    return new Rescorer(askedOf(run, heldOut)).values(metricOf('brier')!, [kept])[0];
  });
  const brier = metricOf('brier')!;
  const range = figureRange(brier, Math.min(...last), Math.max(...last));
  const mean = figure(brier, (last[0] + last[1] + last[2]) / 3);
  expect(text(panel('Brier score').querySelector('.models'))).toBe(
    `3 models: ${range}, mean ${mean}`,
  );
  expect(text(shadow.querySelector('.note'))).toContain(
    'The line is the first of 3 models; the band is lowest to highest of all 3, each on 256 lists of its own.',
  );
});

test('the spread follows the answer’s length, and one model has none', async () => {
  const run = generatedRun({ task: lists, steps: 200, replicas: 3, status: 'done' });
  const { lens, panel, band } = await mount(run);
  const path = () => band('Lists all right')?.getAttribute('d') ?? '';
  await expect.poll(path).not.toBe('');
  const all = path();
  lens.view = writeLens({ ...readLens('').choice, first: 1 });
  await expect.poll(() => path() !== '' && path() !== all).toBe(true);
  expect(text(panel('Lists all right').querySelector('.models'))).toMatch(/^3 models: \d/);

  document.body.replaceChildren();
  const one = await mount(generatedRun({ task: lists, steps: 200, status: 'done' }));
  await expect.poll(() => one.shadow.querySelectorAll('.panel').length).toBeGreaterThan(8);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(one.band('Brier score')).toBeNull();
  expect(one.shadow.querySelector('.models')).toBeNull();
  expect(text(one.shadow.querySelector('.note'))).not.toContain('models');
});

test('a metric on trial that means nothing for the answers gives way, and says so', async () => {
  const run = generatedRun({ task: lists, steps: 200, status: 'done' });
  const { lens, shadow } = await mount(run, { ...readLens('').choice, judged: 'numeric-error' });
  const select = () => shadow.querySelector('select')!;
  await expect.poll(() => shadow.querySelector('tr.judged')).not.toBeNull();
  expect(select().value).toBe('exact-match');
  expect(text(shadow.querySelector('tr.judged th'))).toBe('Lists all right judged');
  expect(text(shadow)).toContain('“Off by”, which was on trial, means nothing for these answers');
  // Sums have it.
  lens.run = generatedRun({ task: { id: 'addition' }, steps: 200, status: 'done' });
  await expect.poll(() => text(shadow.querySelector('tr.judged th'))).toBe('Off by judged');
  expect(select().value).toBe('numeric-error');
});
