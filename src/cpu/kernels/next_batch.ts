import { defineKernel } from '../../graph/kernel';

/** Takes the batch and the hyper-parameters of the chunk's next step from what the host staged. */
export default defineKernel({
  name: 'next_batch',
  bindings: {
    counter: 'read u32',
    staged: 'read u32',
    schedule: 'read',
    batch: 'read_write u32',
    hyper: 'read_write',
    clock: 'read_write u32',
  },
  constants: ['batch_size', 'hyper_size', 'staged_step', 'schedule_step'],
  run({ batch_size, hyper_size, staged_step, schedule_step }, v) {
    const step = v.counter[0];
    for (let i = 0; i < batch_size; i++) v.batch[i] = v.staged[step * staged_step + i]!;
    for (let i = 0; i < hyper_size; i++) v.hyper[i] = v.schedule[step * schedule_step + i]!;
    v.clock[0] = step;
  },
});
