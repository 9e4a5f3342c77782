import { batch, given, normal, recordOf, uniform, type Input, type KernelCase } from './case';

/** A matmul with every option, at a shape. */
function everyOption(name: string, m: number, n: number, k: number, flags: number): KernelCase {
  const bit = (i: number): 0 | 1 => ((flags >> i) & 1) as 0 | 1;
  return {
    name: `${name}, options ${flags.toString(2).padStart(6, '0')}`,
    constants: {
      m,
      n,
      k,
      transpose_a: bit(0),
      transpose_b: bit(1),
      accumulate: bit(2),
      has_bias: bit(3),
      has_residual: bit(4),
      has_activation: bit(5),
    },
    activation: bit(5) ? 'gelu' : undefined,
    grid: { invocations: 1 },
    inputs: {
      a: normal(m * k),
      b: normal(k * n, 1 / Math.sqrt(k)),
      bias: bit(3) ? normal(n) : null,
      residual: bit(4) ? normal(m * n) : null,
      out: normal(m * n),
      pre: bit(5) ? normal(m * n) : null,
    },
  };
}

const everyFlag = Array.from({ length: 64 }, (_, flags) => flags);
const grid = { invocations: 1 };

/** Causal probabilities or their gradients, (B, H, C, C): 0 above the diagonal. */
function masked(examples: number, heads: number, context: number, low: number): Input {
  const input = uniform(examples * heads * context * context, low, 1);
  const hidden = (index: number) => index % context > Math.floor(index / context) % context;
  return { ...input, at: (random, index) => (hidden(index) ? 0 : input.at(random, index)) };
}

interface Heads {
  readonly context: number;
  readonly head_width: number;
}

const examples = 2;
const heads = 3;

function attention({ context, head_width }: Heads): KernelCase {
  const size = examples * context * heads * head_width;
  return {
    name: `context ${context}, head width ${head_width}`,
    constants: {
      examples,
      queries: context,
      context,
      heads,
      head_width,
      slots: 0,
      record: 0,
      record_offset: 0,
    },
    grid,
    inputs: {
      batch: null,
      q: normal(size),
      k: normal(size),
      v: normal(size),
      probabilities: normal(examples * heads * context * context),
      out: normal(size),
    },
  };
}

function attentionBackwardQuery({ context, head_width }: Heads): KernelCase {
  const size = examples * context * heads * head_width;
  return {
    name: `context ${context}, head width ${head_width}`,
    constants: { examples, queries: context, context, heads, head_width },
    grid,
    inputs: {
      probabilities: masked(examples, heads, context, 0),
      k: normal(size),
      v: normal(size),
      d_out: normal(size),
      d_scores: normal(examples * heads * context * context),
      d_q: normal(size),
    },
  };
}

function attentionBackwardKeyValue({ context, head_width }: Heads): KernelCase {
  const size = examples * context * heads * head_width;
  return {
    name: `context ${context}, head width ${head_width}`,
    constants: { examples, queries: context, context, heads, head_width },
    grid,
    inputs: {
      q: normal(size),
      probabilities: masked(examples, heads, context, 0),
      d_scores: masked(examples, heads, context, -1),
      d_out: normal(size),
      d_k: normal(size),
      d_v: normal(size),
    },
  };
}

const attentionShapes: readonly Heads[] = [
  ...[1, 2, 3, 4, 5, 6, 8, 9, 37].map((context) => ({ context, head_width: 7 })),
  ...[1, 2, 3, 4, 8, 9, 12, 16, 19, 33].map((head_width) => ({ context: 6, head_width })),
];

function crossEntropy(vocabulary: number): KernelCase {
  const shape = { examples: 5, context: 4, slots: 3, vocabulary };
  const rows = 15;
  return {
    name: `vocabulary ${vocabulary}`,
    constants: { rows, vocabulary, slots: 3, record: recordOf(shape), context: 4, has_gradient: 1 },
    grid,
    inputs: {
      logits: normal(rows * vocabulary, 2),
      batch: batch(shape),
      hyper: given([1 / rows, 1, 1, 1]),
      outcomes: normal(4 * rows),
      d_logits: normal(rows * vocabulary),
    },
  };
}

function columnSum(rows: number, columns: number): KernelCase {
  return {
    name: `${rows} × ${columns}`,
    constants: { rows, columns },
    grid,
    inputs: { x: normal(rows * columns), out: normal(columns) },
  };
}

function layernormParameters(width: number): KernelCase {
  const rows = 5;
  return {
    name: `width ${width}`,
    constants: { rows, width, bias_at: width },
    grid,
    inputs: {
      x: normal(rows * width),
      stats: uniform(2 * rows, 0.5, 1.5),
      d_out: normal(rows * width),
      d_parameters: normal(2 * width),
    },
  };
}

/** More positions than src/wasm/rotary.as.ts keeps the cosines of at once. */
const manyWideRotations: KernelCase = {
  name: 'more positions than there is room for',
  constants: {
    rows: 300,
    queries: 150,
    heads: 1,
    head_width: 512,
    slots: 0,
    record: 0,
    record_offset: 0,
    direction: 1,
  },
  grid,
  inputs: { batch: null, x: normal(300 * 512), out: normal(300 * 512) },
};

const small = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Cases beyond each kernel's own: what a vector or a cache block of the WebAssembly could get wrong. */
export const moreCases: Readonly<Record<string, readonly KernelCase[]>> = {
  matmul: [
    ...everyFlag.map((flags) => everyOption('tails of 1 and 3', 5, 11, 7, flags)),
    ...everyFlag.map((flags) => everyOption('over one block', 5, 259, 261, flags)),
    ...small.flatMap((n) => [
      everyOption(`${n} columns`, 6, n, 10, 0),
      everyOption(`${n} columns`, 6, n, 10, 3),
      everyOption(`${n} rows`, n, 6, 10, 1),
      everyOption(`sums of ${n}`, 3, 13, n, 2),
    ]),
  ],
  attention: attentionShapes.map(attention),
  attention_backward_query: attentionShapes.map(attentionBackwardQuery),
  attention_backward_key_value: attentionShapes.map(attentionBackwardKeyValue),
  softmax_cross_entropy: [...small, 53, 113].map(crossEntropy),
  column_sum: [...small, 15, 16, 17, 35].map((columns) => columnSum(9, columns)),
  layernorm_backward_parameters: [...small, 13, 16, 31].map(layernormParameters),
  rotary: [manyWideRotations],
};
