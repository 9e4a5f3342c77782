import type { ModelConfig } from '../config/run-config';
import type { Graph, Tensor } from '../graph/graph';
import { attention } from '../ops/attention';
import type { Batch, Rows } from '../ops/batch';
import { embed } from '../ops/embed';
import { gatherSlots } from '../ops/gather-slots';
import { lookup, openTable } from '../ops/lookup';
import { embedPatches } from '../ops/patches';
import { Layers } from './layers';
import type { ParameterStore } from './parameters';

/**
 * A decoder-only transformer (Vaswani et al. 2017; pre-norm as in Radford et al. 2019), forward only.
 * Returns the logits (B·S, V) at the batch's slots, or drawings (B·S, P) where `draws`. The last block works on those
 * positions alone, since nothing else of it is read; where every position has a slot, that is all of them. Up to the
 * first attention a row depends on its token and position alone: where the batch has a table, each pair is computed
 * once.
 */
export function transformer(
  g: Graph,
  model: ModelConfig,
  parameters: ParameterStore,
  batch: Batch,
  draws = false,
): Tensor {
  const layers = new Layers(g, model, parameters);
  const table = openTable(g, batch);
  const { pictures } = batch;
  let x = embed(
    g,
    table?.batch ?? batch,
    model.width,
    parameters.find('embed.W_E'),
    parameters.find('pos_embed.W_pos'),
  );
  if (pictures) x = embedPatches(g, batch, pictures, parameters.get('embed.W_patch'), x);
  for (let i = 0; i < model.layers; i++) {
    const block = `blocks.${i}`;
    const last = i === model.layers - 1 && batch.slots < batch.context;
    const rows: Rows = last ? 'slots' : 'all';

    const h = layers.norm(x, `${block}.ln1`);
    const tabled = i === 0 ? table : null;
    const own = tabled?.batch ?? batch;
    const bring = (y: Tensor, to: Rows): Tensor => {
      if (tabled) return lookup(g, batch, tabled, y, to);
      return to === 'slots' ? gatherSlots(g, batch, y) : y;
    };
    const residual = bring(x, rows);
    // A table has few rows, and all are projected; else only what asks is.
    const q = tabled
      ? bring(layers.project(own, h, `${block}.attn.W_Q`, 'all'), rows)
      : layers.project(own, h === x ? residual : bring(h, rows), `${block}.attn.W_Q`, rows);
    const k = bring(layers.project(own, h, `${block}.attn.W_K`, 'all'), 'all');
    const v = bring(layers.project(own, h, `${block}.attn.W_V`, 'all'), 'all');
    const z = attention(g, batch, model.heads, q, k, v, rows);
    x = layers.finish(block, z, residual);
  }
  return draws ? layers.drawings(x) : layers.logits(x);
}
