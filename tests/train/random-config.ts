import { parseRunConfig } from '../../src/config/parse';
import type { RunConfig } from '../../src/config/run-config';
import { RandomStream } from '../../src/random/stream';
import { tasks } from '../../src/task/registry';

/** A small valid config drawn from the schema: every task and every option of the model comes up. */
export function randomConfig(index: number): RunConfig {
  const random = new RandomStream(7, 'sampling', index);
  const pick = <T>(...options: T[]): T => options[random.below(options.length)];
  const heads = pick(1, 2, 3, 4);
  const positions = pick('learned', 'rotary', 'none');
  const width = heads * (heads < 3 ? pick(4, 6) : pick(2, 4));
  const task = pick<Record<string, unknown>>(
    {
      id: 'modular-arithmetic',
      modulus: pick(5, 7, 11),
      operation: pick('add', 'subtract', 'multiply', 'divide', 'sum-of-squares'),
      equals: pick(true, false),
      trainFraction: pick(0.3, 0.5),
      symmetricSplit: pick(true, false),
    },
    { id: 'addition', digits: pick(1, 2, 3), layout: pick('plain', 'reversed', 'interleaved') },
    { id: 'pair-lookup', count: pick(1, 2, 4), symbols: pick(2, 5), answers: pick(2, 7) },
  );
  return parseRunConfig(
    {
      version: 1,
      task,
      model: {
        layers: pick(1, 2, 3),
        width,
        heads,
        mlpWidth: pick(0, 5, 16),
        activation: pick('relu', 'gelu'),
        norm: pick('none', 'layernorm', 'rmsnorm'),
        positions,
        tiedEmbedding: pick(true, false),
        bias: pick('none', 'mlp', 'all'),
        initScale: pick(0.5, 1, 1.5),
      },
      optimizer: { learningRate: 1e-3, clipNorm: pick(0, 0.1) },
      training: {
        batchSize:
          task.id === 'modular-arithmetic' ? pick<number | 'full'>('full', 5) : pick(1, 3, 6),
        seed: index,
        replicas: pick(1, 1, 2),
      },
    },
    tasks,
  );
}
