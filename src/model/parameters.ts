import type { ModelConfig } from '../config/run-config';
import { allocate, elements, type Tensor } from '../graph/graph';
import type { BufferSpec } from '../graph/program';

/** How a parameter starts: normal with this standard deviation, or a constant. */
export type Init = { readonly normal: number } | { readonly constant: number };

/** A parameter as a file names it, and as the device holds it. */
export interface ParameterSpec {
  /** TransformerLens's name. */
  readonly name: string;
  /** Shape on the device, one replica. */
  readonly shape: readonly number[];
  /** Shape in a file, where heads are an axis of their own; the device has them side by side. */
  readonly fileShape: readonly number[];
  /** How the device's elements are ordered in a file. */
  readonly heads: 'none' | 'columns' | 'rows';
  readonly init: Init;
}

/** A parameter's elements start at a multiple of 256 bytes, so that a GPU can bind it alone. */
const ALIGNMENT = 64;

/** Every parameter of a model, in the order of a file; a switched-off one is absent. */
export function parameterSpecs(
  model: ModelConfig,
  shape: {
    readonly vocabulary: number;
    readonly context: number;
    /** P, pixels of a picture where tokens may be pictures. */
    readonly pixels?: number;
    /** Pictures are what is asked for, instead of tokens. */
    readonly draws?: boolean;
  },
): readonly ParameterSpec[] {
  const { layers, width: D, heads: H, mlpWidth: F, norm, positions, bias, tiedEmbedding } = model;
  const { vocabulary: V, context: C, pixels: P = 0, draws } = shape;
  const d = D / H;
  const specs: ParameterSpec[] = [];
  const plain = (name: string, shape: number[], init: Init) =>
    specs.push({ name, shape, fileShape: shape, heads: 'none', init });
  const normal = (fanIn: number): Init => ({ normal: model.initScale / Math.sqrt(fanIn) });
  const zero: Init = { constant: 0 };
  const normParameters = (name: string) => {
    if (norm !== 'none') plain(`${name}.w`, [D], { constant: 1 });
    if (norm === 'layernorm') plain(`${name}.b`, [D], zero);
  };
  if (V > 0) plain('embed.W_E', [V, D], normal(D));
  if (P > 0) plain('embed.W_patch', [P, D], normal(P));
  if (positions === 'learned') plain('pos_embed.W_pos', [C, D], normal(D));
  for (let i = 0; i < layers; i++) {
    const block = `blocks.${i}`;
    normParameters(`${block}.ln1`);
    for (const part of ['Q', 'K', 'V']) {
      specs.push({
        name: `${block}.attn.W_${part}`,
        shape: [D, D],
        fileShape: [H, D, d],
        heads: 'columns',
        init: normal(D),
      });
    }
    if (bias === 'all') {
      for (const part of ['Q', 'K', 'V']) {
        const name = `${block}.attn.b_${part}`;
        specs.push({ name, shape: [D], fileShape: [H, d], heads: 'none', init: zero });
      }
    }
    // Rows of W_O are already grouped by head, so that the device's order is the file's.
    specs.push({
      name: `${block}.attn.W_O`,
      shape: [D, D],
      fileShape: [H, d, D],
      heads: 'rows',
      init: normal(D),
    });
    if (bias === 'all') plain(`${block}.attn.b_O`, [D], zero);
    if (F === 0) continue;
    normParameters(`${block}.ln2`);
    plain(`${block}.mlp.W_in`, [D, F], normal(D));
    if (bias !== 'none') plain(`${block}.mlp.b_in`, [F], zero);
    plain(`${block}.mlp.W_out`, [F, D], normal(F));
    if (bias !== 'none') plain(`${block}.mlp.b_out`, [D], zero);
  }
  normParameters('ln_final');
  const [outputs, name] = draws ? [P, 'patch'] : [V, 'U'];
  if (!tiedEmbedding) plain(`unembed.W_${name}`, [D, outputs], normal(D));
  if (bias === 'all') plain(`unembed.b_${name}`, [outputs], zero);
  return specs;
}

/** All parameters of R replicas in one flat buffer, and a view of each by name. */
export class ParameterStore {
  readonly flat: Tensor;
  /** Elements of one replica's parameters that count, padding left out. */
  readonly count: number;
  private readonly views = new Map<string, Tensor>();

  constructor(
    readonly label: string,
    readonly specs: readonly ParameterSpec[],
    readonly replicas: number,
  ) {
    let offset = 0;
    let count = 0;
    const places = specs.map(({ shape }) => {
      const at = offset;
      count += elements(shape);
      offset += Math.ceil(elements(shape) / ALIGNMENT) * ALIGNMENT;
      return at;
    });
    this.flat = allocate(replicas, label, [offset]);
    this.count = count;
    specs.forEach(({ name, shape }, i) => {
      const length = elements(shape);
      this.views.set(name, {
        buffer: this.flat.buffer,
        offset: places[i],
        stride: offset,
        length,
        label: name,
        shape,
      });
    });
  }

  get buffer(): BufferSpec {
    return this.flat.buffer;
  }

  /** The parameter, or null where the config has switched it off. */
  find(name: string): Tensor | null {
    return this.views.get(name) ?? null;
  }

  get(name: string): Tensor {
    const view = this.views.get(name);
    if (!view) throw new Error(`there is no parameter ${name}`);
    return view;
  }
}
