// Rotary positions (Su et al. 2021) on half-split pairs: with θ = position·10,000^(−2l/d), components
// (l, l + d/2) of each head turn by direction·θ. Backward is the same with direction −1.
//
// batch  (B, record)      token records; where slots > 0, row (b, i) stands at the position that the record
//                         lists at record_offset + i, else at i and batch is unused
// x      (rows, H, d)     rows = B·Q
// out    (rows, H, d)
//
// One invocation a pair. Sine and cosine are made here, since WGSL promises 11 bits of its own.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read_write> out: array<f32>;

override batch_stride: u32;
override x_stride: u32;
override out_stride: u32;

override rows: u32;
override queries: u32;
override heads: u32;
override head_width: u32;
override slots: u32;
override record: u32;
override record_offset: u32;
override direction: f32;
override workgroup_size: u32;
override half_width = head_width / 2;

// Cosine and sine of an angle from 0 to a few thousand: the nearest multiple of π/2 is taken off in three
// parts, then the polynomials of the Cephes library, good to about 1e-7 in [−π/4, π/4].
fn cosine_sine(angle: f32) -> vec2f {
  let quarters = round(angle * 0.6366197723675814);
  let r = ((angle - quarters * 1.5703125) - quarters * 4.837512969970703e-4) - quarters * 7.549789948768648e-8;
  let s = r * r;
  let cosine = 1 - 0.5 * s + s * s * (4.166664568298827e-2 + s * (-1.388731625493765e-3 + s * 2.443315711809948e-5));
  let sine = r + r * s * (-1.6666654611e-1 + s * (8.3321608736e-3 - s * 1.9515295891e-4));
  let quadrant = u32(quarters) % 4;
  let turned = select(vec2f(cosine, sine), vec2f(-sine, cosine), quadrant % 2 == 1);
  return select(turned, -turned, quadrant >= 2);
}

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= rows * heads * half_width { return; }
  let l = index % half_width;
  let head = index / half_width;
  let row = head / heads;
  var position = row % queries;
  if slots > 0 { position = batch[replica * batch_stride + row / queries * record + record_offset + position]; }

  // log₂ 10,000 = 13.2877…
  let turn = cosine_sine(f32(position) * exp2(-13.287712379549449 * f32(l) / f32(half_width)));
  let sine = direction * turn.y;
  let at = head * head_width + l;
  let x_at = replica * x_stride + at;
  let out_at = replica * out_stride + at;
  let first = x[x_at];
  let second = x[x_at + half_width];
  out[out_at] = first * turn.x - second * sine;
  out[out_at + half_width] = first * sine + second * turn.x;
}
