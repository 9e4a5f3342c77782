import { describe, expect, it } from 'vitest';
import { emptyExamples } from '../../src/task/examples';
import type { ExampleSet, TaskInstance } from '../../src/task/task';
import { taskForms, trainingExamples } from './forms';

/** As `toEqual` would find, in a hundredth of the time. */
function same(a: ExampleSet, b: ExampleSet): boolean {
  const columns = ['tokens', 'trained', 'graded'] as const;
  return columns.every((name) => Buffer.from(a[name].buffer).equals(Buffer.from(b[name].buffer)));
}

describe.each(taskForms)('$name', ({ task, parameters }) => {
  const shape = task.shape(parameters);
  // Made when the first test asks for it: another file may want the tests of one task alone.
  let made: TaskInstance | undefined;
  const built = () => (made ??= task.build(parameters, 3));

  const drawn = (count: number) => trainingExamples(built(), count);

  /** What an example is not that it should be. One `expect` each would take most of the time. */
  function faultsOf(set: ExampleSet, row: number): string[] {
    const [from, to] = [row * shape.length, (row + 1) * shape.length];
    const trained = set.trained.subarray(from, to);
    const graded = set.graded.subarray(from, to);
    const marks = graded.reduce((sum, bit) => sum + bit, 0);
    const asked = (c: number) => trained[c] === 1 || graded[c] === 1;
    const targets = set.tokens.subarray(from, to).filter((_, c) => asked(c - 1));
    // A picture is no token to be chosen: it can only be drawn.
    const isPicture = (token: number) => token >= shape.vocabulary;
    const is = {
      'masked by 0 and 1': [trained, graded].every((mask) => mask.every((bit) => bit <= 1)),
      'without a prediction from its last token': !asked(shape.length - 1),
      'graded in as many places as foretold': marks > 0 && marks <= shape.graded,
      'trained on': trained.some((bit) => bit === 1),
      'answered by what can be answered': targets.every(
        (token) => isPicture(token) === Boolean(shape.draws),
      ),
      'no more than its slots': trained.filter((bit, c) => bit || graded[c]).length <= shape.slots,
    };
    return Object.entries(is).flatMap(([what, holds]) =>
      holds ? [] : [`row ${row} is not ${what}`],
    );
  }

  it('has the shape that it foretells', () => {
    const { vocabulary, length, slots, graded, source, test, pictures } = built();
    expect(vocabulary.length).toBe(shape.vocabulary);
    // The page asks for it before there are any data.
    const { written, ...foretold } = shape;
    expect(written ?? 1).toBeGreaterThan(0);
    const train = source.kind === 'finite' ? source.examples.count : 0;
    const { count = 0, width = 0, height = 0 } = pictures ?? {};
    expect({
      vocabulary: vocabulary.length,
      length,
      slots,
      graded,
      train,
      test: test.count,
      ...(pictures && { pictures: { count, pixels: width * height } }),
      ...(shape.draws && { draws: shape.draws }),
    }).toEqual(foretold);
    expect(new Set(vocabulary).size).toBe(vocabulary.length);
    expect([pictures?.pixels.length ?? 0, pictures?.shows.length ?? 0]).toEqual([
      count * width * height,
      count,
    ]);
    // The twin in PyTorch tells a model that draws by its knowing no token.
    if (shape.draws) expect([shape.vocabulary, count > 0]).toEqual([0, true]);
  });

  it('makes whole examples: known tokens, masks of 0 and 1, nothing predicted from the last', () => {
    for (const set of [built().test, drawn(50)]) {
      expect(set.tokens.length).toBe(set.count * shape.length);
      const known = shape.vocabulary + (shape.pictures?.count ?? 0);
      expect(set.tokens.every((token) => token < known)).toBe(true);
      const rows = Array.from({ length: set.count }, (_, row) => row);
      expect(rows.flatMap((row) => faultsOf(set, row))).toEqual([]);
    }
  });

  it('is the same for the same seed, and another for another', () => {
    const again = task.build(parameters, 3);
    expect(same(again.test, built().test)).toBe(true);
    expect(same(trainingExamples(again, 20), drawn(20))).toBe(true);
    if (shape.test > 3) expect(same(task.build(parameters, 4).test, built().test)).toBe(false);
  });

  it('trains on no held-out example, unless the same facts come back', () => {
    if (task.nouns.heldOut === 'fresh') return;
    const { length, test } = built();
    const rows = (set: typeof test) =>
      Array.from({ length: set.count }, (_, i) =>
        set.tokens.subarray(i * length, (i + 1) * length).join(),
      );
    const heldOut = new Set(rows(test));
    expect(heldOut.size).toBe(test.count);
    expect(rows(drawn(5000)).filter((row) => heldOut.has(row))).toEqual([]);
  });

  it('draws example i alike in any order, to any row', () => {
    const { source, length } = built();
    if (source.kind === 'finite') return;
    const [forth, back] = [emptyExamples(6, length), emptyExamples(6, length)];
    for (let i = 0; i < 6; i++) source.draw(100 + i, forth, i);
    for (let i = 5; i >= 0; i--) source.draw(100 + i, back, i);
    expect(back).toEqual(forth);
  });

  it('where the model writes for itself, is not asked for anything before', () => {
    const { written, length } = shape;
    if (written === undefined) return;
    const set = drawn(20);
    const asked = (mask: Uint8Array, row: number) =>
      [...mask.subarray(row * length, (row + 1) * length)].flatMap((bit, c) =>
        bit ? [c + 1] : [],
      );
    for (let row = 0; row < set.count; row++) {
      const own = new Set([...asked(set.trained, row), ...asked(set.graded, row)]);
      expect(Math.min(...own)).toBe(written);
      const tokens = set.tokens.subarray(row * length, (row + 1) * length);
      const read = task
        .read(parameters, tokens)
        .flatMap((p) => ('written' in p ? [p.written] : 'answer' in p ? [p.answer] : []));
      expect(new Set(read)).toEqual(own);
    }
  });

  it('can be read', () => {
    const { test } = built();
    const tokens = test.tokens.subarray(0, shape.length);
    const answers = task
      .read(parameters, tokens)
      .flatMap((piece) => ('answer' in piece ? [piece.answer] : []));
    const graded = [...test.graded.subarray(0, shape.length)].flatMap((bit, c) =>
      bit ? [c + 1] : [],
    );
    expect(answers.sort((a, b) => a - b)).toEqual(graded);
  });
});
