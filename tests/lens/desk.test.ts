import { expect, test } from 'vitest';
import { SOFTER, verdictOfRun } from '../../src/analysis/verdict-of-run';
import { Desk } from '../../src/lens/desk';
import type { Judged } from '../../src/lens/messages';
import { defaultSettings } from '../../src/metrics/metric';
import { metricOf } from '../../src/metrics/registry';
import { Rescorer } from '../../src/metrics/rescore';
import { besideOf } from '../../src/ui/lens/beside';
import { madeUpRun } from '../analysis/verdict-curves';

/** What the desk answers on a made-up run: first the verdict, then the same with the other axis beside it. */
function judge(index: number) {
  const { count, graded, evaluations, axis } = madeUpRun(7, index);
  const asked = { count, graded, targets: new Uint16Array(count * graded).fill(1) };
  return new Promise<{ answers: Judged[]; otherwise: string; newest: number }>((resolve) => {
    const answers: Judged[] = [];
    const desk = new Desk(
      (message) => {
        if (message.type !== 'judged') return;
        if (answers.push(message.judged) < 2) return;
        const exact = metricOf('exact-match')!;
        const softer = SOFTER.map((id) => metricOf(id)!);
        const other = axis === 'log' ? 'linear' : 'log';
        const { kind } = verdictOfRun(new Rescorer(asked), evaluations, exact, softer, other);
        const newest = Math.max(...evaluations.map(({ step }) => step));
        resolve({ answers, otherwise: kind, newest });
      },
      () => new Promise((next) => setImmediate(next)),
    );
    desk.handle({ type: 'run', asked: [asked] });
    desk.handle({ type: 'samples', replica: 0, drop: [], add: evaluations });
    const rubric = { first: graded, settings: defaultSettings };
    desk.handle({ type: 'judge', id: 1, metric: 'exact-match', rubric, axis, upTo: Infinity });
  });
}

test('beside the verdict stands what the other axis would say: a mirage, survives, or no telling', async () => {
  const said: string[] = [];
  for (let index = 0; index < 40; index++) {
    const { answers, otherwise, newest } = await judge(index);
    const [first, second] = answers;
    expect(besideOf(first)).toBeUndefined();
    expect(second.verdict).toEqual(first.verdict);
    expect(second.newest).toBe(newest);
    expect(second.otherwise!.kind).toBe(otherwise);
    const words = besideOf(second)!;
    expect(words).toContain(second.axis === 'log' ? 'long equal steps' : 'log axis of steps');
    expect(words.includes('would be')).toBe(otherwise !== second.verdict.kind);
    expect(words.startsWith('The axis matters')).toBe(otherwise !== second.verdict.kind);
    said.push(words);
  }
  for (const kind of ['a mirage', 'a jump that survives', 'no telling'])
    expect(said.some((words) => words.includes(kind))).toBe(true);
});
