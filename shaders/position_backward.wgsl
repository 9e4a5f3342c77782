// Gradient of the learned positions: d_positions[c] = Σ_b d_out[b, c].
//
// d_out        (rows, D)  rows = B·C
// d_positions  (C, D)
//
// One invocation an element of d_positions.

@group(0) @binding(0) var<storage, read> d_out: array<f32>;
@group(0) @binding(1) var<storage, read_write> d_positions: array<f32>;

override d_out_stride: u32;
override d_positions_stride: u32;

override rows: u32;
override context: u32;
override width: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= context * width { return; }
  let d_out_from = replica * d_out_stride + index;
  var sum = 0.0;
  for (var start = 0u; start < rows * width; start += context * width) { sum += d_out[d_out_from + start]; }
  d_positions[replica * d_positions_stride + index] = sum;
}
