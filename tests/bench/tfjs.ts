import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-webgpu';
import type { Contestant, Session } from './contestant';
import { problemOf } from './problem';
import type { Row } from './rows';
import { tfjsLoss } from './tfjs-model';

/**
 * tfjs has no jit and no AdamW: gradients by its tape, then the update op by op, in a tidy. Batches are on the
 * device before the clock starts, and one loss is read at the end.
 */
async function session(row: Row): Promise<Session> {
  if (!(await tf.setBackend('webgpu'))) throw new Error('tfjs finds no WebGPU');
  await tf.ready();
  const problem = problemOf(row);
  const { beta1, beta2, epsilon } = row.config.optimizer;
  const lossOf = tfjsLoss(row.config.model, problem);
  const weights: Record<string, any> = {};
  const moments: Record<string, { m: any; v: any }> = {};
  for (const { name, shape, values } of problem.parameters) {
    weights[name] = tf.variable(tf.tensor(values, [...shape]));
    moments[name] = { m: tf.variable(tf.zeros([...shape])), v: tf.variable(tf.zeros([...shape])) };
  }
  const list = Object.values(weights);

  const update = (name: string, g: any, [decay, rate, root]: Float32Array) => {
    const p = weights[name];
    const { m, v } = moments[name];
    m.assign(tf.add(tf.mul(m, beta1), tf.mul(g, 1 - beta1)));
    v.assign(tf.add(tf.mul(v, beta2), tf.mul(tf.square(g), 1 - beta2)));
    const size = tf.add(tf.div(tf.sqrt(v), root), epsilon);
    p.assign(tf.sub(tf.mul(p, decay), tf.div(tf.mul(m, rate), size)));
  };
  const step = (tokens: any, targets: any, hyper: Float32Array): any =>
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(() => lossOf(weights, tokens, targets), list);
      for (const name of Object.keys(weights)) update(name, grads[weights[name].name], hyper);
      return value;
    });

  let n = 0;
  let ready: { tokens: any; targets: any; hyper: Float32Array }[] = [];
  return {
    adapter: 'webgpu',
    async prepare(count) {
      ready = [];
      for (let i = 0; i < count; i++) {
        const { tokens, targets, hyper } = problem.step(n++);
        ready.push({
          tokens: tf.tensor(tokens, [problem.examples, problem.context], 'int32'),
          targets: tf.tensor(targets, [targets.length], 'int32'),
          hyper,
        });
      }
    },
    run(count) {
      let loss: any;
      for (let i = 0; i < count; i++) {
        loss?.dispose();
        const { tokens, targets, hyper } = ready[i];
        loss = step(tokens, targets, hyper);
        tf.dispose([tokens, targets]);
      }
      return lastOf(loss, list[list.length - 1]);
    },
    dispose() {
      tf.dispose([list, moments]);
    },
  };
}

/** The loss, once the last update is done as well: the queue works in order. */
async function lastOf(loss: any, weight: any): Promise<readonly number[]> {
  const corner = tf.slice(weight, new Array(weight.rank).fill(0), new Array(weight.rank).fill(1));
  const [[value]] = await Promise.all([loss.data(), corner.data()]);
  tf.dispose([loss, corner]);
  return [value];
}

const fits = ({ config }: Row) => config.training.replicas === 1;

export const tfjs: readonly Contestant[] = [{ name: 'tfjs, webgpu', fits, open: session }];
