// Root mean square normalisation (Zhang & Sennrich 2019): out = x·rrms·scale over each row, with
// rrms = 1/√(mean(x²) + 1e-5).
//
// x      (rows, D)
// scale  (D)
// out    (rows, D)
// stats  (rows)     rrms, saved for backward
//
// One invocation a row.

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> scale: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;
@group(0) @binding(3) var<storage, read_write> stats: array<f32>;

override x_stride: u32;
override scale_stride: u32;
override out_stride: u32;
override stats_stride: u32;

override rows: u32;
override width: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= rows { return; }
  let x_from = replica * x_stride + index * width;
  var square = 0.0;
  for (var j = 0u; j < width; j++) { square += x[x_from + j] * x[x_from + j]; }
  let rrms = 1 / sqrt(square / f32(width) + 1e-5);

  stats[replica * stats_stride + index] = rrms;
  let scale_from = replica * scale_stride;
  let out_from = replica * out_stride + index * width;
  for (var j = 0u; j < width; j++) {
    out[out_from + j] = x[x_from + j] * rrms * scale[scale_from + j];
  }
}
