// out[0] = √Σ g² over all gradients of a replica.
//
// gradients  (count)
// out        (1)
//
// One workgroup a replica: lane i sums elements i, i + workgroup_size, …; then a tree adds the lanes, always
// in the same order.

@group(0) @binding(0) var<storage, read> gradients: array<f32>;
@group(0) @binding(1) var<storage, read_write> out: array<f32>;

override gradients_stride: u32;
override out_stride: u32;

override count: u32;
override workgroup_size: u32;

var<workgroup> sums: array<f32, workgroup_size>;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let gradients_from = replica * gradients_stride;
  var sum = 0.0;
  for (var i = lane; i < count; i += workgroup_size) {
    let g = gradients[gradients_from + i];
    sum += g * g;
  }
  sums[lane] = sum;
  for (var step = 1u; step < workgroup_size; step *= 2) {
    workgroupBarrier();
    if lane % (2 * step) == 0 && lane + step < workgroup_size { sums[lane] += sums[lane + step]; }
  }
  if lane == 0 { out[replica * out_stride] = sqrt(sums[0]); }
}
