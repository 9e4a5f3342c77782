// Takes the next step's examples from the data set, each epoch in an order of its own, and the step's
// hyper-parameters from what the host staged:
//
//   index = cursor[0] + counter·advance + b;  epoch = cursor[2, 3] + ⌊index / count⌋
//   batch[b] = data[shuffled(index mod count)];  hyper = schedule[counter];  clock = counter
//
// counter   (1)                      steps of this chunk that are done
// cursor    (5)                      where in its epoch the chunk's first batch begins, examples of the batch,
//                                    low and high half of the epoch, seed
// data      (count, record)          the training split
// schedule  (steps, schedule_step)
// batch     (examples, record)       filled up with zeros
// hyper     (hyper_size)
// clock     (1)                      the step under way, which `record_metrics` reads while it moves the counter
//
// One invocation an example, at least hyper_size. The order is that of src/random/shuffle.ts, to the last bit.

@group(0) @binding(0) var<storage, read> counter: array<u32>;
@group(0) @binding(1) var<storage, read> cursor: array<u32>;
@group(0) @binding(2) var<storage, read> data: array<u32>;
@group(0) @binding(3) var<storage, read> schedule: array<f32>;
@group(0) @binding(4) var<storage, read_write> batch: array<u32>;
@group(0) @binding(5) var<storage, read_write> hyper: array<f32>;
@group(0) @binding(6) var<storage, read_write> clock: array<u32>;

override counter_stride: u32;
override cursor_stride: u32;
override data_stride: u32;
override schedule_stride: u32;
override batch_stride: u32;
override hyper_stride: u32;
override clock_stride: u32;

override examples: u32;
override advance: u32;
override count: u32;
override record: u32;
override hyper_size: u32;
override schedule_step: u32;
override workgroup_size: u32;

// The number of the stream "shuffle", and Philox4x32-10 (Salmon et al. 2011).
const shuffle_stream = 6u;

fn multiply_high(a: u32, b: u32) -> u32 {
  let low = (a & 0xffff) * (b & 0xffff);
  let middle = (a >> 16) * (b & 0xffff) + (low >> 16);
  let other = (a & 0xffff) * (b >> 16) + (middle & 0xffff);
  return (a >> 16) * (b >> 16) + (middle >> 16) + (other >> 16);
}

fn philox(start: vec4u, seed: u32) -> vec4u {
  var x = start;
  var key = vec2u(seed, shuffle_stream);
  for (var round = 0; round < 10; round++) {
    let high = vec2u(multiply_high(0xd2511f53, x.x), multiply_high(0xcd9e8d57, x.z));
    x = vec4u(high.y ^ x.y ^ key.x, 0xcd9e8d57 * x.z, high.x ^ x.w ^ key.y, 0xd2511f53 * x.x);
    key += vec2u(0x9e3779b9, 0xbb67ae85);
  }
  return x;
}

fn mix_bits(word: u32) -> u32 {
  var x = word;
  x = (x ^ (x >> 16)) * 0x85ebca6b;
  x = (x ^ (x >> 13)) * 0xc2b2ae35;
  return x ^ (x >> 16);
}

fn shuffled(index: u32, low_epoch: u32, high_epoch: u32, seed: u32) -> u32 {
  var keys: array<vec4u, 4>;
  for (var block = 0u; block < 4; block++) {
    keys[block] = philox(vec4u(low_epoch, high_epoch, block, 0), seed);
  }
  let bits = 32 - countLeadingZeros(count - 1);
  let low_bits = bits >> 1;
  let low_mask = (1u << low_bits) - 1;
  let high_mask = (1u << (bits - low_bits)) - 1;
  var value = index;
  loop {
    var low = value & low_mask;
    var high = value >> low_bits;
    for (var block = 0u; block < 4; block++) {
      let key = keys[block];
      high ^= mix_bits(low ^ key.x) & high_mask;
      low ^= mix_bits(high ^ key.y) & low_mask;
      high ^= mix_bits(low ^ key.z) & high_mask;
      low ^= mix_bits(high ^ key.w) & low_mask;
    }
    value = (high << low_bits) | low;
    if value < count { break; }
  }
  return value;
}

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let b = (group.y * groups.x + group.x) * workgroup_size + lane;
  let now = counter[replica * counter_stride];
  if b < hyper_size {
    hyper[replica * hyper_stride + b] =
      schedule[replica * schedule_stride + now * schedule_step + b];
  }
  if b == 0 { clock[replica * clock_stride] = now; }
  if b >= examples { return; }
  let at = replica * cursor_stride;
  let to = replica * batch_stride + b * record;
  if b >= cursor[at + 1] {
    for (var i = 0u; i < record; i++) { batch[to + i] = 0; }
    return;
  }
  let index = cursor[at] + now * advance + b;
  let low_epoch = cursor[at + 2] + index / count;
  let high_epoch = cursor[at + 3] + select(0u, 1u, low_epoch < cursor[at + 2]);
  let row = shuffled(index % count, low_epoch, high_epoch, cursor[at + 4]);
  let source = replica * data_stride + row * record;
  for (var i = 0u; i < record; i++) { batch[to + i] = data[source + i]; }
}
