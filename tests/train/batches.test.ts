import { describe, expect, it } from 'vitest';
import { recordLength } from '../../src/ops/batch';
import { tasks } from '../../src/task/registry';
import type { ExampleSet, Task } from '../../src/task/task';
import { batchSource } from '../../src/train/batches';
import { writeRecord } from '../../src/train/records';
import type { Trainer } from '../../src/train/trainer';
import { configOf, makeTrainer } from './make-trainer';

const modular = (training: object) =>
  configOf({
    task: { id: 'modular-arithmetic', modulus: 7, trainFraction: 0.6 },
    model: { width: 8, heads: 2, mlpWidth: 8 },
    training: { seed: 3, replicas: 2, ...training },
  });
const addition = (training: object) =>
  configOf({
    task: { id: 'addition', digits: 2 },
    model: { width: 8, heads: 2, mlpWidth: 8 },
    training: { seed: 3, replicas: 2, ...training },
  });

/** What the last step learned from, by replica. */
async function onDevice({ executor, programs, replicas }: Trainer): Promise<number[][]> {
  const records = programs.train.dispatches.find(
    ({ kernel }) => kernel === 'softmax_cross_entropy',
  )!.bindings.batch!;
  const all = await executor.readFloats(records.buffer);
  return Array.from({ length: replicas }, (_, r) => [
    ...all.slice(r * records.stride, (r + 1) * records.stride),
  ]);
}

/** What the host says that batch n is, and its trained positions. */
function onHost({ config, instances, programs }: Trainer, n: number) {
  const { context, slots } = programs.evaluation.batch;
  const { batchSize, seed } = config.training;
  return instances.map((task, r) => {
    const set = batchSource(task, batchSize, seed + r).batch(n);
    const record = recordLength(context, slots);
    const records = new Uint32Array(set.count * record);
    let trained = 0;
    for (let row = 0; row < set.count; row++) {
      trained += writeRecord(set, row, context + 1, slots, records, row * record);
    }
    return { records: [...records], trained };
  });
}

describe.each([
  ['shuffled', modular({ batchSize: 11 })],
  ['shuffled, many epochs a batch', modular({ batchSize: 100 })],
  ['the full batch', modular({})],
  ['streamed', addition({ batchSize: 9 })],
])('%s', (_, config) => {
  it.each(['float32', 'float64'] as const)(
    'the device learns from what the host says, in %s',
    async (precision) => {
      const trainer = await makeTrainer(config, precision);
      for (const count of [1, 5, 2, 61, 1]) {
        // What was made ahead may be more, or less, than what is then taken.
        trainer.prepare(3);
        await trainer.launch(count);
        const expected = onHost(trainer, trainer.step - 1);
        expect(await onDevice(trainer)).toEqual(expected.map(({ records }) => records));
      }
    },
  );
});

it('every example of a finite task comes once an epoch, for each replica in its own order', () => {
  const config = modular({ batchSize: 1 });
  const task = tasks.get(config.task.id)!.build(config.task, 3);
  if (task.source.kind === 'stream') throw new Error('not finite');
  const { count } = task.source.examples;
  const key = (set: ExampleSet) => set.tokens.slice(0, task.length).join();
  const epoch = (seed: number, e: number) => {
    const source = batchSource(task, 1, seed);
    return Array.from({ length: count }, (_, i) => key(source.batch(e * count + i)));
  };
  for (const e of [0, 1, 5]) expect(new Set(epoch(3, e)).size).toBe(count);
  expect(epoch(3, 0)).not.toEqual(epoch(3, 1));
  expect(epoch(3, 0)).not.toEqual(epoch(4, 0));
});

it('the loss is the mean over trained positions where examples have more or fewer of them', async () => {
  const config = modular({ batchSize: 11, replicas: 1, steps: 4 });
  const task = uneven(tasks.get(config.task.id)!);
  const trainer = await makeTrainer(config, 'float64', { task });
  const whole = await trainer.launch(1);
  const [{ records, trained }] = onHost(trainer, 0);
  expect(records.length).toBeGreaterThan(0);
  expect(trained).toBeGreaterThan(0);
  expect(trained).toBeLessThan(11);
  // Near uniform at first: a mean over all 11 positions would be smaller by trained/11.
  expect(whole.values[0] / Math.log(7)).toBeGreaterThan(0.9);
  expect(whole.values[0] / Math.log(7)).toBeLessThan(1.5);
});

it('no more steps are launched together than were made room for', async () => {
  const trainer = await makeTrainer(modular({ batchSize: 11 }), 'float32');
  await expect(trainer.launch(trainer.programs.chunk + 1)).rejects.toThrow(/65 steps.*1 to 64/);
  await expect(trainer.launch(0)).rejects.toThrow(RangeError);
  expect(trainer.step).toBe(0);
});

/** The task with every other example graded alone, not trained. */
function uneven(task: Task): Task {
  return {
    ...task,
    build(parameters, seed) {
      const instance = task.build(parameters, seed);
      if (instance.source.kind === 'stream') throw new Error('not finite');
      const { examples } = instance.source;
      const trained = examples.trained.map((bit, i) =>
        Math.floor(i / instance.length) % 2 ? 0 : bit,
      );
      return { ...instance, source: { kind: 'finite', examples: { ...examples, trained } } };
    },
  };
}
