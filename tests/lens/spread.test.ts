import { expect, test } from 'vitest';
import { Desk } from '../../src/lens/desk';
import type { LensMessage, Rubric, Spread } from '../../src/lens/messages';
import { defaultSettings } from '../../src/metrics/metric';
import { PER_NAT } from '../../src/metrics/packed';
import { metricOf, metrics } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { readSpread, spreadCurve } from '../../src/ui/lens/spread';
import { madeUpRun } from './made-up-run';

const GRADED = 5;
/** Three models with examples of their own; of the first twice as many evaluations are kept. */
const replicas = [11, 12, 13].map((seed) =>
  madeUpRun(24, { count: 40, graded: GRADED, ragged: seed === 12, seed }),
);
const kept = replicas.map(({ kept: all }, r) =>
  r === 0 ? all : all.filter((_, e) => e % 2 === 0 || e === 23),
);
const ids = metrics.filter(({ id }) => id !== 'numeric-error').map(({ id }) => id);

function openDesk(models: number) {
  const heard: LensMessage[] = [];
  const desk = new Desk(
    (message) => heard.push(message),
    () => new Promise((resolve) => setImmediate(resolve)),
  );
  desk.handle({ type: 'run', asked: replicas.slice(0, models).map(({ asked }) => asked) });
  return { desk, heard };
}

function give(desk: Desk, models: number, to = Infinity, from = 0): void {
  for (let replica = 0; replica < models; replica++) {
    const add = kept[replica].filter(({ step }) => step >= from && step < to);
    desk.handle({ type: 'samples', replica, drop: [], add });
  }
}

async function spreadOf(desk: Desk, heard: LensMessage[], rubric: Rubric): Promise<Spread> {
  const id = heard.length + 1;
  desk.handle({ type: 'score', id, metrics: ids, rubric });
  const mine = () => heard.find((message) => message.type === 'spread' && message.id === id);
  await expect.poll(mine).toBeDefined();
  const found = mine();
  if (found?.type !== 'spread') throw new Error('no spread was sent');
  const scored = heard.findIndex((message) => message.type === 'scored' && message.id === id);
  expect(scored, 'the picture comes before the spread').toBeLessThan(heard.indexOf(found));
  return found.spread;
}

const rubrics: Rubric[] = [
  { first: GRADED, settings: defaultSettings },
  { first: 3, settings: { edits: 0, threshold: 0.5, error: 0.004 } },
];

test('the spread is what each metric gives of each model by itself', async () => {
  const { desk, heard } = openDesk(3);
  give(desk, 3);
  for (const rubric of [...rubrics, rubrics[0]]) {
    const spread = await spreadOf(desk, heard, rubric);
    expect(spread.replicas).toBe(3);
    expect([...spread.steps]).toEqual(kept[1].map(({ step }) => step));
    for (const id of ids) {
      const metric = metricOf(id)!;
      const rows = replicas.map(({ asked }, r) => {
        const rescorer = new Rescorer(asked, rubric.first);
        const same = kept[r].filter(({ step }) => spread.steps.includes(step));
        return rescorer.values(metric, same, rubric.settings);
      });
      const curve = spreadCurve(spread, id)!;
      spread.steps.forEach((_, e) => {
        const all = rows.map((row) => row[e]);
        expect(curve.low[e], `${id} lowest`).toBeCloseTo(Math.min(...all), 10);
        expect(curve.high[e], `${id} highest`).toBeCloseTo(Math.max(...all), 10);
        expect(curve.mean[e], `${id} mean`).toBeCloseTo((all[0] + all[1] + all[2]) / 3, 10);
      });
    }
  }
});

test('it agrees with counting by hand', async () => {
  const { desk, heard } = openDesk(3);
  give(desk, 3);
  const [, rubric] = rubrics;
  const spread = await spreadOf(desk, heard, rubric);
  const exact = spreadCurve(spread, 'exact-match')!;
  const sure = spreadCurve(spread, 'above-threshold')!;
  spread.steps.forEach((step, e) => {
    const shares = replicas.map(({ asked }, r) => {
      const { predicted, surprise } = kept[r].find((each) => each.step === step)!;
      let right = 0;
      let above = 0;
      for (let i = 0; i < asked.count; i++) {
        const k = Math.min(rubric.first, asked.lengths?.[i] ?? GRADED);
        const places = Array.from({ length: k }, (_, j) => i * GRADED + j);
        if (places.every((at) => predicted[at] === asked.targets[at])) right++;
        above +=
          places.filter((at) => Math.exp(-surprise[at] / PER_NAT) > rubric.settings.threshold)
            .length / k;
      }
      return [right / asked.count, above / asked.count];
    });
    expect(exact.low[e]).toBeCloseTo(Math.min(...shares.map(([share]) => share)), 10);
    expect(exact.high[e]).toBeCloseTo(Math.max(...shares.map(([share]) => share)), 10);
    expect(sure.low[e]).toBeCloseTo(Math.min(...shares.map(([, share]) => share)), 10);
    expect(sure.high[e]).toBeCloseTo(Math.max(...shares.map(([, share]) => share)), 10);
  });
});

test('it follows evaluations that come and go, of each model by itself', async () => {
  const { desk, heard } = openDesk(3);
  give(desk, 3, 100);
  await spreadOf(desk, heard, rubrics[0]);
  give(desk, 3, Infinity, 100);
  desk.handle({ type: 'samples', replica: 1, drop: [40], add: [] });
  desk.handle({ type: 'samples', replica: 2, drop: [40], add: [] });
  const grown = await spreadOf(desk, heard, rubrics[0]);
  const fresh = openDesk(3);
  give(fresh.desk, 3);
  const all = await spreadOf(fresh.desk, fresh.heard, rubrics[0]);
  expect([...grown.steps]).toEqual([...all.steps].filter((step) => step !== 40));
  const at = all.steps.indexOf(60);
  const place = grown.steps.indexOf(60);
  for (const id of ids) {
    expect(spreadCurve(grown, id)!.high[place]).toBe(spreadCurve(all, id)!.high[at]);
  }
});

test('one model has none, and models of which nothing came hold nothing up', async () => {
  for (const models of [1, 3]) {
    const { desk, heard } = openDesk(models);
    give(desk, 1);
    desk.handle({ type: 'score', id: 1, metrics: ids, rubric: rubrics[0] });
    await expect.poll(() => heard.some(({ type }) => type === 'scored')).toBe(true);
    const spreads = heard.flatMap((message) => (message.type === 'spread' ? [message.spread] : []));
    for (const { steps } of spreads) expect(steps).toHaveLength(0);
    if (models === 1) expect(spreads).toHaveLength(0);
  }
});

test('it is read at the nearest evaluation that all models have', () => {
  const spread: Spread = {
    rubric: rubrics[0],
    replicas: 2,
    steps: Float64Array.of(0, 20, 50),
    values: { brier: Float64Array.of(1, 2, 3, 5, NaN, 1) },
  };
  const curve = spreadCurve(spread, 'brier')!;
  expect(readSpread(curve, 4)).toEqual({ step: 0, mean: 3, low: 1, high: 5 });
  expect(readSpread(curve, 1e9)).toEqual({ step: 50, mean: 2, low: 1, high: 3 });
  // A model whose value is no number is not left out in silence.
  expect(readSpread(curve, 20)!.high).toBeNaN();
  expect(readSpread({ ...curve, steps: new Float64Array(0) }, 20)).toBeUndefined();
  expect(spreadCurve(spread, 'loss')).toBeUndefined();
});
