import { defineKernel } from '../../graph/kernel';
import { shuffled, shuffleKeys } from '../../random/shuffle';

/**
 * Takes the next step's examples from the data set on the device, in the epoch's order (src/random/shuffle.ts), and
 * its hyper-parameters from what the host staged.
 */
export default defineKernel({
  name: 'shuffle_batch',
  bindings: {
    counter: 'read u32',
    cursor: 'read u32',
    data: 'read u32',
    schedule: 'read',
    batch: 'read_write u32',
    hyper: 'read_write',
    clock: 'read_write u32',
  },
  constants: ['examples', 'advance', 'count', 'record', 'hyper_size', 'schedule_step'],
  run({ examples, advance, count, record, hyper_size, schedule_step }, v) {
    const step = v.counter[0];
    const [first, used, epochLow, epochHigh, seed] = v.cursor;
    let keys: Uint32Array | undefined;
    for (let b = 0; b < examples; b++) {
      if (b >= used) {
        v.batch.fill(0, b * record, (b + 1) * record);
        continue;
      }
      const index = first + step * advance + b;
      if (!keys || index % count === 0) {
        keys = shuffleKeys(seed, epochHigh * 2 ** 32 + epochLow + Math.floor(index / count));
      }
      const row = shuffled(index % count, count, keys);
      for (let i = 0; i < record; i++) v.batch[b * record + i] = v.data[row * record + i]!;
    }
    for (let i = 0; i < hyper_size; i++) v.hyper[i] = v.schedule[step * schedule_step + i]!;
    v.clock[0] = step;
  },
});
