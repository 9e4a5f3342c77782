import { describe, expect, it } from 'vitest';
import { tasks } from '../../src/task/registry';
import { buildDecoding } from '../../src/train/decoding';
import type { Trainer } from '../../src/train/trainer';
import { Writer, type Wish } from '../../src/train/writer';
import { chiSquare, mostByChance } from './chi-square';
import { configOf, makeTrainer, parametersOf, withFewHeldOut } from './make-trainer';

const config = configOf({
  task: { id: 'reverse', length: 6, letters: 8 },
  model: { layers: 2, width: 16, heads: 2, mlpWidth: 32, norm: 'layernorm', positions: 'rotary' },
  optimizer: { learningRate: 0.01, weightDecay: 0 },
  training: { batchSize: 32, replicas: 2 },
});
const task = withFewHeldOut(tasks.get('reverse')!);

async function trained(steps: number, precision: 'float32' | 'float64' = 'float32') {
  const trainer = await makeTrainer(config, precision, { task });
  for (let step = 0; step < steps; step += 20) await trainer.launch(Math.min(20, steps - step));
  return trainer;
}

/** Logits after some tokens, from a decoder that is given them all: at the place of the last. */
async function logitsAfter(trainer: Trainer, tokens: readonly number[]) {
  const { vocabulary, length } = trainer.instances[0];
  const decoding = buildDecoding(trainer.config.model, trainer.programs.parameters, {
    replicas: 1,
    vocabulary: vocabulary.length,
    context: length - 1,
    sequences: 1,
    ranked: 0,
    hasTargets: false,
  });
  await trainer.executor.add([decoding.program]);
  const records = new Uint32Array(decoding.batch.records.buffer.length);
  records.set(tokens);
  trainer.executor.write(decoding.batch.records.buffer, records);
  trainer.executor.run(decoding.program, tokens.length);
  return trainer.executor.readFloats(decoding.logits.buffer);
}

function softmax(logits: ArrayLike<number>, temperature = 1): number[] {
  const max = Math.max(...Array.from(logits));
  const weights = Array.from(logits, (x) => Math.exp((x - max) / temperature));
  const sum = weights.reduce((total, x) => total + x, 0);
  return weights.map((x) => x / sum);
}

const greedy: Omit<Wish, 'prompt'> = { count: 4, temperature: 0, seed: 0 };

describe('writing on from a prompt', () => {
  it('keeps what stands there already, and goes on from it', async () => {
    const trainer = await trained(40);
    const writer = await Writer.create(trainer);
    const there = [-1, 5, 0, -1, 7, -1];
    const { tokens } = await writer.write({
      prompt: Uint32Array.of(3, 1),
      count: there.length,
      given: Int32Array.from(there),
      temperature: 0,
      seed: 0,
    });
    const soFar = [3, 1];
    for (const [i, token] of there.entries()) {
      const own = softmax(await logitsAfter(trainer, soFar));
      expect(tokens[i]).toBe(token < 0 ? own.indexOf(Math.max(...own)) : token);
      soFar.push(tokens[i]);
    }
    trainer.dispose();
  });

  it('takes the most probable token each time, and tells the next best', async () => {
    const trainer = await trained(40);
    const writer = await Writer.create(trainer);
    const prompt = [1, 4, 2];
    const { tokens, probability, alternatives } = await writer.write({
      ...greedy,
      prompt: Uint32Array.from(prompt),
    });
    for (let i = 0; i < 4; i++) {
      const before = [...prompt, ...tokens.subarray(0, i)];
      const p = softmax(await logitsAfter(trainer, before));
      const order = p.map((_, token) => token).sort((a, b) => p[b] - p[a]);
      expect(tokens[i]).toBe(order[0]);
      expect(probability[i]).toBeCloseTo(p[order[0]], 5);
      const ranks = [...alternatives.tokens.subarray(5 * i, 5 * i + 5)];
      expect(ranks).toEqual(order.slice(0, 5));
      ranks.forEach((token, rank) =>
        expect(alternatives.probability[5 * i + rank]).toBeCloseTo(p[token], 5),
      );
    }
    trainer.dispose();
  });

  it('begins afresh from the last half of a context when one is full', async () => {
    const trainer = await trained(20);
    const writer = await Writer.create(trainer);
    const context = trainer.instances[0].length - 1;
    const half = Math.floor(context / 2);
    const write = async (prompt: ArrayLike<number>, count: number) => [
      ...(await writer.write({ ...greedy, prompt: Uint32Array.from(prompt), count })).tokens,
    ];
    const prompt = Array.from({ length: 5 }, (_, i) => i % 8);
    const long = await write(prompt, 3 * context);
    // What fits is written in one go; then half a context is read again.
    const first = context - prompt.length + 1;
    expect(await write(prompt, first)).toEqual(long.slice(0, first));
    const all = [...prompt, ...long];
    const seen = prompt.length + first;
    const second = await write(all.slice(seen - half, seen), context - half + 1);
    expect(second).toEqual(long.slice(first, first + second.length));
    // A prompt beyond the context is read from its last half too.
    const beyond = Array.from({ length: context + 3 }, (_, i) => (3 * i) % 8);
    expect(await write(beyond, 2)).toEqual(await write(beyond.slice(-half), 2));
    trainer.dispose();
  });

  it.each([1, 4])('leaves the run’s bits alone, %i threads', async (threads) => {
    const bytes = async (writes: boolean) => {
      const trainer = await makeTrainer(config, 'float32', { task, cpu: { threads } });
      await trainer.launch(10);
      if (writes) {
        const writer = await Writer.create(trainer);
        await writer.write({ ...greedy, prompt: Uint32Array.of(1), count: 30, temperature: 1 });
      }
      await trainer.launch(10);
      const evaluation = await trainer.evaluate();
      const parameters = await parametersOf(trainer);
      trainer.dispose();
      return { parameters, values: evaluation.values };
    };
    const [with_, without] = [await bytes(true), await bytes(false)];
    expect(with_.parameters).toEqual(without.parameters);
    expect(with_.values).toEqual(without.values);
  });

  it('writes the same for the same seed, and something else for another', async () => {
    const trainer = await trained(5);
    const writer = await Writer.create(trainer);
    const write = async (seed: number) =>
      (await writer.write({ prompt: Uint32Array.of(3), count: 40, temperature: 1.5, seed })).tokens;
    const first = await write(1);
    expect(await write(1)).toEqual(first);
    expect(await write(2)).not.toEqual(first);
    trainer.dispose();
  });
});

