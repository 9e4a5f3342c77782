import { nn, numpy as np } from '@jax-js/jax';
import type { ModelConfig } from '../../src/config/run-config';
import type { Problem } from './problem';

type Arrays = Readonly<Record<string, any>>;

/**
 * The mean cross-entropy of a batch, as src/model/transformer.ts has it: learned positions, ReLU, no biases but a
 * layer norm's, and the last block on the trained positions alone. Owns its arguments, as jax-js asks.
 */
export function jaxLoss(model: ModelConfig, problem: Problem) {
  const { examples: B, context: C, slots: S, vocabulary: V } = problem;
  const { width: D, heads: H, layers, norm } = model;
  const d = D / H;

  const normalised = (p: Arrays, name: string, x: any): any => {
    if (norm === 'none') return x;
    const centred = x.ref.sub(np.mean(x, -1, { keepdims: true }));
    const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
    return centred
      .div(np.sqrt(variance.add(1e-5)))
      .mul(p[`${name}.w`])
      .add(p[`${name}.b`]);
  };
  const split = (x: any, rows: number) => x.reshape([B, rows, H, d]).transpose([0, 2, 1, 3]);

  return (p: Arrays, tokens: any, targets: any): any => {
    let x = np.matmul(nn.oneHot(tokens, V), p['embed.W_E']).add(p['pos_embed.W_pos']);
    for (let i = 0; i < layers; i++) {
      const block = `blocks.${i}`;
      const rows = i === layers - 1 ? S : C;
      const tail = (y: any) => (rows < C ? y.slice([], [C - rows]) : y);
      const h = normalised(p, `${block}.ln1`, x.ref);
      const q = split(np.matmul(tail(h.ref), p[`${block}.attn.W_Q`]), rows);
      const k = split(np.matmul(h.ref, p[`${block}.attn.W_K`]), C);
      const v = split(np.matmul(h, p[`${block}.attn.W_V`]), C);
      let scores = np.matmul(q, k.transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(d));
      if (rows > 1) scores = scores.add(causal(rows, C));
      const z = np.matmul(nn.softmax(scores, -1), v).transpose([0, 2, 1, 3]).reshape([B, rows, D]);
      x = tail(x).add(np.matmul(z, p[`${block}.attn.W_O`]));
      const inner = np.matmul(normalised(p, `${block}.ln2`, x.ref), p[`${block}.mlp.W_in`]);
      x = x.add(np.matmul(nn.relu(inner), p[`${block}.mlp.W_out`]));
    }
    const logits = np.matmul(normalised(p, 'ln_final', x), p['unembed.W_U']).reshape([B * S, V]);
    const right = nn.oneHot(targets, V).mul(nn.logSoftmax(logits, -1));
    return np.sum(right).mul(-1 / (B * S));
  };
}

/** (rows, C): zero where the last `rows` positions may look, and very low where not. */
function causal(rows: number, C: number): any {
  const values = new Float32Array(rows * C);
  for (let s = 0; s < rows; s++) values.fill(-1e9, s * C + C - rows + s + 1, (s + 1) * C);
  return np.array(values, { shape: [rows, C] });
}
