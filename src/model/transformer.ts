import type { ModelConfig } from '../config/run-config';
import type { Graph, Tensor } from '../graph/graph';
import { attention, rotary } from '../ops/attention';
import type { Batch, Rows } from '../ops/batch';
import { embed } from '../ops/embed';
import { gatherSlots } from '../ops/gather-slots';
import { linear } from '../ops/linear';
import { lookup, openTable } from '../ops/lookup';
import { layernorm, rmsnorm } from '../ops/norm';
import type { ParameterStore } from './parameters';

/**
 * A decoder-only transformer (Vaswani et al. 2017; pre-norm as in Radford et al. 2019), forward only.
 * Returns the logits (B·S, V) at the batch's slots. The last block works on those positions alone, since
 * nothing else of it is read; where every position has a slot, that is all of them. Up to the first attention a
 * row depends on its token and position alone: where the batch has a table, each pair is computed once.
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
  const project = (of: Batch, x: Tensor, name: string, rows: Rows): Tensor => {
    const bias = find(name.replace('W_', 'b_'));
    const y = linear(g, name, x, get(name), { bias });
    const turns = model.positions === 'rotary' && !name.endsWith('V');
    return turns ? rotary(g, of, model.heads, y, rows) : y;
  };

  const table = openTable(g, batch);
  let x = embed(g, table?.batch ?? batch, get('embed.W_E'), find('pos_embed.W_pos'));
  for (let i = 0; i < model.layers; i++) {
    const block = `blocks.${i}`;
    const last = i === model.layers - 1 && batch.slots < batch.context;
    const rows: Rows = last ? 'slots' : 'all';

    const h = norm(x, `${block}.ln1`);
    const tabled = i === 0 ? table : null;
    const own = tabled?.batch ?? batch;
    const bring = (y: Tensor, to: Rows): Tensor => {
      if (tabled) return lookup(g, batch, tabled, y, to);
      return to === 'slots' ? gatherSlots(g, batch, y) : y;
    };
    const residual = bring(x, rows);
    // A table has few rows, and all are projected; else only what asks is.
    const q = tabled
      ? bring(project(own, h, `${block}.attn.W_Q`, 'all'), rows)
      : project(own, h === x ? residual : bring(h, rows), `${block}.attn.W_Q`, rows);
    const k = bring(project(own, h, `${block}.attn.W_K`, 'all'), 'all');
    const v = bring(project(own, h, `${block}.attn.W_V`, 'all'), 'all');
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
