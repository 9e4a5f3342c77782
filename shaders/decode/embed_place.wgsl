// Embedding of the one token at which each sequence stands, with the learned position of its place added where
// has_positions is 1:
//
//   out[b] = embedding[token(b, t)] + positions[t],  t the place of sequence b
//
// batch      (B, record)    token records of one slot: the sequence's tokens, then, at `context`, its place
// embedding  (V, D)
// positions  (C, D)
// out        (B, D)
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

override examples: u32;
override context: u32;
override width: u32;
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
  if index >= examples * width { return; }
  let j = index % width;
  let sequence = replica * batch_stride + index / width * record;
  let t = batch[sequence + context];
  var value = embedding[replica * embedding_stride + batch[sequence + t] * width + j];
  if has_positions != 0 { value += positions[replica * positions_stride + t * width + j]; }
  out[replica * out_stride + index] = value;
}
