// Keeps the key and the value of each sequence's place for all later places to attend to:
//
//   keys[b, t] = k[b],  values[b, t] = v[b],  t the place of sequence b
//
// batch   (B, record)  token records of one slot: the sequence's tokens, then, at `context`, its place
// k       (B, D)
// v       (B, D)
// keys    (B, C, D)
// values  (B, C, D)
//
// One invocation an element of k.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> k: array<f32>;
@group(0) @binding(2) var<storage, read> v: array<f32>;
@group(0) @binding(3) var<storage, read_write> keys: array<f32>;
@group(0) @binding(4) var<storage, read_write> values: array<f32>;

override batch_stride: u32;
override k_stride: u32;
override v_stride: u32;
override keys_stride: u32;
override values_stride: u32;

override examples: u32;
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
  if index >= examples * width { return; }
  let b = index / width;
  let t = batch[replica * batch_stride + b * record + context];
  let at = (b * context + t) * width + index % width;
  keys[replica * keys_stride + at] = k[replica * k_stride + index];
  values[replica * values_stride + at] = v[replica * v_stride + index];
}
