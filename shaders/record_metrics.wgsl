// The batch's metrics into row `clock` of the ring, and the counter moves on:
//
//   ring[clock] = (Σ nll·hyper[0] over trained slots, wrong graded slots, graded slots,
//                  examples with every graded slot right)
//   counter = clock + 1
//
// outcomes  (B, S, 4)         arg-max, −log p(target), p(arg-max), Σ p², from `softmax_cross_entropy`
// batch     (B, record)       token records: C tokens, then positions, targets, masks (S each);
//                             mask bit 0: trained, bit 1: graded
// hyper     (4)               hyper[0] = 1/(trained slots of the batch)
// clock     (1)               the step within the chunk
// ring      (steps, ring_step)
// counter   (1)
//
// One workgroup a replica: lane i takes examples i, i + workgroup_size, …; then up to 16 lanes add every 16th of
// these sums, and one lane adds theirs: always the same order, and two barriers.

@group(0) @binding(0) var<storage, read> outcomes: array<f32>;
@group(0) @binding(1) var<storage, read> batch: array<u32>;
@group(0) @binding(2) var<storage, read> hyper: array<f32>;
@group(0) @binding(3) var<storage, read> clock: array<u32>;
@group(0) @binding(4) var<storage, read_write> ring: array<f32>;
@group(0) @binding(5) var<storage, read_write> counter: array<u32>;

override outcomes_stride: u32;
override batch_stride: u32;
override hyper_stride: u32;
override clock_stride: u32;
override ring_stride: u32;
override counter_stride: u32;

override examples: u32;
override slots: u32;
override record: u32;
override context: u32;
override ring_step: u32;
override workgroup_size: u32;
override adders = min(16, workgroup_size);

var<workgroup> sums: array<vec4f, workgroup_size>;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let outcomes_from = replica * outcomes_stride;
  let batch_from = replica * batch_stride;
  let weight = hyper[replica * hyper_stride];

  // Loss, wrong, graded, exact.
  var sum = vec4f();
  for (var b = lane; b < examples; b += workgroup_size) {
    var exact = 1.0;
    for (var s = 0u; s < slots; s++) {
      let slot = batch_from + b * record + context + s;
      let answer = f32(batch[slot + slots]);
      let mask = batch[slot + 2 * slots];
      let at = outcomes_from + 4 * (b * slots + s);
      if (mask & 1) != 0 { sum.x += outcomes[at + 1] * weight; }
      if (mask & 2) != 0 {
        sum.z += 1;
        if outcomes[at] != answer {
          sum.y += 1;
          exact = 0;
        }
      }
    }
    sum.w += exact;
  }
  sums[lane] = sum;
  workgroupBarrier();
  if lane < adders {
    for (var i = lane + adders; i < workgroup_size; i += adders) { sum += sums[i]; }
    sums[lane] = sum;
  }
  workgroupBarrier();
  if lane == 0 {
    for (var i = 1u; i < adders; i++) { sum += sums[i]; }
    let now = clock[replica * clock_stride];
    let at = replica * ring_stride + now * ring_step;
    ring[at] = sum.x;
    ring[at + 1] = sum.y;
    ring[at + 2] = sum.z;
    ring[at + 3] = sum.w;
    counter[replica * counter_stride] = now + 1;
  }
}
