/** Kernels in words: what each does to what. */
import type { DispatchProfile, KernelCall, StepProfile, TensorName } from '../../protocol';
import { word } from '../words';

const PARAMETERS: Readonly<Record<string, string>> = {
  W_E: 'the embedding',
  W_pos: 'the positions',
  W_Q: 'the query weights',
  W_K: 'the key weights',
  W_V: 'the value weights',
  W_O: 'the attention’s output weights',
  W_in: 'the MLP’s first weights',
  W_out: 'the MLP’s second weights',
  W_U: 'the unembedding',
  b_Q: 'the query bias',
  b_K: 'the key bias',
  b_V: 'the value bias',
  b_O: 'the attention’s output bias',
  b_in: 'the MLP’s first bias',
  b_out: 'the MLP’s second bias',
  b_U: 'the unembedding’s bias',
};

const KERNELS: Readonly<Record<string, string>> = {
  next_batch: 'take the next batch',
  shuffle_batch: 'pick the next batch',
  embed: 'look up embeddings',
  embed_backward: 'gradient of the embedding',
  position_backward: 'gradient of the positions',
  gather_slots: 'pick the positions that are trained or graded',
  scatter_slots: 'hand gradients back to those positions',
  attention: 'attend',
  attention_backward_query: 'gradient of attention, towards the queries',
  attention_backward_key_value: 'gradient of attention, towards keys and values',
  rotary: 'turn by position',
  layernorm: 'normalise',
  rmsnorm: 'normalise',
  layernorm_backward: 'gradient through the norm',
  rmsnorm_backward: 'gradient through the norm',
  layernorm_backward_parameters: 'gradient of the norm’s scale and bias',
  rmsnorm_backward_parameters: 'gradient of the norm’s scale',
  softmax_cross_entropy: 'compare answers with targets',
  activation_backward: 'gradient through the activation',
  record_metrics: 'note loss and wrong tokens',
  gradient_norm: 'size of the gradient',
  adamw: 'update every parameter',
  copy: 'copy',
};

/** "multiply by the query weights", and in a deeper model "…, layer 2". */
export function whatItDoes(call: KernelCall): string {
  const { kernel, tensors } = call;
  const layer = Object.values(tensors).map(layerOf).find(Boolean) ?? '';
  return `${doing(call)}${layer}`.replace(/^\w/, (letter) => letter.toUpperCase());

  function doing({ constants, activation }: KernelCall): string {
    const { out, b, bias, residual } = tensors;
    if (kernel === 'column_sum' && out) return `gradient of ${parameter(out)}`;
    if (kernel !== 'matmul' || !out || !b) return KERNELS[kernel] ?? kernel.replaceAll('_', ' ');
    if (out.isGradient) return `gradient of ${parameter(out)}`;
    if (out.label.startsWith('d_')) return `gradient through ${parameter(b)}`;
    const then = [
      bias && constants.has_bias ? 'add the bias' : '',
      activation ? word(activation) : '',
      residual && constants.has_residual ? 'add the residual' : '',
    ];
    return [`multiply by ${parameter(b)}`, ...then.filter(Boolean)].join(', ');
  }
}

function parameter({ label }: TensorName): string {
  const name = label.split('.').at(-1) ?? label;
  return PARAMETERS[name] ?? name;
}

/** Layers are counted from one, and named from the second on. */
function layerOf({ label }: TensorName): string {
  const index = /^(?:d_)?blocks\.(\d+)\./.exec(label)?.[1] ?? '0';
  return index === '0' ? '' : `, layer ${Number(index) + 1}`;
}

/** What the host lays out for many steps: its size says nothing of one. */
const STAGED: ReadonlySet<string> = new Set(['staged', 'data', 'schedule', 'ring']);

/** "983 × 48 times 48 × 192" for a product, else what is written, or the largest that is read: "983 × 48". */
export function shapeOf({ kernel, constants, tensors }: KernelCall): string {
  if (kernel === 'matmul') {
    const { m, n, k } = constants;
    return `${sides([m, k])} times ${sides([k, n])}`;
  }
  if (tensors.out && !tensors.out.isGradient) return sides(tensors.out.shape);
  const shapes = Object.entries(tensors)
    .filter(([name]) => !STAGED.has(name))
    .map(([, { shape }]) => shape);
  return sides(shapes.reduce((a, b) => (product(b) > product(a) ? b : a), []));
}

function product(shape: readonly number[]): number {
  return shape.length > 0 ? shape.reduce((count, side) => count * side, 1) : 0;
}

function sides(shape: readonly number[]): string {
  return shape.join(' × ');
}

/** A dispatch in words: its one kernel, or how its kernels stand together. */
export function dispatchWords({ group, calls }: DispatchProfile): string {
  if (group === null) return whatItDoes(calls[0]);
  const count = `${calls.length} kernels`;
  return group === 'chain'
    ? `${count}, one after another on a few examples`
    : `${count} side by side`;
}

export type Phase = 'Forward' | 'Backward' | 'Update' | 'The step';

const UPDATE: ReadonlySet<string> = new Set(['record_metrics', 'gradient_norm', 'adamw']);

/** The dispatches by what part of a step they belong to; groups cross those lines. */
export function phases({
  dispatches,
}: StepProfile): (readonly [Phase, readonly DispatchProfile[]])[] {
  const kernels = dispatches.map(({ calls }) => calls[0].kernel);
  const loss = kernels.indexOf('softmax_cross_entropy');
  if (loss < 0 || dispatches.some(({ group }) => group !== null)) return [['The step', dispatches]];
  const update = kernels.findIndex((kernel) => UPDATE.has(kernel));
  const parts = [
    ['Forward', dispatches.slice(0, loss + 1)],
    ['Backward', dispatches.slice(loss + 1, update)],
    ['Update', dispatches.slice(update)],
  ] as const;
  return parts.filter(([, list]) => list.length > 0);
}

const TIMED: Readonly<Record<StepProfile['timedBy'], string>> = {
  timestamps: 'by the adapter’s own clock',
  repeats: 'each repeated many times over, since this adapter’s clock can’t be read',
  clock: 'by the processor’s clock, on one thread',
};

export function howTimed({ timedBy, steps }: StepProfile): string {
  return `Timed over ${steps === 1 ? 'one step' : `${steps} steps`} ${TIMED[timedBy]}, on a copy: the run is as it was.`;
}
