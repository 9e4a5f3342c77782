import { describe, expect, it } from 'vitest';
import type { Tensor } from '../../src/graph/graph';
import type { Trainer } from '../../src/train/trainer';
import { tasks } from '../../src/task/registry';
import { buildDecoding, type Decoding } from '../../src/train/decoding';
import { outside } from '../ops/close';
import { makeTrainer, withFewHeldOut } from './make-trainer';
import { randomConfig } from './random-config';

/** A trainer that computes every position, and a decoder of the same parameters for its held-out examples. */
async function both(index: number): Promise<{ plain: Trainer; decoding: Decoding }> {
  const config = randomConfig(index);
  const task = withFewHeldOut(tasks.get(config.task.id)!, 7);
  const plain = await makeTrainer(config, 'float64', { task, everyPosition: true });
  const { vocabulary, length } = plain.instances[0];
  const decoding = buildDecoding(config.model, plain.programs.parameters, {
    replicas: plain.replicas,
    vocabulary: vocabulary.length,
    context: length - 1,
    sequences: plain.programs.evaluation.batch.examples,
    ranked: 0,
    hasTargets: true,
  });
  await plain.executor.add([decoding.program]);
  return { plain, decoding };
}

/** Puts the held-out examples before the decoder, every token of them given. */
function give({ instances, executor }: Trainer, { batch, targets }: Decoding): void {
  const record = batch.records.shape[1];
  const records = new Uint32Array(batch.records.buffer.length);
  const right = new Uint32Array(targets!.buffer.length);
  instances.forEach(({ test, length }, r) => {
    for (let b = 0; b < batch.examples; b++) {
      const tokens = test.tokens.subarray(b * length, (b + 1) * length);
      records.set(tokens.subarray(0, batch.context), r * batch.records.stride + b * record);
      right.set(tokens.subarray(1), r * targets!.stride + b * batch.context);
    }
  });
  executor.write(batch.records.buffer, records);
  executor.write(targets!.buffer, right);
}

/** The logits (B·C, V) of the plain evaluation. */
function logitsOf({ programs }: Trainer) {
  const last = programs.evaluate.dispatches.at(-1)!;
  expect(last.kernel).toBe('softmax_cross_entropy');
  return last.bindings.logits!;
}

const closely = (expected: number) => 1e-12 * Math.max(1, Math.abs(expected));

describe('place by place the same comes out as all at once, to 1e-12', () => {
  it.each(Array.from({ length: 30 }, (_, i) => i))('random model %i', async (index) => {
    const { plain, decoding } = await both(index);
    const { executor, replicas } = plain;
    await plain.launch(1);
    await plain.evaluate();
    const expected = await executor.readFloats(plain.programs.evaluation.outcomes.buffer);
    const logits = logitsOf(plain);
    const expectedLogits = await executor.readFloats(logits.buffer);
    give(plain, decoding);
    const { context, examples } = decoding.batch;
    const vocabulary = decoding.logits.shape[1];
    for (let t = 0; t < context; t++) {
      executor.run(decoding.program, 1);
      const found = await executor.readFloats(decoding.logits.buffer);
      for (let r = 0; r < replicas; r++) {
        for (let b = 0; b < examples; b++) {
          const from = r * decoding.logits.stride + b * vocabulary;
          const at = logits.offset + r * logits.stride + (b * context + t) * vocabulary;
          const own = found.subarray(from, from + vocabulary);
          const all = expectedLogits.subarray(at, at + vocabulary);
          expect(outside(own, all, closely), `place ${t}, sequence ${b}`).toBeUndefined();
        }
      }
    }
    const outcomes: Tensor = decoding.outcomes;
    expect(outcomes.buffer.length).toBe(expected.length);
    const found = await executor.readFloats(outcomes.buffer);
    expect(outside(found, expected, closely)).toBeUndefined();
    plain.dispose();
  });
});