describe('what is drawn comes as often as the model’s probabilities say', () => {
  const SEQUENCES = 6000;
  it.each([0.5, 1, 2])('at temperature %f', async (temperature) => {
    const trainer = await trained(15);
    const { vocabulary, length } = trainer.instances[0];
    const V = vocabulary.length;
    const decoding = buildDecoding(trainer.config.model, trainer.programs.parameters, {
      replicas: 1,
      vocabulary: V,
      context: length - 1,
      sequences: SEQUENCES,
      ranked: 0,
      hasTargets: false,
    });
    const { executor } = trainer;
    const { batch, program, outcomes } = decoding;
    await executor.add([program]);
    const record = batch.records.shape[1];
    for (const [seed, prompt] of [[2], [0, 5, 5], [7, 1, 3, 6, 2]].entries()) {
      const records = new Uint32Array(batch.records.buffer.length);
      for (let b = 0; b < SEQUENCES; b++) {
        records.fill(V, b * record, b * record + batch.context);
        records.set(prompt, b * record);
      }
      executor.write(batch.records.buffer, records);
      executor.write(decoding.temperature.buffer, Float32Array.of(temperature));
      executor.write(decoding.draws.buffer, Uint32Array.of(seed, 0));
      executor.run(program, prompt.length + 1);
      const raw = await executor.readFloats(outcomes.buffer);
      const chosen = (b: number, place: number) => raw[4 * (b * batch.context + place)];
      const last = prompt.length - 1;

      const counts = new Array<number>(V).fill(0);
      for (let b = 0; b < SEQUENCES; b++) counts[chosen(b, last)]++;
      const p = softmax(await logitsAfter(trainer, prompt), temperature);
      const first = chiSquare(counts, p);
      expect(first.statistic, `prompt ${prompt.join()}`).toBeLessThan(mostByChance(first.degrees));

      // And the token after it, among those that began with the most common one.
      const common = counts.indexOf(Math.max(...counts));
      const after = new Array<number>(V).fill(0);
      for (let b = 0; b < SEQUENCES; b++) {
        if (chosen(b, last) === common) after[chosen(b, last + 1)]++;
      }
      const next = softmax(await logitsAfter(trainer, [...prompt, common]), temperature);
      const second = chiSquare(after, next);
      expect(second.statistic).toBeLessThan(mostByChance(second.degrees));
      // The test can fail: the probabilities of another temperature do not fit.
      const wrong = chiSquare(
        counts,
        softmax(await logitsAfter(trainer, prompt), temperature * 1.5),
      );
      expect(wrong.statistic).toBeGreaterThan(mostByChance(wrong.degrees));
    }
    trainer.dispose();
  });
});
