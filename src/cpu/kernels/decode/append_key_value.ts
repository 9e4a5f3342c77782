import { defineKernel } from '../../../graph/kernel';

/** keys[b, t, :] = k[b, :] and values[b, t, :] = v[b, :], t the place of sequence b. */
export default defineKernel({
  name: 'append_key_value',
  bindings: {
    batch: 'read u32',
    k: 'read',
    v: 'read',
    keys: 'read_write',
    values: 'read_write',
  },
  constants: ['examples', 'context', 'width', 'record'],
  run({ examples, context, width, record }, { batch, k, v, keys, values }) {
    for (let b = 0; b < examples; b++) {
      const at = (b * context + batch[b * record + context]) * width;
      for (let j = 0; j < width; j++) {
        keys[at + j] = k[b * width + j]!;
        values[at + j] = v[b * width + j]!;
      }
    }
  },
});
