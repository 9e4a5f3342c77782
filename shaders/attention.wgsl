// Causal attention (Vaswani et al. 2017, eq. 1):
//
//   probabilities[b, h, i, :] = softmax over j ≤ position(i) of q[b, i, h]·k[b, j, h]/√d
//   out[b, i, h] = Σ_j probabilities[b, h, i, j]·v[b, j, h]
//
// batch          (B, record)   token records; where slots > 0, the Q = slots queries of an example stand
//                              at the positions that its record lists from record_offset on, else query
//                              i stands at i and batch is unused
// q              (B, Q, H, d)
// k, v           (B, C, H, d)
// probabilities  (B, H, Q, C)  saved for backward; 0 where the mask hides a key
// out            (B, Q, H, d)
//
// One invocation for each (example, head, query); it keeps its scores in its row of probabilities.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> q: array<f32>;
@group(0) @binding(2) var<storage, read> k: array<f32>;
@group(0) @binding(3) var<storage, read> v: array<f32>;
@group(0) @binding(4) var<storage, read_write> probabilities: array<f32>;
@group(0) @binding(5) var<storage, read_write> out: array<f32>;

override batch_stride: u32;
override q_stride: u32;
override k_stride: u32;
override v_stride: u32;
override probabilities_stride: u32;
override out_stride: u32;

override examples: u32;
override queries: u32;
override context: u32;
override heads: u32;
override head_width: u32;
override slots: u32;
override record: u32;
override record_offset: u32;
override workgroup_size: u32;
override width = heads * head_width;
override scale = 1 / sqrt(f32(head_width));

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= examples * heads * queries { return; }
  let i = index % queries;
  let h = index / queries % heads;
  let b = index / (queries * heads);
  var last = i;
  if slots > 0 { last = batch[replica * batch_stride + b * record + record_offset + i]; }

  let p_from = replica * probabilities_stride + index * context;
  let row = (b * queries + i) * width + h * head_width;
  let q_from = replica * q_stride + row;
  let column = b * context * width + h * head_width;
  let k_from = replica * k_stride + column;
  let v_from = replica * v_stride + column;

  // A large finite number: infinities are indeterminate in WGSL.
  var highest = -3e38;
  for (var j = 0u; j <= last; j++) {
    var score = 0.0;
    for (var l = 0u; l < head_width; l++) { score += q[q_from + l] * k[k_from + j * width + l]; }
    score *= scale;
    probabilities[p_from + j] = score;
    highest = max(highest, score);
  }
  var sum = 0.0;
  for (var j = 0u; j <= last; j++) {
    let e = exp(probabilities[p_from + j] - highest);
    probabilities[p_from + j] = e;
    sum += e;
  }
  for (var j = 0u; j <= last; j++) { probabilities[p_from + j] /= sum; }
  for (var j = last + 1; j < context; j++) { probabilities[p_from + j] = 0; }

  let out_from = replica * out_stride + row;
  for (var l = 0u; l < head_width; l++) {
    var value = 0.0;
    for (var j = 0u; j <= last; j++) {
      value += probabilities[p_from + j] * v[v_from + j * width + l];
    }
    out[out_from + l] = value;
  }
}
