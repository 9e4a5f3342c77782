import type { ModelConfig } from '../config/run-config';
import type { Graph, Tensor } from '../graph/graph';
import { appendKeyValue } from '../ops/append-key-value';
import { attention } from '../ops/attention';
import type { Batch } from '../ops/batch';
import { embedPlace } from '../ops/embed-place';
import { Layers } from './layers';
import type { ParameterStore } from './parameters';

/**
 * The same transformer, one place at a time: from the token at which each sequence stands, the logits (B, V) of the
 * next. A sequence is a record of one slot, and that slot's position is where it stands. Keys and values of earlier
 * places are kept, so that each is computed once; places must come in their order, from 0.
 */
export function decoder(
  g: Graph,
  model: ModelConfig,
  parameters: ParameterStore,
  batch: Batch,
): Tensor {
  const layers = new Layers(g, model, parameters);
  let x = embedPlace(g, batch, parameters.get('embed.W_E'), parameters.find('pos_embed.W_pos'));
  for (let i = 0; i < model.layers; i++) {
    const block = `blocks.${i}`;
    const h = layers.norm(x, `${block}.ln1`);
    const [q, k, v] = ['Q', 'K', 'V'].map((part) =>
      layers.project(batch, h, `${block}.attn.W_${part}`, 'slots'),
    );
    const { keys, values } = appendKeyValue(g, batch, k, v);
    const z = attention(g, batch, model.heads, q, keys, values, 'slots');
    x = layers.finish(block, z, x);
  }
  return layers.logits(x);
}
