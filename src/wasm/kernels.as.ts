// The WebAssembly module of the CPU executor: every export is a kernel, named as its TypeScript twin.
// Its parameters are the twin's constants, then its bindings as addresses, then, where it has an
// activation, that activation's number, then, where its work can be divided, the range of units to do
// (src/cpu/units.ts). Compiled for an imported memory, with no static data.
export { activation_backward } from './activation_backward.as';
export { adamw } from './adamw.as';
export { attention } from './attention.as';
export { attention_backward_key_value } from './attention_backward_key_value.as';
export { attention_backward_query } from './attention_backward_query.as';
export { column_sum } from './column_sum.as';
export { copy } from './copy.as';
export { embed } from './embed.as';
export { embed_backward } from './embed_backward.as';
export { gather_slots } from './gather_slots.as';
export { gradient_norm } from './gradient_norm.as';
export { layernorm } from './layernorm.as';
export { layernorm_backward } from './layernorm_backward.as';
export { layernorm_backward_parameters } from './layernorm_backward_parameters.as';
export { lookup } from './lookup.as';
export { lookup_backward } from './lookup_backward.as';
export { token_index } from './token_index.as';
export { matmul } from './matmul.as';
export { next_batch } from './next_batch.as';
export { position_backward } from './position_backward.as';
export { record_metrics } from './record_metrics.as';
export { rmsnorm } from './rmsnorm.as';
export { rmsnorm_backward } from './rmsnorm_backward.as';
export { rmsnorm_backward_parameters } from './rmsnorm_backward_parameters.as';
export { rotary } from './rotary.as';
export { scatter_slots } from './scatter_slots.as';
export { shuffle_batch } from './shuffle_batch.as';
export { softmax_cross_entropy } from './softmax_cross_entropy.as';

// For src/cpu/wasm.ts.
export { fused } from './multiply_add.as';
export { scratch, SCRATCH_END } from './memory-map.as';
