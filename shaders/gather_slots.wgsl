// The rows that are trained or graded: out[b, s] = x[b, position(b, s)].
//
// batch  (B, record)  token records: C tokens, then the positions of the S slots
// x      (B, C, D)
// out    (B, S, D)
//
// One invocation an element of out.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;

override batch_stride: u32;
override x_stride: u32;
override out_stride: u32;

override examples: u32;
override slots: u32;
override context: u32;
override width: u32;
override record: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= examples * slots * width { return; }
  let j = index % width;
  let s = index / width % slots;
  let b = index / (width * slots);
  let position = batch[replica * batch_stride + b * record + context + s];
  out[replica * out_stride + index] = x[replica * x_stride + (b * context + position) * width + j];
}
