import { defineKernel } from '../../graph/kernel';

/** By position, the examples in the order of their tokens; and for each (token, position), where its own lie. */
export default defineKernel({
  name: 'lookup_index',
  bindings: { batch: 'read u32', index: 'read_write u32' },
  constants: ['examples', 'context', 'vocabulary', 'record'],
  run({ examples, context, vocabulary, record }, { batch, index }) {
    const users = 2 * vocabulary * context;
    for (let c = 0; c < context; c++) {
      const ends = new Uint32Array(vocabulary);
      for (let b = 0; b < examples; b++) ends[batch[b * record + c]]++;
      let start = c * examples;
      for (let token = 0; token < vocabulary; token++) {
        const count = ends[token];
        index[2 * (token * context + c)] = ends[token] = start;
        start += count;
        index[2 * (token * context + c) + 1] = start;
      }
      for (let b = 0; b < examples; b++) index[users + ends[batch[b * record + c]]++] = b;
    }
  },
});
