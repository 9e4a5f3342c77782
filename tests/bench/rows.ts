import { parseRunConfig } from '../../src/config/parse';
import type { RunConfig } from '../../src/config/run-config';
import type { Task } from '../../src/task/task';
import { tasks } from '../../src/task/registry';

/** A model and its data, the same for everyone. */
export interface Row {
  readonly name: string;
  readonly config: RunConfig;
  readonly task: Task;
}

const optimizer = { learningRate: 0.001, weightDecay: 1, warmupSteps: 0 };

/** A sum modulo 97 with `=`: three input positions, of which the last predicts. */
function modular(name: string, width: number, mlpWidth: number, batchSize: number, replicas = 1) {
  return row(name, {
    version: 1,
    task: { id: 'modular-arithmetic', modulus: 97, equals: true },
    model: { width, heads: 4, mlpWidth, bias: 'none' },
    optimizer,
    training: { batchSize, replicas },
  });
}

function row(name: string, json: object): Row {
  const config = parseRunConfig(json, tasks);
  return { name, config, task: tasks.get(config.task.id)! };
}

export const rows: readonly Row[] = [
  modular('tiny', 32, 128, 64),
  modular('nanda', 128, 512, 512),
  // 26 input positions, of which the last nine predict.
  row('addition', {
    version: 1,
    task: { id: 'addition', digits: 8 },
    model: { layers: 2, width: 64, heads: 4, mlpWidth: 256, norm: 'layernorm', bias: 'none' },
    optimizer,
    training: { batchSize: 64 },
  }),
  modular('tiny ×8', 32, 128, 64, 8),
];
