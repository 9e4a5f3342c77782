import { expect, test } from 'vitest';
import { Desk } from '../../src/lens/desk';
import type { LensMessage } from '../../src/lens/messages';
import { defaultSettings } from '../../src/metrics/metric';
import { metrics } from '../../src/metrics/registry';
import { madeUpRun } from './made-up-run';

/** Milliseconds of this process's own time, which other programs of a busy machine don't add to. */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Within which a first picture is there, milliseconds; the page has the rest of its 100 to draw it (tests/ui/lens-speed). */
const LIMIT = 50;

test('a change of k, n or τ on 2,000 evaluations costs under 50 ms to a first picture of every metric, and little memory', async () => {
  const { asked, kept } = madeUpRun(2000);
  let heard: ((message: LensMessage) => void) | undefined;
  const desk = new Desk(
    (message) => heard?.(message),
    () => new Promise((resolve) => setImmediate(resolve)),
  );
  desk.handle({ type: 'run', asked: [asked] });
  desk.handle({ type: 'samples', replica: 0, drop: [], add: kept });
  const before = process.memoryUsage().arrayBuffers;
  let id = 0;
  const ids = metrics.map((metric) => metric.id);
  const ask = (first: number, settings = defaultSettings) =>
    new Promise<{ first: number; last: number }>((resolve) => {
      const start = ownTime();
      const mine = ++id;
      let sketched: number | undefined;
      heard = (message) => {
        if (message.type !== 'scored' || message.id !== mine) return;
        const now = ownTime() - start;
        sketched ??= now;
        if (message.scored.steps.length === kept.length) resolve({ first: sketched, last: now });
      };
      desk.handle({ type: 'score', id: mine, metrics: ids, rubric: { first, settings } });
    });
  const took: Record<string, { first: number; last: number }> = {};
  took.opening = await ask(8);
  for (const k of [7, 6, 5, 4, 3, 2, 1]) took[`k ${k}`] = await ask(k);
  took.again = await ask(8);
  for (const edits of [0, 2, 3]) took[`n ${edits}`] = await ask(8, { ...defaultSettings, edits });
  for (const threshold of [0.5, 0.99])
    took[`τ ${threshold}`] = await ask(8, { ...defaultSettings, threshold });
  if (process.env.SHOW) console.log(took);
  const firsts = Object.values(took)
    .map(({ first }) => first)
    .sort((a, b) => a - b);
  expect(firsts[Math.floor(firsts.length / 2)]).toBeLessThan(LIMIT);
  // Beside the answers themselves, of which page and worker hold 33 MB each.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60e6);
});
