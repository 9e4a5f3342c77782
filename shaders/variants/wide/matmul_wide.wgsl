// matmul in larger tiles, for adapters on which loads are dear: out = act(A·B + bias) + residual; or that, added to
// what is there where accumulate is 1.
//
// a         (M, K), or (K, M) where transpose_a is 1
// b         (K, N), or (N, K) where transpose_b is 1
// bias      (N)     unused where has_bias is 0
// residual  (M, N)  unused where has_residual is 0
// out       (M, N)
// pre       (M, N)  A·B + bias, saved for the activation's backward; unused where has_activation is 0
//
// One invocation a tile of 8×8 elements of out, kept in registers: ⌈M/8⌉·⌈N/8⌉ in all, along a row first. Each step
// of k costs sixteen loads for 64 products, where tiles of 4×4 cost eight for 16. Tiles over the edge read the last
// row or column again and store less.

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
override tiles_across = (n + 7) / 8;

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

fn store_row(replica: u32, row: u32, column: u32, left: vec4f, right: vec4f) {
  if row >= m { return; }
  store(replica, row, column, left.x);
  store(replica, row, column + 1, left.y);
  store(replica, row, column + 2, left.z);
  store(replica, row, column + 3, left.w);
  store(replica, row, column + 4, right.x);
  store(replica, row, column + 5, right.y);
  store(replica, row, column + 6, right.z);
  store(replica, row, column + 7, right.w);
}

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= tiles_across * ((m + 7) / 8) { return; }
  let row = index / tiles_across * 8;
  let column = index % tiles_across * 8;
  let near = vec4u(0, 1, 2, 3);
  let far = vec4u(4, 5, 6, 7);
  let a_near = replica * a_stride + min(row + near, vec4u(m - 1)) * a_row;
  let a_far = replica * a_stride + min(row + far, vec4u(m - 1)) * a_row;
  let b_near = replica * b_stride + min(column + near, vec4u(n - 1)) * b_column;
  let b_far = replica * b_stride + min(column + far, vec4u(n - 1)) * b_column;

  var left0 = vec4f();
  var left1 = vec4f();
  var left2 = vec4f();
  var left3 = vec4f();
  var left4 = vec4f();
  var left5 = vec4f();
  var left6 = vec4f();
  var left7 = vec4f();
  var right0 = vec4f();
  var right1 = vec4f();
  var right2 = vec4f();
  var right3 = vec4f();
  var right4 = vec4f();
  var right5 = vec4f();
  var right6 = vec4f();
  var right7 = vec4f();
  for (var l = 0u; l < k; l++) {
    let a_at = l * a_column;
    let b_at = l * b_row;
    let left = vec4f(b[b_near.x + b_at], b[b_near.y + b_at], b[b_near.z + b_at], b[b_near.w + b_at]);
    let right = vec4f(b[b_far.x + b_at], b[b_far.y + b_at], b[b_far.z + b_at], b[b_far.w + b_at]);
    let upper = vec4f(a[a_near.x + a_at], a[a_near.y + a_at], a[a_near.z + a_at], a[a_near.w + a_at]);
    let lower = vec4f(a[a_far.x + a_at], a[a_far.y + a_at], a[a_far.z + a_at], a[a_far.w + a_at]);
    left0 += upper.x * left;
    left1 += upper.y * left;
    left2 += upper.z * left;
    left3 += upper.w * left;
    left4 += lower.x * left;
    left5 += lower.y * left;
    left6 += lower.z * left;
    left7 += lower.w * left;
    right0 += upper.x * right;
    right1 += upper.y * right;
    right2 += upper.z * right;
    right3 += upper.w * right;
    right4 += lower.x * right;
    right5 += lower.y * right;
    right6 += lower.z * right;
    right7 += lower.w * right;
  }
  store_row(replica, row, column, left0, right0);
  store_row(replica, row + 1, column, left1, right1);
  store_row(replica, row + 2, column, left2, right2);
  store_row(replica, row + 3, column, left3, right3);
  store_row(replica, row + 4, column, left4, right4);
  store_row(replica, row + 5, column, left5, right5);
  store_row(replica, row + 6, column, left6, right6);
  store_row(replica, row + 7, column, left7, right7);
}
