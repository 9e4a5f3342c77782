import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import '../../src/ui/tokens.css';
import '../../src/ui/panels/headline';
import '../../src/ui/panels/plots';
import '../../src/ui/panels/predictions';
import '../../src/ui/panels/timeline';
import { lookBack } from '../../src/state/look-back';
import type { RunView } from '../../src/state/run-view';
import { generatedRun } from './generated-run';

const sums = { id: 'addition', digits: 8, layout: 'interleaved' };
const lists = { id: 'pair-lookup', skew: 0.5 };
const clock = { id: 'modular-arithmetic' };

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
  lookBack.set(null);
});

/** The four panels as the page lays them out. */
async function mount(run: RunView | null, earlier: readonly RunView[] = [], width = 1100) {
  const main = document.createElement('main');
  main.style.width = `${width}px`;
  const headline = document.createElement('ep-headline');
  const plots = document.createElement('ep-plots');
  const timeline = document.createElement('ep-timeline');
  const predictions = document.createElement('ep-predictions');
  main.append(headline, plots, timeline, predictions);
  for (const panel of [headline, plots, timeline, predictions]) panel.run = run;
  plots.earlier = earlier;
  document.documentElement.lang = 'en';
  document.title = 'Panels';
  document.body.append(main);
  await frames(4);
  return { main, headline, plots, timeline, predictions };
}

async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
}

const all = (root: Element, selector: string) => [
  ...root.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];

/** Whether a canvas has anything of about this colour. */
function paints(canvas: HTMLCanvasElement, [r, g, b]: readonly number[]): boolean {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < data.length; i += 4) {
    const near = Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b);
    if (data[i + 3] > 200 && near < 12) return true;
  }
  return false;
}

const canvases = (plots: Element) =>
  all(plots, 'ep-plot').map((plot) => plot.shadowRoot!.querySelector('canvas')!);

describe('no axe violations, contrast included', () => {
  for (const theme of ['light', 'dark']) {
    for (const [what, run] of [
      ['before a run', () => null],
      ['sums', () => generatedRun({ task: sums, steps: 200, done: 0.5 })],
      ['lists', () => generatedRun({ task: lists, steps: 200, done: 0.6, replicas: 3 })],
      [
        'the clock, diverged',
        () => generatedRun({ task: clock, steps: 200, done: 0.5, status: 'diverged' }),
      ],
    ] as const) {
      test(`${what}, ${theme}`, async () => {
        document.documentElement.dataset.theme = theme;
        const view = run();
        view?.curves.mark(40, 'learning rate 0.003');
        const { main } = await mount(
          view,
          view ? [generatedRun({ task: sums, steps: 200, name: 'width 16 → 32' })] : [],
        );
        const { violations } = await axe.run(main, { resultTypes: ['violations'] });
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
      });
    }
  }
});

describe('the plots', () => {
  test('draw train and held-out in their colours, and the theory on the third alone', async () => {
    const { plots } = await mount(generatedRun({ task: sums, steps: 200, done: 0.7 }));
    const [loss, error, exact] = canvases(plots);
    for (const canvas of [loss, error, exact]) {
      expect(paints(canvas, [0xbd, 0x4b, 0x00])).toBe(true);
      expect(paints(canvas, [0x00, 0x69, 0xa6])).toBe(true);
    }
    expect(paints(exact, [0x6b, 0x6a, 0x73])).toBe(true);
  });

  test('take on another theme’s colours', async () => {
    const { plots } = await mount(generatedRun({ task: sums, steps: 200, done: 0.7 }));
    document.documentElement.dataset.theme = 'dark';
    await frames(4);
    expect(paints(canvases(plots)[0], [0xf5, 0x90, 0x4a])).toBe(true);
  });

  test('fit their width again when it changes', async () => {
    const { main, plots } = await mount(generatedRun({ task: sums, steps: 200 }));
    main.style.width = '420px';
    await frames(6);
    const ratio = devicePixelRatio;
    for (const canvas of canvases(plots)) {
      expect(canvas.width / ratio).toBeLessThanOrEqual(420);
      expect(canvas.width / ratio).toBeGreaterThan(300);
    }
  });

  test('arrow keys look back and on, Escape goes live; the values follow', async () => {
    const run = generatedRun({ task: sums, steps: 200, done: 0.5, evalEvery: 10 });
    const { plots, timeline, predictions, headline } = await mount(run);
    const frame = all(plots, 'ep-plot')[0].shadowRoot!.querySelector<HTMLElement>('.frame')!;
    const press = (key: string) =>
      frame.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    press('ArrowLeft');
    press('ArrowLeft');
    await frames(4);
    expect(lookBack.get()).toBe(80);
    expect(all(plots, '.caption')[0].textContent).toMatch(/step\s+80/);
    expect(all(predictions, 'h2')[0].textContent).toMatch(/step\s+80/);
    expect(all(headline, 'h1 + p')[0].textContent).toContain('At step 80');
    expect(all(timeline, 'input')[0].getAttribute('aria-valuetext')).toContain(
      '80 of 200, looking back',
    );
    press('ArrowRight');
    expect(lookBack.get()).toBe(90);
    press('Escape');
    expect(lookBack.get()).toBeNull();
  });

  test('the pointer reads values without moving anything, and a click looks back', async () => {
    const { plots, main } = await mount(
      generatedRun({ task: sums, steps: 200, done: 0.5, evalEvery: 10 }),
    );
    const height = main.offsetHeight;
    const over = all(plots, 'ep-plot')[1].shadowRoot!.querySelector<HTMLElement>('.u-over')!;
    const box = over.getBoundingClientRect();
    const at = {
      clientX: box.left + box.width * 0.2,
      clientY: box.top + 20,
      bubbles: true,
      pointerId: 1,
    };
    over.dispatchEvent(new PointerEvent('pointermove', at));
    await frames(3);
    expect(all(plots, '.caption')[0].textContent).toMatch(/step\s+40/);
    expect(main.offsetHeight).toBe(height);
    const lines = all(plots, 'ep-plot').map((plot) =>
      plot.shadowRoot!.querySelector<HTMLElement>('.hover')!,
    );
    for (const line of lines) expect(getComputedStyle(line).visibility).toBe('visible');
    over.dispatchEvent(new PointerEvent('pointerleave', at));
    await frames(3);
    expect(all(plots, '.caption')[0].textContent).toMatch(/step\s+100/);
  });

  test('another run starts live', async () => {
    const { timeline, plots } = await mount(generatedRun({ task: sums, steps: 200 }));
    lookBack.set(20);
    const other = generatedRun({ task: clock, steps: 100, done: 0.2 });
    for (const panel of [timeline, plots]) panel.run = other;
    await frames(4);
    expect(lookBack.get()).toBeNull();
  });

  test('a hundred thousand steps are redrawn within a frame', async () => {
    const run = generatedRun({ task: sums, steps: 100_000, evalEvery: 1000 });
    const { plots } = await mount(run);
    // The quickest: what it costs where nothing else takes a turn in between.
    let quickest = Infinity;
    for (let i = 0; i < 300 && quickest >= 16; i++) {
      const step = 100_000 + i;
      run.curves.appendTrain({
        step: Uint32Array.of(step),
        values: Float64Array.of(0.1, 0.1, 0.4),
      });
      const start = performance.now();
      plots.drawNow();
      await Promise.resolve();
      quickest = Math.min(quickest, performance.now() - start);
    }
    expect(quickest).toBeLessThan(16);
  });
});

