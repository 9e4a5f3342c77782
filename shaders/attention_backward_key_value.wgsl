// Backward of attention to keys and values:
//
//   d_k[j] = Σ_i d_scores[i, j]·q[i];  d_v[j] = Σ_i p[i, j]·d_out[i]
//
// q              (B, Q, H, d)
// probabilities  (B, H, Q, C)  p, as saved by `attention`
// d_scores       (B, H, Q, C)  as saved by `attention_backward_query`, 1/√d included
// d_out          (B, Q, H, d)
// d_k, d_v       (B, C, H, d)
//
// One invocation for each (example, head, key).

@group(0) @binding(0) var<storage, read> q: array<f32>;
@group(0) @binding(1) var<storage, read> probabilities: array<f32>;
@group(0) @binding(2) var<storage, read> d_scores: array<f32>;
@group(0) @binding(3) var<storage, read> d_out: array<f32>;
@group(0) @binding(4) var<storage, read_write> d_k: array<f32>;
@group(0) @binding(5) var<storage, read_write> d_v: array<f32>;

override q_stride: u32;
override probabilities_stride: u32;
override d_scores_stride: u32;
override d_out_stride: u32;
override d_k_stride: u32;
override d_v_stride: u32;

override examples: u32;
override queries: u32;
override context: u32;
override heads: u32;
override head_width: u32;
override workgroup_size: u32;
override width = heads * head_width;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= examples * heads * context { return; }
  let j = index % context;
  let h = index / context % heads;
  let b = index / (context * heads);
  let scores = (b * heads + h) * queries * context + j;
  let p_from = replica * probabilities_stride + scores;
  let d_scores_from = replica * d_scores_stride + scores;
  let rows = b * queries * width + h * head_width;
  let q_from = replica * q_stride + rows;
  let d_out_from = replica * d_out_stride + rows;
  let at = (b * context + j) * width + h * head_width;
  let d_k_from = replica * d_k_stride + at;
  let d_v_from = replica * d_v_stride + at;

  for (var l = 0u; l < head_width; l++) {
    var d_key = 0.0;
    var d_value = 0.0;
    for (var i = 0u; i < queries; i++) {
      d_key += d_scores[d_scores_from + i * context] * q[q_from + i * width + l];
      d_value += probabilities[p_from + i * context] * d_out[d_out_from + i * width + l];
    }
    d_k[d_k_from + l] = d_key;
    d_v[d_v_from + l] = d_value;
  }
}
