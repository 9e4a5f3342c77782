import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import '../../src/ui/tokens.css';
import '../../src/ui/lens/behind';
import { defaultSettings } from '../../src/metrics/metric';
import { metricOf } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { askedOf } from '../../src/state/asked';
import type { RunView } from '../../src/state/run-view';
import { BehindTable } from '../../src/ui/lens/behind-rows';
import { generatedRun } from './generated-run';

const lists = { id: 'pair-lookup', skew: 0.5 };
const sums = { id: 'addition', digits: 4, layout: 'interleaved' };
const clock = { id: 'modular-arithmetic' };
const rubric = (first: number) => ({ first, settings: defaultSettings });

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
});

async function mount(run: RunView, step: number, first = run.info.graded) {
  const main = document.createElement('main');
  const behind = document.createElement('ep-behind');
  Object.assign(behind, { run, step, rubric: rubric(first) });
  main.append(behind);
  document.documentElement.lang = 'en';
  document.title = 'Behind';
  document.body.append(main);
  await behind.updateComplete;
  const shadow = behind.shadowRoot!;
  shadow.querySelector('button')!.click();
  await behind.updateComplete;
  return { main, behind, shadow };
}

const text = (element: Element | null) => element!.textContent.replace(/\s+/g, ' ').trim();

test('its last line is the point on the curves, by every metric', () => {
  const run = generatedRun({ task: sums, steps: 200 });
  const { kept } = run.curves.samples;
  const table = new BehindTable(run, run.info.graded);
  for (const packed of [kept[3], kept[25], kept[40]]) {
    const { metrics, values, step, counts, count } = table.at(run, packed.step, rubric(4))!;
    expect(step).toBe(packed.step);
    expect(counts.right + counts.near + counts.wrong).toBe(count);
    const rescorer = new Rescorer(askedOf(run));
    metrics.forEach((metric, m) => expect(values[m]).toBe(rescorer.values(metric, [packed])[0]));
    expect(metrics).toContain(metricOf('numeric-error'));
  }
});

test('each answer’s scores follow from its own tokens', () => {
  const run = generatedRun({ task: lists, steps: 200 });
  const { rows, metrics } = new BehindTable(run, 8).at(run, 100, rubric(8))!;
  const column = (id: string) => metrics.findIndex((metric) => metric.id === id);
  const shown = rows.filter(({ example }) => example);
  expect(shown.length).toBeGreaterThanOrEqual(4);
  for (const { kind, example } of shown) {
    const { answers, scores } = example!;
    const wrong = answers.filter(({ right }) => !right).length;
    expect(answers).toHaveLength(8);
    expect(scores[column('token-error')]).toBe(wrong / 8);
    expect(scores[column('exact-match')]).toBe(wrong === 0 ? 1 : 0);
    expect(kind).toBe(wrong === 0 ? 'right' : wrong === 1 ? 'near' : 'wrong');
    // The made-up run gives a right token .9, a wrong one's target .1.
    const loss = -((8 - wrong) * Math.log(0.9) + wrong * Math.log(0.1)) / 8;
    expect(scores[column('loss')]).toBeCloseTo(loss, 2);
  }
});

test('with fewer tokens counted, only those are shown and scored', () => {
  const run = generatedRun({ task: lists, steps: 200 });
  const all = new BehindTable(run, 8).at(run, 100, rubric(8))!;
  const few = new BehindTable(run, 3).at(run, 100, rubric(3))!;
  expect(few.counts.right).toBeGreaterThan(all.counts.right);
  for (const { example } of few.rows) if (example) expect(example.answers).toHaveLength(3);
});

test('says how many there are of each kind, and opens by keyboard to two of each', async () => {
  const { shadow } = await mount(generatedRun({ task: lists, steps: 200 }), 100);
  expect(text(shadow.querySelector('h2'))).toBe('The predictions behind step 100');
  expect(text(shadow.querySelector('.bar span'))).toMatch(
    /^\d+ right · \d+ near · \d+ wrong of 256 lists$/,
  );
  const button = shadow.querySelector('button')!;
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(shadow.querySelectorAll('tbody tr')).toHaveLength(6);
  expect(text(shadow.querySelector('.rule'))).toContain('in the order of the test');
  button.click();
  await expect.poll(() => shadow.querySelector('tbody')).toBeNull();
});

test('another point brings other predictions; a kind without any says so', async () => {
  const { behind, shadow } = await mount(generatedRun({ task: lists, steps: 200 }), 200);
  const after = text(shadow.querySelector('.bar span'));
  behind.step = 0;
  await behind.updateComplete;
  expect(text(shadow.querySelector('.bar span'))).not.toBe(after);
  expect(text(shadow.querySelector('tbody'))).toContain('no more of this kind');
  expect(shadow.querySelectorAll('tbody tr')).toHaveLength(6);
});

test('an answer of one token is right or wrong, and the rule says so', async () => {
  const { shadow } = await mount(generatedRun({ task: clock, steps: 200 }), 100);
  expect(text(shadow.querySelector('.bar span'))).toContain('· 0 near ·');
  expect(text(shadow.querySelector('.rule'))).toContain('none is near');
  expect(text(shadow.querySelector('thead'))).not.toContain('Edits');
});

for (const theme of ['light', 'dark']) {
  test(`has no axe violation, ${theme}`, async () => {
    document.documentElement.dataset.theme = theme;
    const { main } = await mount(generatedRun({ task: sums, steps: 200 }), 100);
    const { violations } = await axe.run(main, { resultTypes: ['violations'] });
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
}
