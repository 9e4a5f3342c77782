// What each sequence says at its place t, from the model's logits there; then it moves on to place t + 1:
//
//   p = softmax(logits[b])
//   chosen = arg-max p where temperature = 0, else drawn: the first i with Σ_{j ≤ i} q_j > u·Σ q_j,
//            q = exp((logits[b] − max)/temperature), u the sequence's own random number in [0, 1)
//   outcomes[b, t] = (chosen, −log p(target), p(chosen), Σ p²)
//   alternatives[b, t, r] = (the token of rank r, its p)
//   batch[b] ← chosen at t + 1, unless that token is given; its place ← t + 1
//
// Ties go to the lowest id. A token to be written is `vocabulary` or more.
//
// logits        (B, V)
// temperature   (1)
// draws         (2)             seed; how often sequences have begun afresh
// targets       (B, C)          the right next tokens; what is chosen counts as right where has_targets is 0
// batch         (B, record)     token records of one slot: C tokens, then the sequence's place
// outcomes      (B, C, 4)
// alternatives  (B, C, ranked, 2)  unused where ranked is 0
//
// One invocation a sequence. The random number is a word of Philox, by (seed, "sampling", sequence, t, draws[1]).

@group(0) @binding(0) var<storage, read> logits: array<f32>;
@group(0) @binding(1) var<storage, read> temperature: array<f32>;
@group(0) @binding(2) var<storage, read> draws: array<u32>;
@group(0) @binding(3) var<storage, read> targets: array<u32>;
@group(0) @binding(4) var<storage, read_write> batch: array<u32>;
@group(0) @binding(5) var<storage, read_write> outcomes: array<f32>;
@group(0) @binding(6) var<storage, read_write> alternatives: array<f32>;

override logits_stride: u32;
override temperature_stride: u32;
override draws_stride: u32;
override targets_stride: u32;
override batch_stride: u32;
override outcomes_stride: u32;
override alternatives_stride: u32;

override examples: u32;
override vocabulary: u32;
override context: u32;
override record: u32;
override ranked: u32;
override has_targets: u32;
override workgroup_size: u32;

// The number of the stream "sampling", and Philox4x32-10 (Salmon et al. 2011).
const sampling_stream = 7u;

fn multiply_high(a: u32, b: u32) -> u32 {
  let low = (a & 0xffff) * (b & 0xffff);
  let middle = (a >> 16) * (b & 0xffff) + (low >> 16);
  let other = (a & 0xffff) * (b >> 16) + (middle & 0xffff);
  return (a >> 16) * (b >> 16) + (middle >> 16) + (other >> 16);
}

fn philox(start: vec4u, seed: u32) -> vec4u {
  var x = start;
  var key = vec2u(seed, sampling_stream);
  for (var round = 0; round < 10; round++) {
    let high = vec2u(multiply_high(0xd2511f53, x.x), multiply_high(0xcd9e8d57, x.z));
    x = vec4u(high.y ^ x.y ^ key.x, 0xcd9e8d57 * x.z, high.x ^ x.w ^ key.y, 0xd2511f53 * x.x);
    key += vec2u(0x9e3779b9, 0xbb67ae85);
  }
  return x;
}

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let b = (group.y * groups.x + group.x) * workgroup_size + lane;
  if b >= examples { return; }
  let record_at = replica * batch_stride + b * record;
  let t = batch[record_at + context];
  if t >= context { return; }
  let row = b * context + t;

  let logits_at = replica * logits_stride + b * vocabulary;
  var best = 0u;
  var highest = logits[logits_at];
  for (var i = 1u; i < vocabulary; i++) {
    let logit = logits[logits_at + i];
    if logit > highest {
      best = i;
      highest = logit;
    }
  }
  var sum = 0.0;
  var squares = 0.0;
  for (var i = 0u; i < vocabulary; i++) {
    let e = exp(logits[logits_at + i] - highest);
    sum += e;
    squares += e * e;
  }

  var chosen = best;
  let heat = temperature[replica * temperature_stride];
  if heat > 0 {
    var total = 0.0;
    for (var i = 0u; i < vocabulary; i++) { total += exp((logits[logits_at + i] - highest) / heat); }
    let draws_at = replica * draws_stride;
    let word = philox(vec4u(b, t, draws[draws_at + 1], 0), draws[draws_at]).x;
    let goal = f32(word >> 8) * 5.9604644775390625e-8 * total;
    var passed = 0.0;
    for (var i = 0u; i < vocabulary; i++) {
      passed += exp((logits[logits_at + i] - highest) / heat);
      if passed > goal {
        chosen = i;
        break;
      }
    }
  }

  var answer = chosen;
  if has_targets != 0 { answer = targets[replica * targets_stride + row]; }
  let outcomes_at = replica * outcomes_stride + 4 * row;
  outcomes[outcomes_at] = f32(chosen);
  outcomes[outcomes_at + 1] = log(sum) - (logits[logits_at + answer] - highest);
  outcomes[outcomes_at + 2] = exp(logits[logits_at + chosen] - highest) / sum;
  outcomes[outcomes_at + 3] = squares / (sum * sum);

  var bound = highest;
  var bound_at = 0u;
  for (var rank = 0u; rank < ranked; rank++) {
    var found = vocabulary;
    var top = 0.0;
    for (var i = 0u; i < vocabulary; i++) {
      let logit = logits[logits_at + i];
      let after = rank == 0 || logit < bound || (logit == bound && i > bound_at);
      if after && (found == vocabulary || logit > top) {
        found = i;
        top = logit;
      }
    }
    let at = replica * alternatives_stride + 2 * (row * ranked + rank);
    alternatives[at] = f32(found);
    alternatives[at + 1] = exp(top - highest) / sum;
    bound = top;
    bound_at = found;
  }

  if t + 1 < context && batch[record_at + t + 1] >= vocabulary { batch[record_at + t + 1] = chosen; }
  batch[record_at + context] = t + 1;
}
