import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { emptyExamples } from '../../src/task/examples';
import { tasks } from '../../src/task/registry';
import type { ExampleSet } from '../../src/task/task';

/** Forms of each task; a task that is added is held to this by its defaults alone. */
const forms: Readonly<Record<string, readonly object[]>> = {
  'modular-arithmetic': [
    { modulus: 2, trainFraction: 0.5 },
    { modulus: 11, equals: true, symmetricSplit: true },
    { operation: 'divide', modulus: 13 },
    { operation: 'divide', modulus: 7, symmetricSplit: true },
    { operation: 'sum-of-squares', modulus: 10 },
  ],
  addition: [
    { digits: 1 },
    { digits: 8, layout: 'interleaved' },
    { digits: 2, layout: 'reversed' },
    { digits: 8, layout: 'plain' },
  ],
  'pair-lookup': [
    { count: 1, symbols: 2, answers: 2 },
    { symbols: 128, answers: 64, skew: 3 },
    { skew: 0 },
  ],
};

const cases = [...tasks.values()].flatMap((task) =>
  [{}, ...(forms[task.id] ?? [])].map((form) => {
    const { task: parameters } = parseRunConfig(
      { version: 1, task: { id: task.id, ...form } },
      tasks,
    );
    return { task, parameters, name: `${task.id} ${JSON.stringify(form)}` };
  }),
);

describe.each(cases)('$name', ({ task, parameters }) => {
  const shape = task.shape(parameters);
  const instance = task.build(parameters, 3);

  const drawn = (seed: number, count: number): ExampleSet => {
    const { source, length } = task.build(parameters, seed);
    if (source.kind === 'finite') return source.examples;
    const set = emptyExamples(count, length);
    for (let i = 0; i < count; i++) source.draw(i, set, i);
    return set;
  };

  it('has the shape that it foretells', () => {
    const { vocabulary, length, slots, graded, source, test } = instance;
    expect(vocabulary.length).toBe(shape.vocabulary);
    const train = source.kind === 'finite' ? source.examples.count : 0;
    expect({
      vocabulary: vocabulary.length,
      length,
      slots,
      graded,
      train,
      test: test.count,
    }).toEqual(shape);
    expect(new Set(vocabulary).size).toBe(vocabulary.length);
  });

  it('makes whole examples: known tokens, masks of 0 and 1, nothing predicted from the last', () => {
    for (const set of [instance.test, drawn(3, 50)]) {
      expect(set.tokens.length).toBe(set.count * shape.length);
      expect(set.tokens.every((token) => token < shape.vocabulary)).toBe(true);
      for (let row = 0; row < set.count; row++) {
        const of = (mask: Uint8Array) =>
          mask.subarray(row * shape.length, (row + 1) * shape.length);
        const [trained, graded] = [of(set.trained), of(set.graded)];
        expect([...trained, ...graded].every((bit) => bit === 0 || bit === 1)).toBe(true);
        expect([trained.at(-1), graded.at(-1)]).toEqual([0, 0]);
        expect(graded.reduce((sum, bit) => sum + bit, 0)).toBe(shape.graded);
        expect(trained.some((bit) => bit === 1)).toBe(true);
        const union = trained.filter((bit, c) => bit || graded[c]).length;
        expect(union).toBeLessThanOrEqual(shape.slots);
      }
    }
  });

  it('is the same for the same seed, and another for another', () => {
    expect(task.build(parameters, 3).test).toEqual(instance.test);
    expect(drawn(3, 20)).toEqual(drawn(3, 20));
    if (shape.test > 3) expect(task.build(parameters, 4).test).not.toEqual(instance.test);
  });

  it('draws example i alike in any order, to any row', () => {
    const { source, length } = instance;
    if (source.kind === 'finite') return;
    const [forth, back] = [emptyExamples(6, length), emptyExamples(6, length)];
    for (let i = 0; i < 6; i++) source.draw(100 + i, forth, i);
    for (let i = 5; i >= 0; i--) source.draw(100 + i, back, i);
    expect(back).toEqual(forth);
  });

  it('can be read', () => {
    const tokens = instance.test.tokens.subarray(0, shape.length);
    const answers = task
      .read(parameters, tokens)
      .flatMap((piece) => ('answer' in piece ? [piece.answer] : []));
    const graded = [...instance.test.graded.subarray(0, shape.length)].flatMap((bit, c) =>
      bit ? [c + 1] : [],
    );
    expect(answers.sort((a, b) => a - b)).toEqual(graded);
  });
});
