/** What each dispatch of a list takes, in milliseconds over all replays. */
import type { Prepared } from './executor';
import type { Gpu } from './gpu';

/** Timestamps that a query set may hold, by the specification. */
const QUERIES = 4096;
/** Milliseconds that repeats of one dispatch should last, so that a submit's own cost hardly counts. */
const REPEATED_MS = 4;
const MOST_REPEATS = 4096;

/**
 * By the GPU's clock, a pass for each dispatch, in the order of the steps. Browsers round the clock to some 0.1 ms;
 * since a dispatch begins anywhere within that, its time is right on average over many replays.
 */
export async function timeByTimestamps(
  gpu: Gpu,
  prepared: readonly Prepared[],
  times: number,
): Promise<Float64Array> {
  const { device } = gpu;
  const together = Math.max(1, Math.min(times, Math.floor(QUERIES / (2 * prepared.length))));
  const count = 2 * together * prepared.length;
  const queries = device.createQuerySet({ type: 'timestamp', count });
  const { QUERY_RESOLVE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const resolved = device.createBuffer({ size: 8 * count, usage: QUERY_RESOLVE | COPY_SRC });
  const read = device.createBuffer({ size: 8 * count, usage: COPY_DST | MAP_READ });
  const taken = new Float64Array(prepared.length);
  try {
    for (let done = 0; done < times;) {
      const replays = Math.min(together, times - done);
      const encoder = device.createCommandEncoder();
      for (let at = 0; at < replays * prepared.length; at++) {
        const pass = encoder.beginComputePass({
          timestampWrites: {
            querySet: queries,
            beginningOfPassWriteIndex: 2 * at,
            endOfPassWriteIndex: 2 * at + 1,
          },
        });
        encode(pass, prepared[at % prepared.length], 1);
        pass.end();
      }
      const used = 2 * replays * prepared.length;
      encoder.resolveQuerySet(queries, 0, used, resolved, 0);
      encoder.copyBufferToBuffer(resolved, 0, read, 0, 8 * used);
      device.queue.submit([encoder.finish()]);
      await gpu.track(read.mapAsync(GPUMapMode.READ, 0, 8 * used));
      const clock = new BigUint64Array(read.getMappedRange(0, 8 * used));
      for (let at = 0; at < used / 2; at++) {
        const nanoseconds = Number(clock[2 * at + 1] - clock[2 * at]);
        taken[at % prepared.length] += Math.max(0, nanoseconds) / 1e6;
      }
      read.unmap();
      done += replays;
    }
  } finally {
    queries.destroy();
    resolved.destroy();
    read.destroy();
  }
  return taken;
}

/** From outside: each dispatch many times in one submit, less what a submit without work takes. */
export async function timeByRepeats(
  gpu: Gpu,
  prepared: readonly Prepared[],
  times: number,
): Promise<Float64Array> {
  const { queue } = gpu.device;
  const submit = async (dispatch: Prepared | null, repeats: number): Promise<number> => {
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    if (dispatch) encode(pass, dispatch, repeats);
    pass.end();
    const start = performance.now();
    queue.submit([encoder.finish()]);
    await gpu.track(queue.onSubmittedWorkDone());
    return performance.now() - start;
  };
  const nothing = Math.min(await submit(null, 0), await submit(null, 0), await submit(null, 0));
  const taken = new Float64Array(prepared.length);
  for (const [i, dispatch] of prepared.entries()) {
    for (let repeats = 1; ; repeats *= 4) {
      const milliseconds = Math.max(0, (await submit(dispatch, repeats)) - nothing);
      taken[i] = (milliseconds * times) / repeats;
      if (milliseconds >= REPEATED_MS || repeats >= MOST_REPEATS) break;
    }
  }
  return taken;
}

function encode(
  pass: GPUComputePassEncoder,
  { pipeline, bindGroup, workgroups }: Prepared,
  times: number,
): void {
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindGroup);
  for (let time = 0; time < times; time++) {
    pass.dispatchWorkgroups(workgroups[0], workgroups[1], workgroups[2]);
  }
}
