// Rows of a (token, position) table that stand at a batch's tokens:
//
//   out[b, i] = table[token(b, c), c],  c the position of the example's row i
//
// batch  (B, record)  token records; where slots > 0, row (b, i) stands at the position that the record lists at
//                     record_offset + i, else at i
// table  (V, C, D)
// out    (B, Q, D)
//
// One invocation an element of out.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> table: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;

override batch_stride: u32;
override table_stride: u32;
override out_stride: u32;

override examples: u32;
override queries: u32;
override context: u32;
override width: u32;
override slots: u32;
override record: u32;
override record_offset: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= examples * queries * width { return; }
  let j = index % width;
  let row = index / width;
  let tokens = replica * batch_stride + row / queries * record;
  var c = row % queries;
  if slots > 0 { c = batch[tokens + record_offset + c]; }
  let place = batch[tokens + c] * context + c;
  out[replica * out_stride + index] = table[replica * table_stride + place * width + j];
}
