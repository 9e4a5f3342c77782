// For each slot, from its logits: softmax p, the outcome, and where has_gradient is 1 the gradient of the loss:
//
//   outcome = (arg-max, −log p(target), p(arg-max), Σ p²)
//   d_logits = (p − onehot(target))·hyper[0] where the slot is trained, else 0
//
// logits    (rows, V)    rows = B·S
// batch     (B, record)  token records: C tokens, then positions, targets, masks (S each); mask bit 0: trained
// hyper     (4)          hyper[0] = 1/(trained slots of the batch)
// outcomes  (rows, 4)
// d_logits  (rows, V)    unused where has_gradient is 0
//
// One invocation a row. Ties of the arg-max go to the lowest token id.

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> batch: array<u32>;
@group(0) @binding(2) var<storage, read> hyper: array<f32>;
@group(0) @binding(3) var<storage, read_write> outcomes: array<f32>;
@group(0) @binding(4) var<storage, read_write> d_logits: array<f32>;

override logits_stride: u32;
override batch_stride: u32;
override hyper_stride: u32;
override outcomes_stride: u32;
override d_logits_stride: u32;

override rows: u32;
override vocabulary: u32;
override slots: u32;
override record: u32;
override context: u32;
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

  let logits_from = replica * logits_stride + index * vocabulary;
  var best = 0u;
  var highest = logits[logits_from];
  for (var i = 1u; i < vocabulary; i++) {
    let logit = logits[logits_from + i];
    if logit > highest {
      best = i;
      highest = logit;
    }
  }
  var sum = 0.0;
  var squares = 0.0;
  for (var i = 0u; i < vocabulary; i++) {
    let e = exp(logits[logits_from + i] - highest);
    sum += e;
    squares += e * e;
  }
  let outcomes_at = replica * outcomes_stride + 4 * index;
  outcomes[outcomes_at] = f32(best);
  outcomes[outcomes_at + 1] = log(sum) - (logits[logits_from + answer] - highest);
  outcomes[outcomes_at + 2] = 1 / sum;
  outcomes[outcomes_at + 3] = squares / (sum * sum);

  if has_gradient == 0 { return; }
  var weight = 0.0;
  if (mask & 1) != 0 { weight = hyper[replica * hyper_stride]; }
  let d_logits_from = replica * d_logits_stride + index * vocabulary;
  for (var i = 0u; i < vocabulary; i++) {
    let p = exp(logits[logits_from + i] - highest) / sum;
    d_logits[d_logits_from + i] = (p - select(0.0, 1.0, i == answer)) * weight;
  }
}
