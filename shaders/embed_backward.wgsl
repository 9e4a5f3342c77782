// Gradient of the embedding: d_embedding[v] = Σ over rows whose token is v of d_out[row], position by position and
// there in the order of the examples; added to what is there where accumulate is 1.
//
// index        (V·C·2 + C·B)  where the rows of each token are, from `token_index`
// d_out        (rows, D)      rows = B·C
// d_embedding  (V, D)
//
// One invocation for four neighbouring columns of a token: V·⌈D/4⌉ in all. The index saves each a walk over all
// rows, and atomics. Columns over the edge are the last one again.

@group(0) @binding(0) var<storage, read> index: array<u32>;
@group(0) @binding(1) var<storage, read> d_out: array<f32>;
@group(0) @binding(2) var<storage, read_write> d_embedding: array<f32>;

override index_stride: u32;
override d_out_stride: u32;
override d_embedding_stride: u32;

override context: u32;
override width: u32;
override vocabulary: u32;
override accumulate: u32;
override workgroup_size: u32;
override quarters = (width + 3) / 4;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let id = (group.y * groups.x + group.x) * workgroup_size + lane;
  if id >= vocabulary * quarters { return; }
  let token = id / quarters;
  let j = min(id % quarters * 4 + vec4u(0, 1, 2, 3), vec4u(width - 1));
  let at = replica * d_embedding_stride + token * width + j;
  var sum = vec4f();
  if accumulate != 0 {
    sum = vec4f(d_embedding[at.x], d_embedding[at.y], d_embedding[at.z], d_embedding[at.w]);
  }
  let ranges = replica * index_stride;
  let users = ranges + 2 * vocabulary * context;
  for (var c = 0u; c < context; c++) {
    let range = ranges + 2 * (token * context + c);
    let end = index[range + 1];
    for (var u = index[range]; u < end; u++) {
      let row = index[users + u] * context + c;
      let d = replica * d_out_stride + row * width + j;
      sum += vec4f(d_out[d.x], d_out[d.y], d_out[d.z], d_out[d.w]);
    }
  }
  d_embedding[at.x] = sum.x;
  d_embedding[at.y] = sum.y;
  d_embedding[at.z] = sum.z;
  d_embedding[at.w] = sum.w;
}
