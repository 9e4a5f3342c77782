// The pictures that tokens stand for, a row each; a row of zeros for a token that is none:
//
//   out[b, c] = pictures[token(b, c) − vocabulary] where token(b, c) ≥ vocabulary, else 0
//
// batch     (B, record)  token records; the first C elements of each are its tokens
// pictures  (N, P)       pixels, 0 to 1; the same for every replica
// out       (rows, P)    rows = B·C
//
// One invocation an element of out.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> pictures: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;

override batch_stride: u32;
override pictures_stride: u32;
override out_stride: u32;

override rows: u32;
override context: u32;
override pixels: u32;
override record: u32;
override vocabulary: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= rows * pixels { return; }
  let row = index / pixels;
  let token = batch[replica * batch_stride + row / context * record + row % context];
  var value = 0.0;
  if token >= vocabulary {
    value = pictures[replica * pictures_stride + (token - vocabulary) * pixels + index % pixels];
  }
  out[replica * out_stride + index] = value;
}
