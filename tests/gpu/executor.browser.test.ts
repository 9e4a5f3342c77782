import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGpu } from '../../src/gpu/open';
import { DeviceLostError, GpuError, ShaderError } from '../../src/gpu/errors';
import { GpuExecutor } from '../../src/gpu/executor';
import type { Gpu } from '../../src/gpu/gpu';
import { compileModule } from '../../src/gpu/pipelines';
import type { BufferSpec, Program, Slice } from '../../src/graph/program';

let gpu: Gpu;
beforeEach(async () => {
  gpu = await openGpu();
});
afterEach(() => gpu.close());

const x: BufferSpec = { label: 'x', type: 'float', length: 3 };
const out: BufferSpec = { label: 'out', type: 'float', length: 3 };
const counts: BufferSpec = { label: 'counts', type: 'uint', length: 4 };
const whole = (buffer: BufferSpec): Slice => {
  const { length } = buffer;
  return { buffer, offset: 0, stride: length, length };
};

/** out += xᵀ·1: a matmul that adds x to out. */
const add: Program = {
  label: 'add',
  replicas: 1,
  dispatches: [
    {
      kernel: 'matmul',
      constants: {
        m: 3,
        n: 1,
        k: 1,
        transpose_a: 0,
        transpose_b: 0,
        accumulate: 1,
        has_bias: 0,
        has_residual: 0,
        has_activation: 0,
      },
      bindings: {
        a: whole(x),
        b: whole({ label: 'one', type: 'float', length: 1 }),
        bias: null,
        residual: null,
        out: whole(out),
        pre: null,
      },
      grid: { invocations: 1 },
      flops: 6,
    },
  ],
  buffers: [counts],
};
const one = add.dispatches[0].bindings.b!.buffer;

async function adder(): Promise<GpuExecutor> {
  const executor = await GpuExecutor.create(gpu, [add]);
  executor.write(x, Float64Array.of(1, 2, 3));
  executor.write(one, Float32Array.of(1));
  return executor;
}

test('buffers start at zero, and calls take effect in their order', async () => {
  const executor = await adder();
  const reads = [executor.readFloats(out)];
  executor.run(add, 2);
  reads.push(executor.readFloats(out));
  executor.write(x, Float32Array.of(100), 1);
  executor.run(add, 1);
  reads.push(executor.readFloats(out), executor.readFloats(out, 2));
  executor.copy(out, x);
  reads.push(executor.readFloats(x));
  expect((await Promise.all(reads)).map((values) => [...values])).toEqual([
    [0, 0, 0],
    [2, 4, 6],
    [3, 104, 9],
    [3, 104],
    [3, 104, 9],
  ]);
  await executor.settle();
  executor.dispose();
});

test('integers are read as numbers', async () => {
  const executor = await adder();
  executor.write(counts, Uint32Array.of(7, 8), 2);
  expect([...(await executor.readFloats(counts))]).toEqual([0, 0, 7, 8]);
  expect(() => executor.write(counts, Float32Array.of(1))).toThrow(/"counts" holds uints/);
});

test('a step makes nothing new on the device', async () => {
  const executor = await adder();
  executor.run(add, 1);
  await executor.readFloats(out);
  const { device } = gpu;
  const made: string[] = [];
  const watched: string[] = [];
  for (const name of Object.keys(GPUDevice.prototype) as (keyof GPUDevice)[]) {
    if (!name.startsWith('create') || name === 'createCommandEncoder') continue;
    watched.push(name);
    Object.defineProperty(device, name, { value: () => made.push(name) });
  }
  expect(watched).toContain('createBindGroup');
  for (let i = 0; i < 10; i++) {
    executor.run(add, 3);
    await executor.readFloats(out);
  }
  expect(made).toEqual([]);
  expect([...(await executor.readFloats(out))]).toEqual([31, 62, 93]);
});

test('a pipeline is compiled once for the same kernel and constants', () => {
  const constants = { ...add.dispatches[0].constants, workgroup_size: 64 };
  const names = ['a', 'b', 'bias', 'residual', 'out', 'pre'];
  const strides = Object.fromEntries(names.map((name) => [`${name}_stride`, 0]));
  const first = gpu.pipelines.get('matmul', { ...constants, ...strides });
  expect(gpu.pipelines.get('matmul', { ...strides, ...constants })).toBe(first);
  expect(gpu.pipelines.get('matmul', { ...strides, ...constants, m: 4 })).not.toBe(first);
});

test('a constant that is left out is named', async () => {
  const { m: _, ...constants } = add.dispatches[0].constants;
  const program = { ...add, dispatches: [{ ...add.dispatches[0], constants }] };
  await expect(GpuExecutor.create(gpu, [program])).rejects.toThrow(/matmul\.wgsl: .*\bm\b/s);
});

test('a shader that does not compile is shown with its line', async () => {
  const code = 'fn f() -> f32 {\n  return missing;\n}';
  const error = await compileModule(gpu.device, 'broken', code).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ShaderError);
  expect((error as Error).message).toMatch(
    /broken\.wgsl:2:10: .*missing.*\n {2} {2}return missing;\n {11}\^/,
  );
});

test('an error that no call was told of is told by the next', async () => {
  const executor = await adder();
  gpu.device.queue.writeBuffer(
    gpu.device.createBuffer({ size: 4, usage: 1 }),
    0,
    new Uint8Array(64),
  );
  await expect(executor.settle()).rejects.toThrow(GpuError);
  expect(() => executor.run(add, 1)).toThrow(GpuError);
  await expect(executor.readFloats(out)).rejects.toThrow(GpuError);
});

test('programs that do not fit are refused before anything is allocated', async () => {
  const large: BufferSpec = { label: 'large', type: 'float', length: 2 ** 40 };
  await expect(GpuExecutor.create(gpu, [{ ...add, buffers: [large] }])).rejects.toThrow(
    /"large" needs/,
  );
});

test('the loss of the device rejects what waits, and all that follows', async () => {
  const executor = await adder();
  const waiting = executor.readFloats(out).catch((reason: unknown) => reason);
  gpu.close();
  expect(await executor.onLost).toBeInstanceOf(DeviceLostError);
  expect(await waiting).toBeInstanceOf(DeviceLostError);
  await expect(executor.settle()).rejects.toThrow(DeviceLostError);
  await expect(executor.readFloats(out)).rejects.toThrow(DeviceLostError);
  expect(() => executor.run(add, 1)).toThrow(DeviceLostError);
  executor.dispose();
});

test('timed by the adapter’s clock, a program does what it does untimed', async () => {
  const executor = await adder();
  expect(executor.timedBy).toBe('timestamps');
  const timings = await executor.time(add, 3000);
  expect([...(await executor.readFloats(out))]).toEqual([3000, 6000, 9000]);
  expect(timings.map(({ piece }) => piece)).toEqual(add.dispatches);
  expect(timings[0].milliseconds).toBeGreaterThan(0);
});

test('where the clock can’t be read, each dispatch is timed by repeats', async () => {
  const clockless = await openGpu({ noTimestamps: true });
  const executor = await GpuExecutor.create(clockless, [add]);
  expect(executor.timedBy).toBe('repeats');
  const timings = await executor.time(add, 2);
  expect(timings.map(({ piece }) => piece)).toEqual(add.dispatches);
  expect(timings[0].milliseconds).toBeGreaterThanOrEqual(0);
  clockless.close();
});
