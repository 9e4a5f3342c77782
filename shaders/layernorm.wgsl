// Layer normalisation (Ba et al. 2016): out = (x − mean)·rstd·scale + bias over each row, with
// rstd = 1/√(variance + 1e-5).
//
// x      (rows, D)
// scale  (D)
// bias   (D)
// out    (rows, D)
// stats  (rows, 2)  mean and rstd, saved for backward
//
// One invocation a row.

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> scale: array<f32>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read_write> out: array<f32>;
@group(0) @binding(4) var<storage, read_write> stats: array<f32>;

override x_stride: u32;
override scale_stride: u32;
override bias_stride: u32;
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
  var mean = 0.0;
  for (var j = 0u; j < width; j++) { mean += x[x_from + j]; }
  mean /= f32(width);
  var variance = 0.0;
  for (var j = 0u; j < width; j++) {
    let centred = x[x_from + j] - mean;
    variance += centred * centred;
  }
  let rstd = 1 / sqrt(variance / f32(width) + 1e-5);

  let stats_at = replica * stats_stride + 2 * index;
  stats[stats_at] = mean;
  stats[stats_at + 1] = rstd;
  let scale_from = replica * scale_stride;
  let bias_from = replica * bias_stride;
  let out_from = replica * out_stride + index * width;
  for (var j = 0u; j < width; j++) {
    out[out_from + j] = (x[x_from + j] - mean) * rstd * scale[scale_from + j] + bias[bias_from + j];
  }
}
