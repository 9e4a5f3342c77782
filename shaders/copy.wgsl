// out = x, element by element.
//
// x    (count)
// out  (count)
//
// One invocation an element.

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;

override x_stride: u32;
override out_stride: u32;

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
  out[replica * out_stride + index] = x[replica * x_stride + index];
}
