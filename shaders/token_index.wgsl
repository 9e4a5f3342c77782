// Which examples have which token at which position, by a counting sort:
//
//   users[c] = the examples in the order of their token at position c, then of their number
//   ranges[v, c] = where in all users those with token v at position c start and end
//
// batch  (B, record)       token records; the first C elements of each are its tokens; ids from V on are left out
// index  (V·C·2 + C·B)     ranges (V, C, 2), then users (C, B)
//
// One invocation a pair of token and position. Each counts for itself what comes before its own, so that no atomics are needed.

@group(0) @binding(0) var<storage, read> batch: array<u32>;
@group(0) @binding(1) var<storage, read_write> index: array<u32>;

override batch_stride: u32;
override index_stride: u32;

override examples: u32;
override context: u32;
override vocabulary: u32;
override record: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let row = (group.y * groups.x + group.x) * workgroup_size + lane;
  if row >= vocabulary * context { return; }
  let token = row / context;
  let c = row % context;
  let first = replica * batch_stride + c;
  let last = first + examples * record;
  var start = c * examples;
  for (var at = first; at < last; at += record) {
    if batch[at] < token { start++; }
  }
  let ranges = replica * index_stride;
  let users = ranges + 2 * vocabulary * context;
  var end = start;
  for (var b = 0u; b < examples; b++) {
    if batch[first + b * record] == token {
      index[users + end] = b;
      end++;
    }
  }
  index[ranges + 2 * row] = start;
  index[ranges + 2 * row + 1] = end;
}
