import * as tf from '@tensorflow/tfjs-core';
import type { ModelConfig } from '../../src/config/run-config';
import type { Problem } from './problem';

type Tensors = Readonly<Record<string, any>>;

/**
 * The mean cross-entropy of a batch, as src/model/transformer.ts has it: learned positions, ReLU, no biases but a
 * layer norm's, and the last block on the trained positions alone.
 */
export function tfjsLoss(model: ModelConfig, problem: Problem) {
  const { examples: B, context: C, slots: S, vocabulary: V } = problem;
  const { width: D, heads: H, layers, norm } = model;
  const d = D / H;

  const normalised = (p: Tensors, name: string, x: any): any => {
    if (norm === 'none') return x;
    const centred = tf.sub(x, tf.mean(x, -1, true));
    const variance = tf.mean(tf.square(centred), -1, true);
    const scaled = tf.mul(tf.div(centred, tf.sqrt(tf.add(variance, 1e-5))), p[`${name}.w`]);
    return tf.add(scaled, p[`${name}.b`]);
  };
  /** (B, rows, n) times (n, m), as one matrix product. */
  const times = (x: any, w: any): any => {
    const [batch, rows, n] = x.shape as number[];
    const product = tf.matMul(tf.reshape(x, [batch * rows, n]), w);
    return tf.reshape(product, [batch, rows, w.shape[1]]);
  };
  const split = (x: any, rows: number) =>
    tf.transpose(tf.reshape(x, [B, rows, H, d]), [0, 2, 1, 3]);

  return (p: Tensors, tokens: any, targets: any): any => {
    let x: any = tf.add(tf.gather(p['embed.W_E'], tokens), p['pos_embed.W_pos']);
    for (let i = 0; i < layers; i++) {
      const block = `blocks.${i}`;
      const rows = i === layers - 1 ? S : C;
      const tail = (y: any) => (rows < C ? tf.slice(y, [0, C - rows, 0], [B, rows, D]) : y);
      const h = normalised(p, `${block}.ln1`, x);
      const q = split(times(tail(h), p[`${block}.attn.W_Q`]), rows);
      const k = split(times(h, p[`${block}.attn.W_K`]), C);
      const v = split(times(h, p[`${block}.attn.W_V`]), C);
      let scores = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(d));
      if (rows > 1) scores = tf.add(scores, causal(rows, C));
      const z = tf.transpose(tf.matMul(tf.softmax(scores), v), [0, 2, 1, 3]);
      x = tf.add(tail(x), times(tf.reshape(z, [B, rows, D]), p[`${block}.attn.W_O`]));
      const inner = times(normalised(p, `${block}.ln2`, x), p[`${block}.mlp.W_in`]);
      x = tf.add(x, times(tf.relu(inner), p[`${block}.mlp.W_out`]));
    }
    const logits = tf.reshape(times(normalised(p, 'ln_final', x), p['unembed.W_U']), [B * S, V]);
    const right = tf.mul(tf.oneHot(targets, V), tf.logSoftmax(logits));
    return tf.mul(tf.sum(right), -1 / (B * S));
  };
}

/** (rows, C): zero where the last `rows` positions may look, and very low where not. */
function causal(rows: number, C: number): any {
  const values = new Float32Array(rows * C);
  for (let s = 0; s < rows; s++) values.fill(-1e9, s * C + C - rows + s + 1, (s + 1) * C);
  return tf.tensor(values, [rows, C]);
}
