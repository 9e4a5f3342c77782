// For each slot, from a drawing y and the picture x that it should be: the outcome, and where has_gradient is 1 the
// gradient of the loss, the mean squared error:
//
//   mse = (1/P) Σ (y − x)²
//   outcome = (target where mse < tolerance, else 65535; mse; 0; mse)
//   d_drawn = (2/P)·(y − x)·hyper[0] where the slot is trained, else 0
//
// drawn     (rows, P)    rows = B·S
// batch     (B, record)  token records: C tokens, then positions, targets, masks (S each); mask bit 0: trained
// pictures  (N, P)       target t is picture t − vocabulary; a slot that is not asked for has target 0
// hyper     (4)          hyper[0] = 1/(trained slots of the batch)
// outcomes  (rows, 4)
// d_drawn   (rows, P)    unused where has_gradient is 0
//
// One invocation a row.

@group(0) @binding(0) var<storage, read> drawn: array<f32>;
@group(0) @binding(1) var<storage, read> batch: array<u32>;
@group(0) @binding(2) var<storage, read> pictures: array<f32>;
@group(0) @binding(3) var<storage, read> hyper: array<f32>;
@group(0) @binding(4) var<storage, read_write> outcomes: array<f32>;
@group(0) @binding(5) var<storage, read_write> d_drawn: array<f32>;

override drawn_stride: u32;
override batch_stride: u32;
override pictures_stride: u32;
override hyper_stride: u32;
override outcomes_stride: u32;
override d_drawn_stride: u32;

override rows: u32;
override pixels: u32;
override slots: u32;
override record: u32;
override context: u32;
override vocabulary: u32;
override tolerance: f32;
override has_gradient: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= rows { return; }
  let slot = replica * batch_stride + index / slots * record + context + index % slots;
  let answer = batch[slot + slots];
  let mask = batch[slot + 2 * slots];
  let picture = max(answer, vocabulary) - vocabulary;

  let y_from = replica * drawn_stride + index * pixels;
  let x_from = replica * pictures_stride + picture * pixels;
  var sum = 0.0;
  for (var i = 0u; i < pixels; i++) {
    let error = drawn[y_from + i] - pictures[x_from + i];
    sum += error * error;
  }
  let mse = sum / f32(pixels);
  let outcomes_at = replica * outcomes_stride + 4 * index;
  outcomes[outcomes_at] = select(65535.0, f32(answer), mse < tolerance);
  outcomes[outcomes_at + 1] = mse;
  outcomes[outcomes_at + 2] = 0.0;
  outcomes[outcomes_at + 3] = mse;

  if has_gradient == 0 { return; }
  var weight = 0.0;
  if (mask & 1) != 0 { weight = 2 * hyper[replica * hyper_stride] / f32(pixels); }
  let d_from = replica * d_drawn_stride + index * pixels;
  for (var i = 0u; i < pixels; i++) {
    d_drawn[d_from + i] = weight * (drawn[y_from + i] - pictures[x_from + i]);
  }
}
