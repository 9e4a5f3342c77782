// Backward of `lookup`: d_table[v, c] = Σ of d_out[b, i] over the examples with token v at position c, in their
// order, and over their rows i at that position; added to what is there where accumulate is 1.
//
// batch    (B, record)     as for `lookup`
// index    (V·C·2 + C·B)   who looks up each row, from `token_index`
// d_out    (B, Q, D)
// d_table  (V, C, D)
//
// One invocation for four neighbouring columns of a row of the table: V·C·⌈D/4⌉ in all. Columns over the edge are
// the last one again.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> index: array<u32>;
@group(0) @binding(2) var<storage, read> d_out: array<f32>;
@group(0) @binding(3) var<storage, read_write> d_table: array<f32>;

override batch_stride: u32;
override index_stride: u32;
override d_out_stride: u32;
override d_table_stride: u32;

override examples: u32;
override queries: u32;
override context: u32;
override width: u32;
override slots: u32;
override record: u32;
override record_offset: u32;
override vocabulary: u32;
override accumulate: u32;
override workgroup_size: u32;
override quarters = (width + 3) / 4;

fn columns(row: u32, replica: u32, j: vec4u) -> vec4f {
  let d = replica * d_out_stride + row * width + j;
  return vec4f(d_out[d.x], d_out[d.y], d_out[d.z], d_out[d.w]);
}

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let id = (group.y * groups.x + group.x) * workgroup_size + lane;
  if id >= vocabulary * context * quarters { return; }
  let row = id / quarters;
  let c = row % context;
  let j = min(id % quarters * 4 + vec4u(0, 1, 2, 3), vec4u(width - 1));
  let at = replica * d_table_stride + row * width + j;
  var sum = vec4f();
  if accumulate != 0 { sum = vec4f(d_table[at.x], d_table[at.y], d_table[at.z], d_table[at.w]); }
  let ranges = replica * index_stride;
  let users = ranges + 2 * vocabulary * context;
  let end = index[ranges + 2 * row + 1];
  for (var u = index[ranges + 2 * row]; u < end; u++) {
    let b = index[users + u];
    if slots == 0 { sum += columns(b * queries + c, replica, j); }
    let positions = replica * batch_stride + b * record + record_offset;
    for (var s = 0u; s < slots; s++) {
      if batch[positions + s] == c { sum += columns(b * queries + s, replica, j); }
    }
  }
  d_table[at.x] = sum.x;
  d_table[at.y] = sum.y;
  d_table[at.z] = sum.z;
  d_table[at.w] = sum.w;
}
