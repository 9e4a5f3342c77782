/** Takes the batch and the hyper-parameters of the chunk's next step from what the host staged. */
export function next_batch(
  batch_size: i32,
  hyper_size: i32,
  staged_step: i32,
  schedule_step: i32,
  counter: usize,
  staged: usize,
  schedule: usize,
  batch: usize,
  hyper: usize,
  clock: usize,
): void {
  const step = load<u32>(counter);
  memory.copy(batch, staged + 4 * <usize>step * staged_step, 4 * <usize>batch_size);
  memory.copy(hyper, schedule + 4 * <usize>step * schedule_step, 4 * <usize>hyper_size);
  store<u32>(clock, step);
}
