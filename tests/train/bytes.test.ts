import { describe, expect, it } from 'vitest';
import { tasks } from '../../src/task/registry';
import { configOf, makeTrainer, parametersOf, withFewHeldOut } from './make-trainer';

const configs = {
  'modular arithmetic, full batch': {
    task: { id: 'modular-arithmetic', modulus: 11 },
    model: { width: 16, heads: 2, mlpWidth: 24 },
  },
  'modular arithmetic, part of an epoch': {
    task: { id: 'modular-arithmetic', modulus: 11, equals: true, symmetricSplit: true },
    model: { width: 12, heads: 3, mlpWidth: 7, norm: 'rmsnorm', positions: 'rotary', layers: 2 },
    training: { batchSize: 13 },
  },
  addition: {
    task: { id: 'addition', digits: 3, layout: 'interleaved' },
    model: {
      width: 20,
      heads: 4,
      mlpWidth: 33,
      norm: 'layernorm',
      activation: 'gelu',
      bias: 'all',
    },
    optimizer: { clipNorm: 0.1, schedule: 'cosine' },
    training: { batchSize: 9 },
  },
  'pair look-up': {
    task: { id: 'pair-lookup', count: 3, symbols: 5, answers: 4 },
    model: { width: 8, heads: 2, mlpWidth: 0, tiedEmbedding: true, layers: 2 },
    training: { batchSize: 17, changes: [{ step: 5, learningRate: 0.02 }] },
  },
};
type Parts = Readonly<Record<string, unknown>> & { readonly training?: object };

/** Parameters, training metrics and held-out metrics of every replica after 24 steps in chunks of a length. */
async function trained(
  parts: Parts,
  training: object,
  precision: 'float32' | 'float64',
  chunk: number,
) {
  const config = configOf({ ...parts, training: { ...parts.training, ...training } });
  const task = withFewHeldOut(tasks.get(config.task.id)!);
  const trainer = await makeTrainer(config, precision, { task });
  const values: number[] = [];
  while (trainer.step < 24) {
    const rows = await trainer.launch(Math.min(chunk, 24 - trainer.step));
    values.push(...rows.values);
  }
  const { stride } = trainer.programs.parameters.flat;
  const flat = await parametersOf(trainer);
  const evaluation = await trainer.evaluate();
  const R = trainer.replicas;
  return Array.from({ length: R }, (_, r) => ({
    parameters: flat.slice(r * stride, (r + 1) * stride),
    losses: values.filter((_, i) => Math.floor(i / 3) % R === r),
    heldOut: evaluation.values.slice(3 * r, 3 * r + 3),
  }));
}

describe.each(Object.entries<Parts>(configs))('%s', (_, parts) => {
  describe.each(['float32', 'float64'] as const)('in %s', (precision) => {
    it('the same config gives the same bits, however long its chunks are', async () => {
      const [once] = await trained(parts, { seed: 5 }, precision, 24);
      for (const chunk of [24, 1, 7]) {
        const [again] = await trained(parts, { seed: 5 }, precision, chunk);
        expect(again).toEqual(once);
      }
      const [other] = await trained(parts, { seed: 6 }, precision, 24);
      expect(other.parameters).not.toEqual(once.parameters);
    });

    it("a replica's bits do not depend on how many there are", async () => {
      const together = await trained(parts, { seed: 5, replicas: 3 }, precision, 10);
      for (const [r, replica] of together.entries()) {
        const [alone] = await trained(parts, { seed: 5 + r }, precision, 10);
        expect(replica).toEqual(alone);
      }
    });
  });
});

it('how often it is evaluated changes nothing', async () => {
  const parts = configs.addition;
  const [seldom] = await trained(parts, { seed: 1 }, 'float32', 24);
  const config = configOf({ ...parts, training: { ...parts.training, seed: 1 } });
  const trainer = await makeTrainer(config, 'float32');
  while (trainer.step < 24) {
    await trainer.evaluate();
    await trainer.launch(1);
  }
  expect(await parametersOf(trainer)).toEqual(seldom.parameters);
});
