// Backward of an activation: d_pre = d_out·act′(pre), element by element.
//
// pre      (count)  argument of the activation, kept by the forward pass
// d_out    (count)  gradient of its value
// d_pre    (count)  gradient of its argument
//
// One invocation an element. The activation's own file is appended.

@group(0) @binding(0) var<storage, read> pre: array<f32>;
@group(0) @binding(1) var<storage, read> d_out: array<f32>;
@group(0) @binding(2) var<storage, read_write> d_pre: array<f32>;

override pre_stride: u32;
override d_out_stride: u32;
override d_pre_stride: u32;

override count: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= count { return; }
  let d = d_out[replica * d_out_stride + index];
  d_pre[replica * d_pre_stride + index] = d * activation_derivative(pre[replica * pre_stride + index]);
}
