// Backward of `layernorm` to its input: d_x = rstd·(g − mean(g) − x̂·mean(g·x̂)) over each row, with
// g = d_out·scale and x̂ = (x − mean)·rstd; added to what is there where accumulate is 1.
//
// x      (rows, D)
// stats  (rows, 2)  mean and rstd, as saved by `layernorm`
// scale  (D)
// d_out  (rows, D)
// d_x    (rows, D)
//
// One invocation a row.

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> stats: array<f32>;
@group(0) @binding(2) var<storage, read> scale: array<f32>;
@group(0) @binding(3) var<storage, read> d_out: array<f32>;
@group(0) @binding(4) var<storage, read_write> d_x: array<f32>;

override x_stride: u32;
override stats_stride: u32;
override scale_stride: u32;
override d_out_stride: u32;
override d_x_stride: u32;

override rows: u32;
override width: u32;
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
  if index >= rows { return; }
  let stats_at = replica * stats_stride + 2 * index;
  let mean = stats[stats_at];
  let rstd = stats[stats_at + 1];
  let x_from = replica * x_stride + index * width;
  let scale_from = replica * scale_stride;
  let d_out_from = replica * d_out_stride + index * width;

  var mean_g = 0.0;
  var mean_gx = 0.0;
  for (var j = 0u; j < width; j++) {
    let g = d_out[d_out_from + j] * scale[scale_from + j];
    mean_g += g;
    mean_gx += g * (x[x_from + j] - mean) * rstd;
  }
  mean_g /= f32(width);
  mean_gx /= f32(width);

  let d_x_from = replica * d_x_stride + index * width;
  for (var j = 0u; j < width; j++) {
    let g = d_out[d_out_from + j] * scale[scale_from + j];
    var gradient = rstd * (g - mean_g - (x[x_from + j] - mean) * rstd * mean_gx);
    if accumulate != 0 { gradient += d_x[d_x_from + j]; }
    d_x[d_x_from + j] = gradient;
  }
}
