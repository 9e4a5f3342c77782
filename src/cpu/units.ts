import type { Constants } from '../graph/program';

const examples = (c: Constants) => c.examples;
const rows = (c: Constants) => c.rows;
/** Units of 16 floats, a cache line. */
const lines = (count: number) => Math.ceil(count / 16);

/**
 * Into how many units the work of a WebAssembly kernel divides, for one replica. Units need nothing of each other;
 * each does the same operations whoever does it, and with what others.
 */
const UNITS: Readonly<Record<string, (c: Constants) => number>> = {
  activation_backward: (c) => lines(c.count),
  adamw: (c) => lines(c.count),
  attention: examples,
  attention_backward_key_value: examples,
  attention_backward_query: examples,
  column_sum: (c) => lines(c.columns),
  embed: (c) => c.rows / c.context,
  embed_backward: (c) => c.vocabulary,
  gather_slots: examples,
  layernorm: rows,
  layernorm_backward: rows,
  layernorm_backward_parameters: (c) => lines(c.width),
  lookup: examples,
  lookup_backward: (c) => c.vocabulary,
  matmul: ({ m, n }) => (n > m ? lines(n) : Math.ceil(m / 4)),
  position_backward: (c) => lines(c.context * c.width),
  rmsnorm: rows,
  rmsnorm_backward: rows,
  rmsnorm_backward_parameters: (c) => lines(c.width),
  rotary: (c) => c.rows / c.queries,
  scatter_slots: examples,
  softmax_cross_entropy: (c) => c.rows / c.slots,
};

/** In how many units a kernel takes a range; undefined for one that is done whole. */
export function unitsOf(kernel: string, constants: Constants): number | undefined {
  return UNITS[kernel]?.(constants);
}
