import { describe, expect, it } from 'vitest';
import { CpuExecutor } from '../../src/cpu/executor';
import type { BufferSpec } from '../../src/graph/program';
import { RandomStream } from '../../src/random/stream';
import { tasks } from '../../src/task/registry';
import { Trainer } from '../../src/train/trainer';
import { METRICS } from '../../src/train/emitter';
import { gradientTolerance } from '../tolerances';
import { configOf } from './make-trainer';
import { randomConfig } from './random-config';

const H = 1e-5;

/** Loss of every replica, and the signs of the given inputs of activations, at the given parameters. */
async function lossAt(trainer: Trainer, parameters: Float64Array, pres: readonly BufferSpec[]) {
  const { executor, programs } = trainer;
  trainer.step = 0;
  executor.write(programs.parameters.buffer, parameters);
  await trainer.launch(1);
  const ring = await executor.readFloats(programs.ring.buffer, trainer.replicas * METRICS);
  const signs: boolean[] = [];
  for (const pre of pres) for (const x of await executor.readFloats(pre)) signs.push(x > 0);
  return { loss: Array.from({ length: trainer.replicas }, (_, r) => ring[r * METRICS]), signs };
}

const pictureModels = {
  'one layer': {},
  'two layers, rotary, tied, every bias': {
    layers: 2,
    positions: 'rotary',
    tiedEmbedding: true,
    bias: 'all',
    norm: 'layernorm',
    activation: 'gelu',
  },
  'no positions, attention alone': { positions: 'none', mlpWidth: 0, norm: 'rmsnorm' },
};

/** Configs drawn at random, and models of pictures, which they do not meet. */
const configs = [
  ...Array.from({ length: 50 }, (_, i) => ({
    name: `random config ${i}`,
    config: randomConfig(i),
  })),
  ...['digits', 'digit-autoencoder'].flatMap((id) =>
    Object.entries(pictureModels).map(([name, model]) => ({
      name: `${id}, ${name}`,
      config: configOf({
        task: { id },
        model: { width: 12, heads: 3, mlpWidth: 10, ...model },
        optimizer: { learningRate: 1e-3 },
        training: { batchSize: 3, replicas: 2 },
      }),
    })),
  ),
].map((each, index) => ({ ...each, index }));

describe('whole-model gradients, in float64, against directional central differences', () => {
  it.each(configs)('$name', async ({ config, index }) => {
    const trainer = await Trainer.create(config, tasks.get(config.task.id)!, (programs) =>
      CpuExecutor.create(programs, 'float64'),
    );
    const { executor, programs } = trainer;
    const start = (await executor.readFloats(programs.parameters.buffer)) as Float64Array;
    await trainer.launch(1);
    const gradients = (await executor.readFloats(programs.gradients.buffer)) as Float64Array;
    const kinked = config.model.activation === 'relu';
    const pres = programs.train.dispatches
      .filter(({ kernel, constants }) => kinked && kernel === 'matmul' && constants.has_activation)
      .map(({ bindings }) => bindings.pre!.buffer);
    const isReplica = (i: number, r: number) =>
      Math.floor(i / programs.parameters.flat.stride) === r;
    let largest = 0;
    for (const g of gradients) largest = Math.max(largest, Math.abs(g));
    expect(largest).toBeGreaterThan(0);

    for (let direction = 0, tried = 0; direction < 3; tried++) {
      expect(tried, 'directions that cross a ReLU kink').toBeLessThan(30);
      const random = new RandomStream(index, 'sampling', tried);
      const u = Float64Array.from(start, () => random.normal());
      const norm = Math.sqrt(u.reduce((sum, x) => sum + x * x, 0));
      const moved = (h: number) => start.map((x, i) => x + (h * u[i]) / norm);
      const up = await lossAt(trainer, moved(H), pres);
      const down = await lossAt(trainer, moved(-H), pres);
      if (up.signs.some((s, i) => s !== down.signs[i])) continue;
      direction++;
      for (let r = 0; r < trainer.replicas; r++) {
        const numeric = (up.loss[r] - down.loss[r]) / (2 * H);
        const analytic = gradients.reduce(
          (sum, g, i) => (isReplica(i, r) ? sum + (g * u[i]) / norm : sum),
          0,
        );
        expect(Math.abs(analytic - numeric)).toBeLessThanOrEqual(gradientTolerance(largest));
      }
    }
  });
});
