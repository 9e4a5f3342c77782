// Takes the batch and the hyper-parameters of the chunk's next step from what the host staged:
//
//   batch = staged[counter];  hyper = schedule[counter];  clock = counter
//
// counter   (1)                      steps of this chunk that are done
// staged    (steps, staged_step)     unused where every step takes the same batch, as `batch` is: batch_size = 0
// schedule  (steps, schedule_step)
// batch     (batch_size)
// hyper     (hyper_size)
// clock     (1)                      the step under way, which `record_metrics` reads while it moves the counter
//
// One invocation an element of the larger of batch and hyper.

@group(0) @binding(0) var<storage, read> counter: array<u32>;
@group(0) @binding(1) var<storage, read> staged: array<u32>;
@group(0) @binding(2) var<storage, read> schedule: array<f32>;
@group(0) @binding(3) var<storage, read_write> batch: array<u32>;
@group(0) @binding(4) var<storage, read_write> hyper: array<f32>;
@group(0) @binding(5) var<storage, read_write> clock: array<u32>;

override counter_stride: u32;
override staged_stride: u32;
override schedule_stride: u32;
override batch_stride: u32;
override hyper_stride: u32;
override clock_stride: u32;

override batch_size: u32;
override hyper_size: u32;
override staged_step: u32;
override schedule_step: u32;
override workgroup_size: u32;

@compute @workgroup_size(workgroup_size)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let replica = group.z;
  let index = (group.y * groups.x + group.x) * workgroup_size + lane;
  if index >= max(batch_size, hyper_size) { return; }
  let now = counter[replica * counter_stride];
  if index < batch_size {
    batch[replica * batch_stride + index] = staged[replica * staged_stride + now * staged_step + index];
  }
  if index < hyper_size {
    hyper[replica * hyper_stride + index] =
      schedule[replica * schedule_stride + now * schedule_step + index];
  }
  if index == 0 { clock[replica * clock_stride] = now; }
}
