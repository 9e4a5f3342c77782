import type { Constants } from '../graph/program';

const attended = (c: Constants) => c.examples * c.heads * c.queries;

/** About how long a kernel takes for one replica, in floating-point operations of a matmul in that time. */
const COSTS: Readonly<Record<string, (c: Constants) => number>> = {
  activation_backward: (c) => 15 * c.count,
  adamw: (c) => 35 * c.count,
  attention: (c) => attended(c) * (600 + c.context * (150 + 4 * c.head_width)),
  attention_backward_key_value: (c) =>
    c.examples * c.heads * c.context * (400 + 4 * c.head_width * c.queries),
  attention_backward_query: (c) => attended(c) * (400 + c.context * (100 + 4 * c.head_width)),
  column_sum: (c) => 5 * c.rows * c.columns,
  embed: (c) => 13 * c.rows * c.width,
  // Of as many rows as there are pairs of token and position.
  embed_backward: (c) => 13 * c.vocabulary * c.context * c.width,
  gather_slots: (c) => 10 * c.examples * c.slots * c.width,
  layernorm: (c) => c.rows * (500 + 25 * c.width),
  layernorm_backward: (c) => c.rows * (500 + 30 * c.width),
  layernorm_backward_parameters: (c) => 15 * c.rows * c.width,
  lookup: (c) => 8 * c.examples * c.queries * c.width,
  lookup_backward: (c) =>
    12 * c.examples * c.queries * c.width + 8 * c.vocabulary * c.context * c.width,
  token_index: (c) => 150 * c.examples * c.context,
  matmul: ({ m, n, k }) => 2 * m * n * k + 10 * m * n,
  position_backward: (c) => 5 * c.rows * c.width,
  rmsnorm: (c) => c.rows * (300 + 20 * c.width),
  rmsnorm_backward: (c) => c.rows * (300 + 25 * c.width),
  rmsnorm_backward_parameters: (c) => 12 * c.rows * c.width,
  rotary: (c) => 15 * c.rows * c.heads * c.head_width,
  scatter_slots: (c) => 5 * c.examples * c.width * (c.context + c.slots),
  softmax_cross_entropy: (c) => c.rows * (500 + 100 * c.vocabulary),
};

/** What is not listed does little, but for `gradient_norm`, which only clipping wants. */
export function costOf(kernel: string, constants: Constants): number {
  return COSTS[kernel]?.(constants) ?? 5 * (constants.count ?? 1000);
}
