// Backward of `gather_slots`: d_x[b, c] = Σ over the slots at position c of d_out[b, s], so 0 where there
// is none; added to what is there where accumulate is 1.
//
// batch  (B, record)  token records: C tokens, then the positions of the S slots
// d_out  (B, S, D)
// d_x    (B, C, D)
//
// One invocation an element of d_x: it walks over the slots, so that no atomics are needed.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> d_out: array<f32>;
@group(0) @binding(2) var<storage, read_write> d_x: array<f32>;

override batch_stride: u32;
override d_out_stride: u32;
override d_x_stride: u32;

override examples: u32;
override slots: u32;
override context: u32;
override width: u32;
override record: u32;
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
  if index >= examples * context * width { return; }
  let j = index % width;
  let c = index / width % context;
  let b = index / (width * context);
  let at = replica * d_x_stride + index;
  let positions = replica * batch_stride + b * record + context;
  let d_out_from = replica * d_out_stride + b * slots * width + j;
  var sum = 0.0;
  if accumulate != 0 { sum = d_x[at]; }
  for (var s = 0u; s < slots; s++) {
    if batch[positions + s] == c { sum += d_out[d_out_from + s * width]; }
  }
  d_x[at] = sum;
}
