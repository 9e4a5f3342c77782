// adamw where four neighbours are updated at once, for counts that are multiples of 4:
//
//   θ ← θ·decay;  m ← β₁m + (1−β₁)g;  v ← β₂v + (1−β₂)g²;  θ ← θ − step·m/(√v/root + ε)
//
// Where clip_norm > 0, g is first scaled by min(1, clip_norm/(norm + 1e-6)).
//
// gradients   (count)
// hyper       (4)      loss weight, decay = 1 − lr·wd, step = lr/(1−β₁ᵗ), root = √(1−β₂ᵗ)
// norm        (1)      norm of all gradients; unused where clip_norm is 0
// parameters  (count)  θ, updated in place
// mean        (count)  m, likewise
// square      (count)  v, likewise
//
// One invocation four parameters. rest1 is 1 − β₁ and rest2 is 1 − β₂, subtracted in double precision.

@group(0) @binding(0) var<storage, read> gradients: array<vec4f>;
@group(0) @binding(1) var<storage, read> hyper: array<f32>;
@group(0) @binding(2) var<storage, read> norm: array<f32>;
@group(0) @binding(3) var<storage, read_write> parameters: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> mean: array<vec4f>;
@group(0) @binding(5) var<storage, read_write> square: array<vec4f>;

override gradients_stride: u32;
override hyper_stride: u32;
override norm_stride: u32;
override parameters_stride: u32;
override mean_stride: u32;
override square_stride: u32;

override count: u32;
override beta1: f32;
override rest1: f32;
override beta2: f32;
override rest2: f32;
override epsilon: f32;
override clip_norm: f32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= count / 4 { return; }
  let hyper_from = replica * hyper_stride;
  let decay = hyper[hyper_from + 1];
  let rate = hyper[hyper_from + 2];
  let root = hyper[hyper_from + 3];

  var g = gradients[replica * gradients_stride / 4 + index];
  if clip_norm > 0 { g *= min(1.0, clip_norm / (norm[replica * norm_stride] + 1e-6)); }

  let mean_at = replica * mean_stride / 4 + index;
  let m = beta1 * mean[mean_at] + rest1 * g;
  mean[mean_at] = m;
  let square_at = replica * square_stride / 4 + index;
  let v = beta2 * square[square_at] + rest2 * g * g;
  square[square_at] = v;
  let at = replica * parameters_stride / 4 + index;
  parameters[at] = parameters[at] * decay - (rate * m) / (sqrt(v) / root + epsilon);
}
