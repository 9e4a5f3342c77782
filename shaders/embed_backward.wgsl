// Gradient of the embedding: d_embedding[v] = Σ over rows whose token is v of d_out[row], in row order;
// added to what is there where accumulate is 1.
//
// batch        (B, record)  token records; the first C elements of each are its tokens
// d_out        (rows, D)    rows = B·C
// d_embedding  (V, D)
//
// One invocation an element of d_embedding: it walks over all rows, so that no atomics are needed and
// the order of the sum is fixed.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> d_out: array<f32>;
@group(0) @binding(2) var<storage, read_write> d_embedding: array<f32>;

override batch_stride: u32;
override d_out_stride: u32;
override d_embedding_stride: u32;

override rows: u32;
override context: u32;
override width: u32;
override record: u32;
override vocabulary: u32;
override accumulate: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= vocabulary * width { return; }
  let j = index % width;
  let token = index / width;
  let at = replica * d_embedding_stride + index;
  var sum = 0.0;
  if accumulate != 0 { sum = d_embedding[at]; }
  var tokens = replica * batch_stride;
  for (var start = 0u; start < rows; start += context) {
    for (var c = 0u; c < context; c++) {
      if batch[tokens + c] == token {
        sum += d_out[replica * d_out_stride + (start + c) * width + j];
      }
    }
    tokens += record;
  }
  d_embedding[at] = sum;
}
