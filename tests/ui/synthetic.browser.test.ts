import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import '../../src/ui/tokens.css';
import '../../src/ui/lens/lens';
import '../../src/ui/lens/synthetic';
import { LARGEST, syntheticDefaults } from '../../src/analysis/synthetic';
import { SettingEvent } from '../../src/ui/elements/setting';
import { figureCsv } from '../../src/ui/figure/figure-csv';
import { figureSvg } from '../../src/ui/figure/figure-svg';
import { scoreSynthetic, syntheticView } from '../../src/ui/lens/synthetic-curves';
import { syntheticFigure } from '../../src/ui/lens/synthetic-figure';
import { dissolved, transition } from '../../src/ui/lens/synthetic-words';
import { generatedRun } from './generated-run';

const lists = { id: 'pair-lookup', skew: 0.5 };
const usual = { x: 'log', y: 'linear' } as const;

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
});

async function mount(width = 1100) {
  const main = document.createElement('main');
  main.style.width = `${width}px`;
  const synthetic = document.createElement('ep-synthetic');
  synthetic.run = generatedRun({ task: lists, steps: 200 });
  main.append(synthetic);
  document.documentElement.lang = 'en';
  document.title = 'Synthetic';
  document.body.append(main);
  await synthetic.updateComplete;
  const shadow = synthetic.shadowRoot!;
  const said = () => shadow.querySelector('.verdict p')!.textContent;
  await expect.poll(said).toContain('exact match');
  return { main, synthetic, shadow, said };
}

function move(shadow: ShadowRoot, label: string, value: number) {
  const settings = [...shadow.querySelectorAll('ep-number-setting')];
  settings.find(({ field }) => field.label === label)!.dispatchEvent(new SettingEvent(value));
}

describe('the model in the page', () => {
  test('is judged a mirage, and says so of scales', async () => {
    const { said } = await mount();
    expect(said()).toMatch(/^A mirage of exact match: it turns upwards near scale \d/);
    expect(said()).toContain('31 scales of 256');
  });

  test('follows its sliders: words, verdict and n', async () => {
    const { shadow, said } = await mount();
    move(shadow, 'Answer length k', 1);
    move(shadow, 'Answers tested n', 64);
    await expect.poll(said).toContain('Cannot tell');
    expect(shadow.querySelector('.prose')!.textContent).toContain('nothing jumps');
    expect(shadow.querySelector('.key')!.textContent).toContain('64 answers');
  });

  test('another draw has other luck, the same law', async () => {
    const { shadow } = await mount();
    const label = () => [...shadow.querySelectorAll('ep-plot')].map((plot) => plot.label).join();
    const before = label();
    [...shadow.querySelectorAll('button')].find((b) => b.textContent === 'Draw again')!.click();
    await expect.poll(label).not.toBe(before);
  });

  for (const theme of ['light', 'dark']) {
    test(`has no axe violation, ${theme}`, async () => {
      document.documentElement.dataset.theme = theme;
      const { main, shadow } = await mount();
      shadow.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
      const { violations } = await axe.run(main, { resultTypes: ['violations'] });
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    });
  }

  for (const width of [1100, 700, 358]) {
    test(`nothing sticks out at ${width} px`, async () => {
      const { main, synthetic } = await mount(width);
      expect(synthetic.scrollWidth).toBeLessThanOrEqual(width);
      expect(main.scrollWidth).toBeLessThanOrEqual(width);
    });
  }
});

describe('its curves', () => {
  test('a run lies over it with its last evaluation at the largest scale', () => {
    const run = generatedRun({ task: lists, steps: 200, done: 0.5 });
    const scores = scoreSynthetic(syntheticDefaults);
    const view = syntheticView('exact-match', scores, usual, run, true);
    const line = view.lines.find(({ label }) => label === 'this run')!;
    const { steps, values, stride, offset, length } = line.points;
    expect(steps[length - 1]).toBe(LARGEST);
    expect(steps[1] / steps[2]).toBe(0.5);
    expect(values[(length - 1) * stride + offset]).toBe(
      run.curves.heldOutAt(length - 1, 'exact').mean,
    );
    expect(syntheticView('brier', scores, usual, run, true).lines).toHaveLength(2);
  });

  test('words say where it begins, and that log–log axes leave nothing', () => {
    const scores = scoreSynthetic({ ...syntheticDefaults, length: 8, exponent: 0.8 });
    expect(transition(scores.settings)).toContain('all 8 tokens right at scale 5.3');
    expect(dissolved(scores)).toContain('log–log axes nowhere');
    expect(transition({ ...scores.settings, exponent: 0.1 })).toContain(
      'not even one answer in ten',
    );
  });

  test('leave the page with the settings that make them again', () => {
    const scores = scoreSynthetic({ ...syntheticDefaults, examples: 32 });
    const figure = syntheticFigure(scores, usual, null, null);
    const text = figureCsv(figure);
    const config = JSON.parse(text.split('\n')[0].replace('# config: ', ''));
    expect(scoreSynthetic(config.synthetic).measured).toEqual(scores.measured);
    const rows = text.split('\n').filter((line) => /^[\d.]/.test(line));
    expect(rows).toHaveLength(31);
    expect(rows[30].split(',').map(Number)[0]).toBe(LARGEST);
    const parsed = new DOMParser().parseFromString(figureSvg(figure).svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.querySelectorAll('polygon')).toHaveLength(3);
  });
});

test('its sliders are in the lens’s words for the address, and come back from them', async () => {
  const lens = document.createElement('ep-lens');
  lens.run = generatedRun({ task: lists, steps: 200 });
  lens.view = 'sk:5,alpha:0.5';
  const views: unknown[] = [];
  lens.addEventListener('ep-action', ({ action }) => views.push(action));
  document.body.append(lens);
  await lens.updateComplete;
  const synthetic = lens.shadowRoot!.querySelector('ep-synthetic')!;
  expect(synthetic.settings).toEqual({ ...syntheticDefaults, length: 5, exponent: 0.5 });
  await synthetic.updateComplete;
  move(synthetic.shadowRoot!, 'Answer length k', 7);
  await lens.updateComplete;
  expect(synthetic.settings.length).toBe(7);
  expect(views).toEqual([{ type: 'view', lens: 'sk:7,alpha:0.5' }]);
});
