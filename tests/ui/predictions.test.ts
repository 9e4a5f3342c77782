import { expect, test } from 'vitest';
import { predictions } from '../../src/ui/panels/prediction-rows';
import { generatedRun } from './generated-run';

test.each([
  { id: 'addition', digits: 3 },
  { id: 'addition', digits: 8, layout: 'interleaved' },
  { id: 'addition', digits: 4, layout: 'reversed' },
  { id: 'pair-lookup', count: 3 },
  { id: 'modular-arithmetic', equals: true },
])(
  '$id, $layout: each answer stands where a person reads it, judged against the right token',
  (task) => {
    const run = generatedRun({ task, steps: 100, done: 0.5, evalEvery: 10 });
    const found = predictions(run, 50)!;
    expect(found.step).toBe(50);
    expect(found.right.length).toBe(256);
    for (let i = 0; i < 256; i++) {
      const row = found.row(i);
      const answers = row.cells.filter((cell) => 'text' in cell);
      expect(answers).toHaveLength(run.info.graded);
      expect(answers.filter(({ right }) => right)).toHaveLength(row.right);
      for (const { text, target, right } of answers) expect(text === target).toBe(right);
      if (task.id !== 'addition') continue;
      const prompt = row.cells.flatMap((cell) => ('prompt' in cell ? [cell.prompt] : [])).join('');
      const [, a, b] = /(\d+) \+ (\d+)/.exec(prompt)!;
      const sum = Number(a) + Number(b);
      const k = answers.length;
      expect(Number(answers.map(({ target }) => target).join(''))).toBe(sum % 10 ** k);
    }
  },
);

test('the answers of the evaluation that was looked back at, and none before the first', () => {
  const run = generatedRun({ task: { id: 'addition' }, steps: 100, evalEvery: 10 });
  expect(predictions(run, 32)!.step).toBe(30);
  expect(predictions(run, 1e9)!.step).toBe(100);
  const right = (step: number) => predictions(run, step)!.right.reduce((sum, n) => sum + n, 0);
  expect(right(100)).toBeGreaterThan(right(0));
  const empty = generatedRun({ task: { id: 'addition' }, steps: 100, done: -0.01 });
  expect(predictions(empty, 0)).toBeUndefined();
});