describe('the predictions', () => {
  test('mark wrong tokens by shape, show the right one, and count strictly', async () => {
    const run = generatedRun({ task: sums, steps: 200, done: 0.5 });
    const { predictions } = await mount(run);
    const rows = all(predictions, 'li');
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      const wrong = row.querySelectorAll('.answer.wrong').length;
      expect(row.querySelectorAll('.answer')).toHaveLength(8);
      expect(row.textContent).toContain(`${8 - wrong} of 8`);
      expect(row.textContent).toContain(wrong === 0 ? 'counts as right' : 'counts as wrong');
      for (const answer of row.querySelectorAll('.answer.wrong .target')) {
        expect(answer.textContent).toMatch(/should be \d/);
      }
    }
  });

  test('keep their height whatever the answers', async () => {
    const run = generatedRun({ task: sums, steps: 200 });
    const { predictions } = await mount(run);
    const heights = new Set<number>();
    for (const step of [0, 80, 120, 200]) {
      lookBack.set(step);
      await frames(3);
      heights.add(predictions.offsetHeight);
    }
    expect(heights.size).toBe(1);
  });

  test.each([1100, 690, 358])('nothing lies over anything else at %i px', async (width) => {
    for (const task of [sums, lists, clock, { id: 'multi-hop' }, { id: 'clamped-counter' }]) {
      const run = generatedRun({ task, steps: 100, done: 0.3 });
      const { predictions } = await mount(run, [], width);
      const [row] = all(predictions, 'li');
      // A prompt and a token may overflow their boxes: it is their letters that count.
      const letters = [...row.querySelectorAll('.prompt, .token, .verdict')].map((it) => {
        const range = document.createRange();
        range.selectNodeContents(it);
        return { text: it.textContent, box: range.getBoundingClientRect() };
      });
      expect(letters.length).toBeGreaterThan(2);
      const over = letters.flatMap(({ text, box }, i) =>
        letters
          .slice(i + 1)
          .filter(
            ({ box: other }) =>
              Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
              Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 4,
          )
          .map((other) => `${task.id}: ${text} | ${other.text}`),
      );
      expect(over).toEqual([]);
      document.body.replaceChildren();
    }
  });

  test.each([1100, 690, 358])('nothing sticks out at %i px', async (width) => {
    for (const task of [
      sums,
      lists,
      clock,
      ...['addition', 'sort', 'symbol-mapping'].map((id) => ({ id })),
    ]) {
      const { main } = await mount(generatedRun({ task, steps: 100, done: 0.6 }), [], width);
      for (const panel of main.children) {
        expect(panel.scrollWidth, `${panel.tagName} of ${task.id}`).toBeLessThanOrEqual(width);
        for (const row of all(panel, 'li, p, .line, dl > div')) {
          expect(
            row.getBoundingClientRect().right - main.getBoundingClientRect().left,
          ).toBeLessThanOrEqual(width + 1);
          if (row.matches('li')) expect(row.scrollWidth).toBeLessThanOrEqual(row.clientWidth + 1);
        }
      }
      document.body.replaceChildren();
    }
  });
});

test('on a telephone the plots move down for longer words, and not back up for shorter ones', async () => {
  const { headline, plots } = await mount(
    generatedRun({ task: lists, steps: 200, done: 0.6 }),
    [],
    300,
  );
  const words = () => all(headline, '.lead, h1, p').reduce((sum, p) => sum + p.offsetHeight, 0);
  const place = () => plots.getBoundingClientRect().top;
  const [long, low] = [words(), place()];
  lookBack.set(0);
  await frames(4);
  expect(words()).toBeLessThan(long);
  expect(place()).toBe(low);
  // Other experiments have other words.
  headline.run = generatedRun({ task: clock, steps: 200, done: 0.2 });
  await frames(4);
  expect(place()).toBeLessThan(low);
});
