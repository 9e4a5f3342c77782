import { defineKernel } from '../../graph/kernel';

/**
 * The batch's metrics into row `clock` of the ring: (loss, wrong graded tokens, graded tokens, examples with
 * every graded token right); then the counter moves on. loss = Σ nll·hyper[0] over trained slots.
 */
export default defineKernel({
  name: 'record_metrics',
  bindings: {
    outcomes: 'read',
    batch: 'read u32',
    hyper: 'read',
    clock: 'read u32',
    ring: 'read_write',
    counter: 'read_write u32',
  },
  constants: ['examples', 'slots', 'record', 'context', 'ring_step'],
  run({ examples, slots, record, context, ring_step }, v) {
    let loss = 0;
    let wrong = 0;
    let graded = 0;
    let exact = 0;
    for (let b = 0; b < examples; b++) {
      let right = true;
      for (let s = 0; s < slots; s++) {
        const target = v.batch[b * record + context + slots + s];
        const mask = v.batch[b * record + context + 2 * slots + s];
        const at = 4 * (b * slots + s);
        if (mask & 1) loss += v.outcomes[at + 1] * v.hyper[0];
        if (!(mask & 2)) continue;
        graded++;
        if (v.outcomes[at] === target) continue;
        wrong++;
        right = false;
      }
      if (right) exact++;
    }
    const at = v.clock[0] * ring_step;
    v.ring[at] = loss;
    v.ring[at + 1] = wrong;
    v.ring[at + 2] = graded;
    v.ring[at + 3] = exact;
    v.counter[0] = v.clock[0] + 1;
  },
});
