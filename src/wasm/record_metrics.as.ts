/** See the twin; the loss is summed in float64. */
export function record_metrics(
  examples: i32,
  slots: i32,
  record: i32,
  context: i32,
  ring_step: i32,
  outcomes: usize,
  batch: usize,
  hyper: usize,
  clock: usize,
  ring: usize,
  counter: usize,
): void {
  const weight = <f64>load<f32>(hyper);
  let loss: f64 = 0;
  let wrong = 0;
  let graded = 0;
  let exact = 0;
  for (let b = 0; b < examples; b++) {
    let right = 1;
    let target = batch + 4 * <usize>(b * record + context + slots);
    for (let s = 0; s < slots; s++) {
      const mask = load<u32>(target + 4 * <usize>slots);
      if (mask & 1) loss += <f64>load<f32>(outcomes, 4) * weight;
      if (mask & 2) {
        graded++;
        if (load<f32>(outcomes) != <f32>load<u32>(target)) {
          wrong++;
          right = 0;
        }
      }
      target += 4;
      outcomes += 16;
    }
    exact += right;
  }
  const step = load<u32>(clock);
  const row = ring + 4 * <usize>step * ring_step;
  store<f32>(row, <f32>loss);
  store<f32>(row, <f32>wrong, 4);
  store<f32>(row, <f32>graded, 8);
  store<f32>(row, <f32>exact, 12);
  store<u32>(counter, step + 1);
}
