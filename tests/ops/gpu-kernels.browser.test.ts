import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGpu } from '../../src/gpu/open';
import { GpuExecutor, type GpuExecutorOptions } from '../../src/gpu/executor';
import type { Gpu } from '../../src/gpu/gpu';
import { compatibilityLimits } from '../../src/gpu/limits';
import { float32Tolerance } from '../tolerances';
import { casesByKernel } from './all-cases';
import { allKernels } from './all-kernels';
import { outside } from './close';
import { sameBytes } from './same-bytes';
import { programOf, type CaseProgram } from './program-of';

/** Every case of a kernel on one executor: the bytes of every buffer afterwards. */
async function runAll(gpu: Gpu, all: readonly CaseProgram[], options: GpuExecutorOptions) {
  gpu.device.pushErrorScope('validation');
  const programs = all.map(({ program }) => program);
  const executor = await GpuExecutor.create(gpu, programs, options);
  const results: Float32Array[][] = [];
  for (const { program, buffers } of all) {
    for (const { spec, before } of buffers) executor.write(spec, before);
    executor.run(program, 1);
    results.push(await Promise.all(buffers.map(({ spec }) => executor.readFloats(spec))));
  }
  await executor.settle();
  executor.dispose();
  expect((await gpu.device.popErrorScope())?.message).toBeUndefined();
  return results;
}

const suites: { name: string; compatibility: boolean; options: GpuExecutorOptions }[] = [
  { name: 'core limits', compatibility: false, options: { plan: { matmul: 'scalar' } } },
  {
    name: 'compatibility limits, grids folded at 37 workgroups',
    compatibility: true,
    options: {
      limits: { ...compatibilityLimits, maxComputeWorkgroupsPerDimension: 37 },
      plan: { workgroupSize: 128, reductionSize: 64, matmul: 'wide' },
    },
  },
];

describe.each(suites)('WGSL against the float64 twin, $name', ({ compatibility, options }) => {
  let gpu: Gpu;
  beforeAll(async () => {
    gpu = await openGpu(compatibility ? { levels: ['compatibility'], defaultLimits: true } : {});
    if (compatibility) {
      expect(gpu.limits.maxComputeInvocationsPerWorkgroup).toBe(128);
      expect(gpu.limits.maxStorageBuffersPerShaderStage).toBe(8);
    }
  });
  afterAll(() => gpu.close());

  test.each([...allKernels.keys()])('%s', async (kernel) => {
    const cases = casesByKernel.get(kernel)!;
    const single = cases.map((each) => programOf(kernel, each, 1));
    const triple = cases.map((each) => programOf(kernel, each, 3));
    const results = await runAll(gpu, [...single, ...triple], options);

    for (const [i, { program, buffers }] of [...single, ...triple].entries()) {
      for (const [j, { spec, after }] of buffers.entries()) {
        const exact = spec.type === 'uint';
        const expected = exact ? Float32Array.from(after) : after;
        const tolerance = (value: number) => (exact ? 0 : float32Tolerance(kernel, value));
        const where = `${kernel}, ${program.label}, R = ${program.replicas}, ${spec.label}`;
        expect(outside(results[i][j], expected, tolerance), where).toBeUndefined();
      }
    }
    // A replica's bits do not depend on R.
    for (const [i, { program, buffers }] of single.entries()) {
      for (const [j, { spec, first }] of buffers.entries()) {
        const alone = results[i][j].subarray(...first);
        const among = results[cases.length + i][j].subarray(...first);
        expect(sameBytes(among, alone), `${program.label}, ${spec.label}`).toBe(true);
      }
    }
    // Nor do they change from one time to the next.
    const again = await runAll(gpu, [...single, ...triple], options);
    const same = again.map((buffers, i) =>
      buffers.every((each, j) => sameBytes(each, results[i][j])),
    );
    expect(same).not.toContain(false);
  });
});
