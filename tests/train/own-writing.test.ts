import { describe, expect, it } from 'vitest';
import { tasks } from '../../src/task/registry';
import type { Task, TaskParameters } from '../../src/task/task';
import { parseRunConfig } from '../../src/config/parse';
import { MEMORY_LIMIT } from '../../src/train/memory';
import { Writer } from '../../src/train/writer';
import { configOf, makeTrainer, withFewHeldOut } from './make-trainer';

/** A task whose answers the model writes for itself from the first token that it is asked for. */
function writingItsOwn(task: Task): Task {
  return {
    ...task,
    shape(parameters: TaskParameters) {
      const { test, length } = task.build(parameters, 0);
      const asked = test.graded.subarray(0, length).indexOf(1);
      return { ...task.shape(parameters), written: asked + 1 };
    },
  };
}

const model = { layers: 1, width: 16, heads: 2, mlpWidth: 32, norm: 'layernorm' };
const optimizer = { learningRate: 0.01, weightDecay: 0, warmupSteps: 20 };

/** Tasks without a scratchpad, trained until some answers are right and some wrong. */
const trained = [
  { task: { id: 'addition', digits: 2, layout: 'plain' }, steps: 300 },
  { task: { id: 'addition', digits: 3, layout: 'interleaved' }, steps: 300 },
  { task: { id: 'addition', digits: 1, layout: 'reversed' }, steps: 320 },
  { task: { id: 'pair-lookup', count: 3, symbols: 6, answers: 5 }, steps: 100 },
  { task: { id: 'reverse', length: 3, letters: 5 }, steps: 400 },
  { task: { id: 'sort', numbers: 8, length: 4 }, steps: 120 },
  { task: { id: 'dyck', closed: 2, open: 3 }, steps: 120 },
];

describe('where nothing but the answer is written, its own writing is right exactly where it is with the right tokens before', () => {
  it.each(trained)('$task.id $task.layout', async ({ task: form, steps }) => {
    const task = withFewHeldOut(tasks.get(form.id)!, 400);
    const config = configOf({ task: form, model, optimizer, training: { batchSize: 32, steps } });
    const forced = await makeTrainer(config, 'float32', { task });
    const own = await makeTrainer(config, 'float32', { task: writingItsOwn(task) });
    const between: number[] = [];
    for (let step = 0; step <= steps; step += 40) {
      const [a, b] = [await forced.evaluate(), await own.evaluate()];
      expect(b.values[2]).toBe(a.values[2]);
      // The loss is the same one; tokens go wrong where an earlier one did.
      expect(b.values[0]).toBe(a.values[0]);
      if (a.values[2] > 0.02 && a.values[2] < 0.98) between.push(a.values[2]);
      await Promise.all([forced.launch(40), own.launch(40)]);
    }
    expect(between.length, 'evaluations where it was not all or nothing').toBeGreaterThan(0);
    forced.dispose();
    own.dispose();
  });
});

describe('a scratchpad', () => {
  const forms = [
    { id: 'parity', bits: 6, layout: 'scratchpad' },
    { id: 'clamped-counter', moves: 3, layout: 'scratchpad' },
    { id: 'addition', digits: 2, layout: 'scratchpad' },
  ];

  it.each(forms)('$id: what is kept is what the model wrote', async (form) => {
    const task = withFewHeldOut(tasks.get(form.id)!, 30);
    const config = configOf({ task: form, model, optimizer, training: { batchSize: 16 } });
    const trainer = await makeTrainer(config, 'float32', { task });
    await trainer.launch(30);
    const { sample } = await trainer.evaluate();
    const [{ test, length }] = trainer.instances;
    const { written = 0, graded } = task.shape(config.task);
    const width = length - written;
    expect(sample.written).toHaveLength(test.count * width);
    const writer = await Writer.create(trainer);
    let derailed = 0;
    for (let row = 0; row < test.count; row++) {
      const tokens = [...test.tokens.subarray(row * length, (row + 1) * length)];
      const asked = (i: number) => test.trained[row * length + i - 1] === 1;
      const kept = sample.written!.subarray(row * width, (row + 1) * width);
      // Token by token with the other writer, which goes on from a prompt of all that stands there.
      const stands = tokens.slice(0, written);
      for (let i = written; i < length; i++) {
        const wish = { count: 1, temperature: 0, seed: 0, prompt: Uint32Array.from(stands) };
        const own = asked(i) ? (await writer.write(wish)).tokens[0] : tokens[i];
        expect(kept[i - written]).toBe(own);
        stands.push(own);
      }
      const answer = stands.slice(-graded);
      expect([...sample.predicted.subarray(row * graded, (row + 1) * graded)]).toEqual(answer);
      if (stands.some((token, i) => token !== tokens[i])) derailed++;
    }
    expect(derailed).toBeGreaterThan(0);
    trainer.dispose();
  });

  it('of addition ends in the sum, and its carries are those of the columns', () => {
    const task = tasks.get('addition')!;
    const { task: parameters } = configOf({ task: { ...forms[2], digits: 4 } });
    const { test, length } = task.build(parameters, 1);
    const number = (tokens: ArrayLike<number>) => Number(Array.from(tokens).join(''));
    for (let row = 0; row < 200; row++) {
      const tokens = test.tokens.subarray(row * length, (row + 1) * length);
      const [a, b] = [number(tokens.subarray(0, 4)), number(tokens.subarray(5, 9))];
      expect(number(tokens.subarray(length - 5))).toBe(a + b);
      for (let i = 0; i < 4; i++) {
        const [digit, carry] = tokens.subarray(10 + 2 * i);
        const part = (a % 10 ** (i + 1)) + (b % 10 ** (i + 1));
        expect(digit).toBe(Math.floor(part / 10 ** i) % 10);
        expect(carry).toBe(Math.floor(part / 10 ** (i + 1)));
      }
    }
  });

  it('counts in what a run needs of memory', async () => {
    const large = {
      model: { layers: 8, width: 64, heads: 1, mlpWidth: 0 },
      training: { batchSize: 1, replicas: 1 },
    };
    const bytes = async (layout: string) => {
      const config = parseRunConfig(
        { version: 1, task: { id: 'parity', layout }, ...large },
        tasks,
      );
      const trainer = await makeTrainer(config, 'float32', {
        task: withFewHeldOut(tasks.get('parity')!, 8),
      });
      const { memoryBytes } = trainer;
      trainer.dispose();
      return memoryBytes;
    };
    const [direct, scratchpad] = [await bytes('direct'), await bytes('scratchpad')];
    // Keys and values of 8 layers, 8 sequences of 16 places.
    expect(scratchpad - direct).toBeGreaterThan(2 * 8 * 8 * 16 * 64 * 4);
    expect(scratchpad).toBeLessThan(MEMORY_LIMIT);
  });
});
