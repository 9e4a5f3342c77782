import { describe, expect, it } from 'vitest';
import { permutation, RandomStream } from '../../src/random/stream';
import { tasks } from '../../src/task/registry';
import type { ExampleSet, Task } from '../../src/task/task';
import { emptyExamples } from '../../src/task/examples';
import { configOf, makeTrainer, parametersOf, withFewHeldOut } from './make-trainer';

const T = 9;
const VOCABULARY = 6;

/** Random tokens: one to four positions trained, two graded, other ones in each example. */
function write(set: ExampleSet, row: number, random: RandomStream): void {
  const at = row * T;
  for (let t = 0; t < T; t++) set.tokens[at + t] = random.below(VOCABULARY);
  set.trained.fill(0, at, at + T);
  set.graded.fill(0, at, at + T);
  const order = permutation(T - 1, random);
  for (const c of order.slice(0, 1 + random.below(4))) set.trained[at + c] = 1;
  for (const c of permutation(T - 1, random).slice(0, 2)) set.graded[at + c] = 1;
}

/** Like an induction task: what is trained is not what is graded, and both stand elsewhere in each example. */
const scattered: Task = {
  ...tasks.get('addition')!,
  id: 'scattered',
  fields: {},
  shape: () => ({ vocabulary: VOCABULARY, length: T, slots: 6, graded: 2, train: 0, test: 40 }),
  build(_, seed) {
    const test = emptyExamples(40, T);
    for (let row = 0; row < 40; row++) write(test, row, new RandomStream(seed, 'heldOut', row));
    return {
      vocabulary: [...'abcdef'],
      length: T,
      slots: 6,
      graded: 2,
      chance: 1 / 6,
      source: {
        kind: 'stream',
        draw: (index, into, row) => write(into, row, new RandomStream(seed, 'data', index)),
      },
      test,
    };
  },
};

const models = {
  plain: {},
  rotary: { positions: 'rotary', norm: 'layernorm', bias: 'all', activation: 'gelu', layers: 2 },
  'attention only': { mlpWidth: 0, norm: 'rmsnorm', tiedEmbedding: true, layers: 3 },
};

const closeTo = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  let scale = 0;
  for (let i = 0; i < b.length; i++) scale = Math.max(scale, Math.abs(b[i]));
  for (let i = 0; i < b.length; i++) {
    expect(Math.abs(a[i] - b[i])).toBeLessThanOrEqual(1e-12 * Math.max(scale, Math.abs(b[i])));
  }
};

describe('a last block at trained and graded positions alone equals the plain computation to 1e-12', () => {
  const taskConfigs = {
    scattered: {},
    addition: { id: 'addition', digits: 3, layout: 'interleaved' },
    'modular-arithmetic': { id: 'modular-arithmetic', modulus: 7, equals: true },
    'pair-lookup': { id: 'pair-lookup', count: 3, symbols: 4, answers: 5 },
  };
  for (const [name, task] of Object.entries(taskConfigs)) {
    it.each(Object.entries(models))(`${name}, %s`, async (_, model) => {
      const config = configOf({
        task: 'id' in task ? task : { id: 'addition' },
        model: { width: 12, heads: 3, mlpWidth: 10, ...model },
        training: { batchSize: 5, replicas: 2 },
      });
      const of = { task: name === 'scattered' ? scattered : withFewHeldOut(tasks.get(name)!) };
      const union = await makeTrainer(config, 'float64', of);
      const plain = await makeTrainer(config, 'float64', { ...of, everyPosition: true });
      expect(union.programs.evaluation.batch.slots).toBeLessThan(
        plain.programs.evaluation.batch.slots,
      );
      for (let step = 0; step < 2; step++) {
        const [a, b] = [await union.launch(1), await plain.launch(1)];
        closeTo(a.values, b.values);
        const gradients = [union, plain].map(({ executor, programs }) =>
          executor.readFloats(programs.gradients.buffer),
        );
        closeTo(...((await Promise.all(gradients)) as [Float64Array, Float64Array]));
        closeTo((await union.evaluate()).values, (await plain.evaluate()).values);
        // From the same point again: AdamW would magnify what rounding leaves of a gradient that is zero.
        plain.executor.write(plain.programs.parameters.buffer, await parametersOf(union));
      }
    });
  }
});
