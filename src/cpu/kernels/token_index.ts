import { defineKernel } from '../../graph/kernel';

/** By position, the examples in the order of their tokens; and for each (token, position), where its own lie. Ids from V on are left out. */
export default defineKernel({
  name: 'token_index',
  bindings: { batch: 'read u32', index: 'read_write u32' },
  constants: ['examples', 'context', 'vocabulary', 'record'],
  run({ examples, context, vocabulary, record }, { batch, index }) {
    const users = 2 * vocabulary * context;
    index.fill(0, 0, users);
    for (let c = 0; c < context; c++) {
      const known = (b: number) => batch[b * record + c] < vocabulary;
      const end = (b: number) => 2 * (batch[b * record + c] * context + c) + 1;
      // Each range's end holds its count first, then where its next example goes.
      for (let b = 0; b < examples; b++) if (known(b)) index[end(b)]++;
      let start = c * examples;
      for (let range = 2 * c; range < users; range += 2 * context) {
        const count = index[range + 1];
        index[range] = index[range + 1] = start;
        start += count;
      }
      for (let b = 0; b < examples; b++) if (known(b)) index[users + index[end(b)]++] = b;
    }
  },
});
