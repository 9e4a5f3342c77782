import type { ModelConfig } from '../config/run-config';
import type { Graph, Tensor } from '../graph/graph';
import { attention, rotary, type Rows } from '../ops/attention';
import type { Batch } from '../ops/batch';
import { embed } from '../ops/embed';
import { gatherSlots } from '../ops/gather-slots';
import { linear } from '../ops/linear';
import { layernorm, rmsnorm } from '../ops/norm';
import type { ParameterStore } from './parameters';

/**
 * A decoder-only transformer (Vaswani et al. 2017; pre-norm as in Radford et al. 2019), forward only.
 * Returns the logits (B·S, V) at the batch's slots. The last block works on those positions alone, since
 * nothing else of it is read; where every position has a slot, that is all of them.
 */
export function transformer(
  g: Graph,
  model: ModelConfig,
  parameters: ParameterStore,
  batch: Batch,
): Tensor {
  const find = (name: string) => parameters.find(name);
  const get = (name: string) => parameters.get(name);

  const norm = (x: Tensor, name: string): Tensor => {
    if (model.norm === 'none') return x;
    const scale = get(`${name}.w`);
    if (model.norm === 'rmsnorm') return rmsnorm(g, name, x, scale);
    return layernorm(g, name, x, scale, get(`${name}.b`));
  };
  const project = (x: Tensor, name: string, rows: Rows): Tensor => {
    const bias = find(name.replace('W_', 'b_'));
    const y = linear(g, name, x, get(name), { bias });
    const turns = model.positions === 'rotary' && !name.endsWith('V');
    return turns ? rotary(g, batch, model.heads, y, rows) : y;
  };

  let x = embed(g, batch, get('embed.W_E'), find('pos_embed.W_pos'));
  for (let i = 0; i < model.layers; i++) {
    const block = `blocks.${i}`;
    const last = i === model.layers - 1 && batch.slots < batch.context;
    const rows: Rows = last ? 'slots' : 'all';

    const h = norm(x, `${block}.ln1`);
    const residual = last ? gatherSlots(g, batch, x) : x;
    const read = !last ? h : h === x ? residual : gatherSlots(g, batch, h);
    const q = project(read, `${block}.attn.W_Q`, rows);
    const k = project(h, `${block}.attn.W_K`, 'all');
    const v = project(h, `${block}.attn.W_V`, 'all');
    const z = attention(g, batch, model.heads, q, k, v, rows);
    const bias = find(`${block}.attn.b_O`);
    x = linear(g, `${block}.attn_out`, z, get(`${block}.attn.W_O`), { bias, residual });

    if (model.mlpWidth === 0) continue;
    const hidden = linear(g, `${block}.mlp`, norm(x, `${block}.ln2`), get(`${block}.mlp.W_in`), {
      bias: find(`${block}.mlp.b_in`),
      activation: model.activation,
    });
    x = linear(g, `${block}.mlp_out`, hidden, get(`${block}.mlp.W_out`), {
      bias: find(`${block}.mlp.b_out`),
      residual: x,
    });
  }
  const unembed = model.tiedEmbedding ? get('embed.W_E') : get('unembed.W_U');
  return linear(g, 'logits', norm(x, 'ln_final'), unembed, {
    bias: find('unembed.b_U'),
    transposed: model.tiedEmbedding,
  });
}
