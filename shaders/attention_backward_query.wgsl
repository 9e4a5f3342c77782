// Backward of attention through its softmax to the scores, and on to the queries:
//
//   d_p[i, j] = d_out[i]·v[j];  d_scores = p∘(d_p − Σ_j p∘d_p)/√d;  d_q[i] = Σ_j d_scores[i, j]·k[j]
//
// probabilities  (B, H, Q, C)  as saved by `attention`; 0 at masked keys, which so get no gradient
// k, v           (B, C, H, d)
// d_out          (B, Q, H, d)
// d_scores       (B, H, Q, C)  saved for `attention_backward_key_value`
// d_q            (B, Q, H, d)
//
// One invocation for each (example, head, query); it keeps d_p in its row of d_scores.

@group(0) @binding(0) var<storage, read> probabilities: array<f32>;
@group(0) @binding(1) var<storage, read> k: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read> d_out: array<f32>;
@group(0) @binding(4) var<storage, read_write> d_scores: array<f32>;
@group(0) @binding(5) var<storage, read_write> d_q: array<f32>;

override probabilities_stride: u32;
override k_stride: u32;
override v_stride: u32;
override d_out_stride: u32;
override d_scores_stride: u32;
override d_q_stride: u32;

override examples: u32;
override queries: u32;
override context: u32;
override heads: u32;
override head_width: u32;
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
  let p_from = replica * probabilities_stride + index * context;
  let d_scores_from = replica * d_scores_stride + index * context;
  let row = (b * queries + i) * width + h * head_width;
  let d_out_from = replica * d_out_stride + row;
  let column = b * context * width + h * head_width;
  let k_from = replica * k_stride + column;
  let v_from = replica * v_stride + column;

  var mean = 0.0;
  for (var j = 0u; j < context; j++) {
    var d = 0.0;
    for (var l = 0u; l < head_width; l++) { d += d_out[d_out_from + l] * v[v_from + j * width + l]; }
    d_scores[d_scores_from + j] = d;
    mean += probabilities[p_from + j] * d;
  }
  for (var j = 0u; j < context; j++) {
    let d = d_scores[d_scores_from + j] - mean;
    d_scores[d_scores_from + j] = probabilities[p_from + j] * d * scale;
  }
  let d_q_from = replica * d_q_stride + row;
  for (var l = 0u; l < head_width; l++) {
    var d = 0.0;
    for (var j = 0u; j < context; j++) {
      d += d_scores[d_scores_from + j] * k[k_from + j * width + l];
    }
    d_q[d_q_from + l] = d;
  }
}
