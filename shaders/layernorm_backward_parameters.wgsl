// Backward of `layernorm` to its scale and bias: d_scale = Σ_rows d_out·(x − mean)·rstd, d_bias = Σ_rows d_out.
//
// x             (rows, D)
// stats         (rows, 2)  mean and rstd, as saved by `layernorm`
// d_out         (rows, D)
// d_parameters  d_scale (D), and d_bias (D) from element bias_at on: as two bindings their replicas would
//               interleave, which WebGPU forbids of what a dispatch writes
//
// One invocation a column.

@group(0) @binding(0) var<storage, read> x: array<f32>;
@group(0) @binding(1) var<storage, read> stats: array<f32>;
@group(0) @binding(2) var<storage, read> d_out: array<f32>;
@group(0) @binding(3) var<storage, read_write> d_parameters: array<f32>;

override x_stride: u32;
override stats_stride: u32;
override d_out_stride: u32;
override d_parameters_stride: u32;

override rows: u32;
override width: u32;
override bias_at: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= width { return; }
  let x_from = replica * x_stride + index;
  let stats_from = replica * stats_stride;
  let d_out_from = replica * d_out_stride + index;
  var d_scale = 0.0;
  var d_bias = 0.0;
  for (var row = 0u; row < rows; row++) {
    let g = d_out[d_out_from + row * width];
    let mean = stats[stats_from + 2 * row];
    let rstd = stats[stats_from + 2 * row + 1];
    d_scale += g * (x[x_from + row * width] - mean) * rstd;
    d_bias += g;
  }
  let at = replica * d_parameters_stride + index;
  d_parameters[at] = d_scale;
  d_parameters[at + bias_at] = d_bias;
}
