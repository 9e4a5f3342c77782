// out = act(A·B + bias) + residual; or that, added to what is there where accumulate is 1.
//
// a         (M, K), or (K, M) where transpose_a is 1
// b         (K, N), or (N, K) where transpose_b is 1
// bias      (N)     unused where has_bias is 0
// residual  (M, N)  unused where has_residual is 0
// out       (M, N)
// pre       (M, N)  A·B + bias, saved for the activation's backward; unused where has_activation is 0
//
// One invocation a tile of 4×4 elements of out, kept in registers: ⌈M/4⌉·⌈N/4⌉ in all, along a row first.
// Tiles over the edge read the last row or column again and store less. The activation's own file is
// appended, or one that does nothing.

@group(0) @binding(0) var<storage, read> a: array<f32>;
@group(0) @binding(1) var<storage, read> b: array<f32>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read> residual: array<f32>;
@group(0) @binding(4) var<storage, read_write> out: array<f32>;
@group(0) @binding(5) var<storage, read_write> pre: array<f32>;

override a_stride: u32;
override b_stride: u32;
override bias_stride: u32;
override residual_stride: u32;
override out_stride: u32;
override pre_stride: u32;

override m: u32;
override n: u32;
override k: u32;
override transpose_a: u32;
override transpose_b: u32;
override accumulate: u32;
override has_bias: u32;
override has_residual: u32;
override has_activation: u32;
override workgroup_size: u32;

// Elements from one row, or column, of A and B to the next.
override a_row = select(k, 1, transpose_a != 0);
override a_column = select(1, m, transpose_a != 0);
override b_row = select(n, 1, transpose_b != 0);
override b_column = select(1, k, transpose_b != 0);
override tiles_across = (n + 3) / 4;

fn store(replica: u32, row: u32, column: u32, product: f32) {
  if column >= n { return; }
  let at = row * n + column;
  var value = product;
  if has_bias != 0 { value += bias[replica * bias_stride + column]; }
  if has_activation != 0 {
    pre[replica * pre_stride + at] = value;
    value = activation_value(value);
  }
  if has_residual != 0 { value += residual[replica * residual_stride + at]; }
  let out_at = replica * out_stride + at;
  if accumulate != 0 { value += out[out_at]; }
  out[out_at] = value;
}

fn store_row(replica: u32, row: u32, column: u32, product: vec4f) {
  if row >= m { return; }
  store(replica, row, column, product.x);
  store(replica, row, column + 1, product.y);
  store(replica, row, column + 2, product.z);
  store(replica, row, column + 3, product.w);
}

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= tiles_across * ((m + 3) / 4) { return; }
  let row = index / tiles_across * 4;
  let column = index % tiles_across * 4;
  let corner = vec4u(0, 1, 2, 3);
  let a_from = replica * a_stride + min(row + corner, vec4u(m - 1)) * a_row;
  let b_from = replica * b_stride + min(column + corner, vec4u(n - 1)) * b_column;

  var sum0 = vec4f();
  var sum1 = vec4f();
  var sum2 = vec4f();
  var sum3 = vec4f();
  for (var l = 0u; l < k; l++) {
    let a_at = l * a_column;
    let b_at = l * b_row;
    let across = vec4f(b[b_from.x + b_at], b[b_from.y + b_at], b[b_from.z + b_at], b[b_from.w + b_at]);
    sum0 += a[a_from.x + a_at] * across;
    sum1 += a[a_from.y + a_at] * across;
    sum2 += a[a_from.z + a_at] * across;
    sum3 += a[a_from.w + a_at] * across;
  }
  store_row(replica, row, column, sum0);
  store_row(replica, row + 1, column, sum1);
  store_row(replica, row + 2, column, sum2);
  store_row(replica, row + 3, column, sum3);
}
