// matmul where four neighbours are loaded at once: out = act(A·B + bias) + residual; or that, added to what is
// there where accumulate is 1. For n a multiple of 4 and: k too, where A is not transposed; m too, where it is.
// A and B are not both transposed.
//
// a         (M, K), or (K, M) where transpose_a is 1
// b         (K, N), or (N, K) where transpose_b is 1
// bias      (N)     unused where has_bias is 0
// residual  (M, N)  unused where has_residual is 0
// out       (M, N)
// pre       (M, N)  A·B + bias, saved for the activation's backward; unused where has_activation is 0
//
// One invocation a tile of 4×4 elements of out, kept in registers: ⌈M/4⌉·N/4 in all, along a row first. Each
// four steps of k cost eight loads. Tiles over the last row read it again and store less.

@group(0) @binding(0) var<storage, read> a: array<vec4f>;
@group(0) @binding(1) var<storage, read> b: array<vec4f>;
@group(0) @binding(2) var<storage, read> bias: array<vec4f>;
@group(0) @binding(3) var<storage, read> residual: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> out: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> pre: array<vec4f>;

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

override k4 = k / 4;
override m4 = m / 4;
override n4 = n / 4;
override b_step = select(4 * n4, 1, transpose_b != 0);

fn store(replica: u32, row: u32, column4: u32, product: vec4f) {
  if row >= m { return; }
  let at = row * n4 + column4;
  var value = product;
  if has_bias != 0 { value += bias[replica * bias_stride / 4 + column4]; }
  if has_activation != 0 {
    pre[replica * pre_stride / 4 + at] = value;
    value = vec4f(
      activation_value(value.x),
      activation_value(value.y),
      activation_value(value.z),
      activation_value(value.w),
    );
  }
  if has_residual != 0 { value += residual[replica * residual_stride / 4 + at]; }
  let out_at = replica * out_stride / 4 + at;
  if accumulate != 0 { value += out[out_at]; }
  out[out_at] = value;
}

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= n4 * ((m + 3) / 4) { return; }
  let row = index / n4 * 4;
  let column4 = index % n4;
  let a_from = replica * a_stride / 4;
  let b_from = replica * b_stride / 4;

  var sum0 = vec4f();
  var sum1 = vec4f();
  var sum2 = vec4f();
  var sum3 = vec4f();
  if transpose_a != 0 {
    let a_first = a_from + row / 4;
    let b_first = b_from + column4;
    for (var l = 0u; l < k; l++) {
      let down = a[a_first + l * m4];
      let across = b[b_first + l * n4];
      sum0 += down.x * across;
      sum1 += down.y * across;
      sum2 += down.z * across;
      sum3 += down.w * across;
    }
  } else {
    let rows = min(row + vec4u(0, 1, 2, 3), vec4u(m - 1));
    let a_first = a_from + rows * k4;
    let b_first = b_from + select(
      column4 + vec4u(0, 1, 2, 3) * n4,
      (4 * column4 + vec4u(0, 1, 2, 3)) * k4,
      transpose_b != 0,
    );
    for (var l = 0u; l < k4; l++) {
      let b_at = l * b_step;
      let a0 = a[a_first.x + l];
      let a1 = a[a_first.y + l];
      let a2 = a[a_first.z + l];
      let a3 = a[a_first.w + l];
      let b0 = b[b_first.x + b_at];
      let b1 = b[b_first.y + b_at];
      let b2 = b[b_first.z + b_at];
      let b3 = b[b_first.w + b_at];
      if transpose_b != 0 {
        sum0 += vec4f(dot(a0, b0), dot(a0, b1), dot(a0, b2), dot(a0, b3));
        sum1 += vec4f(dot(a1, b0), dot(a1, b1), dot(a1, b2), dot(a1, b3));
        sum2 += vec4f(dot(a2, b0), dot(a2, b1), dot(a2, b2), dot(a2, b3));
        sum3 += vec4f(dot(a3, b0), dot(a3, b1), dot(a3, b2), dot(a3, b3));
      } else {
        sum0 += a0.x * b0 + a0.y * b1 + a0.z * b2 + a0.w * b3;
        sum1 += a1.x * b0 + a1.y * b1 + a1.z * b2 + a1.w * b3;
        sum2 += a2.x * b0 + a2.y * b1 + a2.z * b2 + a2.w * b3;
        sum3 += a3.x * b0 + a3.y * b1 + a3.z * b2 + a3.w * b3;
      }
    }
  }
  store(replica, row, column4, sum0);
  store(replica, row + 1, column4, sum1);
  store(replica, row + 2, column4, sum2);
  store(replica, row + 3, column4, sum3);
}
