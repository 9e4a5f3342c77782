// Token embedding, with a learned position added where has_positions is 1:
//
//   out[b, c] = embedding[token(b, c)] + positions[c]
//
// batch      (B, record)    token records; the first C elements of each are its tokens
// embedding  (V, D)         an id from V on, which is a picture's, adds nothing
// positions  (C, D)
// out        (rows, D)      rows = B·C
//
// One invocation an element of out.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> embedding: array<f32>;
@group(0) @binding(2) var<storage, read> positions: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<f32>;

override batch_stride: u32;
override embedding_stride: u32;
override positions_stride: u32;
override out_stride: u32;

override rows: u32;
override context: u32;
override width: u32;
override vocabulary: u32;
override record: u32;
override has_positions: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= rows * width { return; }
  let j = index % width;
  let row = index / width;
  let c = row % context;
  let token = batch[replica * batch_stride + row / context * record + c];
  var value = 0.0;
  if token < vocabulary { value = embedding[replica * embedding_stride + token * width + j]; }
  if has_positions != 0 { value += positions[replica * positions_stride + c * width + j]; }
  out[replica * out_stride + index] = value;
}
