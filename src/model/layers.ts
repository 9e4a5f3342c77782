import type { ModelConfig } from '../config/run-config';
import type { Graph, Tensor } from '../graph/graph';
import { rotary } from '../ops/attention';
import type { Batch, Rows } from '../ops/batch';
import { linear } from '../ops/linear';
import { layernorm, rmsnorm } from '../ops/norm';
import type { ParameterStore } from './parameters';

/** The parts of a transformer that work on each row by itself, by their names in the parameter store. */
export class Layers {
  constructor(
    private readonly g: Graph,
    private readonly model: ModelConfig,
    private readonly parameters: ParameterStore,
  ) {}

  norm(x: Tensor, name: string): Tensor {
    const { g, model, parameters } = this;
    if (model.norm === 'none') return x;
    const scale = parameters.get(`${name}.w`);
    if (model.norm === 'rmsnorm') return rmsnorm(g, name, x, scale);
    return layernorm(g, name, x, scale, parameters.get(`${name}.b`));
  }

  /** Queries, keys or values of rows that stand where `of` and `rows` say. */
  project(of: Batch, x: Tensor, name: string, rows: Rows): Tensor {
    const { g, model, parameters } = this;
    const bias = parameters.find(name.replace('W_', 'b_'));
    const y = linear(g, name, x, parameters.get(name), { bias });
    const turns = model.positions === 'rotary' && !name.endsWith('V');
    return turns ? rotary(g, of, model.heads, y, rows) : y;
  }

  /** What a block makes of what its heads attended to, z, and of the residual stream. */
  finish(block: string, z: Tensor, residual: Tensor): Tensor {
    const { g, model, parameters } = this;
    const x = linear(g, `${block}.attn_out`, z, parameters.get(`${block}.attn.W_O`), {
      bias: parameters.find(`${block}.attn.b_O`),
      residual,
    });
    if (model.mlpWidth === 0) return x;
    const h = this.norm(x, `${block}.ln2`);
    const hidden = linear(g, `${block}.mlp`, h, parameters.get(`${block}.mlp.W_in`), {
      bias: parameters.find(`${block}.mlp.b_in`),
      activation: model.activation,
    });
    return linear(g, `${block}.mlp_out`, hidden, parameters.get(`${block}.mlp.W_out`), {
      bias: parameters.find(`${block}.mlp.b_out`),
      residual: x,
    });
  }

  logits(x: Tensor): Tensor {
    return this.unembed('logits', x, 'W_E', 'U');
  }

  /** Pixels of a picture, (rows, P). */
  drawings(x: Tensor): Tensor {
    return this.unembed('drawn', x, 'W_patch', 'patch');
  }

  private unembed(label: string, x: Tensor, tied: string, own: string): Tensor {
    const { g, model, parameters } = this;
    const weight = parameters.get(model.tiedEmbedding ? `embed.${tied}` : `unembed.W_${own}`);
    return linear(g, label, this.norm(x, 'ln_final'), weight, {
      bias: parameters.find(`unembed.b_${own}`),
      transposed: model.tiedEmbedding,
    });
  }
}
