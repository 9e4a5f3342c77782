// Backward of `gather_slots`: d_x[b, c] = Σ over the slots at position c of d_out[b, s], so 0 where there
// is none; added to what is there where accumulate is 1.
//
// batch  (B, record)  token records: C tokens, then the positions of the S slots
// d_out  (B, S, D)
// d_x    (B, C, D)
//
// One invocation for four neighbouring columns of a position: B·C·⌈D/4⌉ in all. It walks over the slots, so that
// no atomics are needed. Columns over the edge are the last one again.

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
override quarters = (width + 3) / 4;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= examples * context * quarters { return; }
  let row = index / quarters;
  let j = min(index % quarters * 4 + vec4u(0, 1, 2, 3), vec4u(width - 1));
  let c = row % context;
  let b = row / context;
  let at = replica * d_x_stride + row * width + j;
  let positions = replica * batch_stride + b * record + context;
  var sum = vec4f();
  if accumulate != 0 { sum = vec4f(d_x[at.x], d_x[at.y], d_x[at.z], d_x[at.w]); }
  for (var s = 0u; s < slots; s++) {
    if batch[positions + s] == c {
      let d = replica * d_out_stride + (b * slots + s) * width + j;
      sum += vec4f(d_out[d.x], d_out[d.y], d_out[d.z], d_out[d.w]);
    }
  }
  d_x[at.x] = sum.x;
  d_x[at.y] = sum.y;
  d_x[at.z] = sum.z;
  d_x[at.w] = sum.w;
}
