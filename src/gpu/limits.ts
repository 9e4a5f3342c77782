import { buffersOf, type BufferSpec, type Dispatch, type Program } from '../graph/program';
import { GpuLimitError } from './errors';
import { fold } from './grid';
import { declarationOf } from './shaders';

const names = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
] as const;

/** The limits that matter here. */
export type GpuLimits = Readonly<Record<(typeof names)[number], number>>;

/** What every adapter of compatibility level gives; tests hold the kernels to it. */
export const compatibilityLimits: GpuLimits = {
  maxBufferSize: 256 * 2 ** 20,
  maxStorageBufferBindingSize: 128 * 2 ** 20,
  maxStorageBuffersPerShaderStage: 8,
  maxComputeInvocationsPerWorkgroup: 128,
  maxComputeWorkgroupSizeX: 128,
  maxComputeWorkgroupStorageSize: 16_384,
  maxComputeWorkgroupsPerDimension: 65_535,
};

export function limitsOf(limits: GPUSupportedLimits): GpuLimits {
  return Object.fromEntries(names.map((name) => [name, limits[name]])) as GpuLimits;
}

/** Bytes that a binding of `dispatch` covers over all replicas. */
export function bindingBytes(dispatch: Dispatch, name: string, replicas: number): number {
  const slice = dispatch.bindings[name]!;
  return 4 * ((replicas - 1) * slice.stride + slice.length);
}

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toPrecision(3)} MiB`;

/** Throws, with an estimate, where programs would not run within some limits. */
export function check(
  programs: readonly Program[],
  limits: GpuLimits,
  workgroupSize: number,
): void {
  const most = Math.min(limits.maxComputeInvocationsPerWorkgroup, limits.maxComputeWorkgroupSizeX);
  if (workgroupSize > most) {
    throw new GpuLimitError(
      `Workgroups of ${workgroupSize} invocations are asked for; this adapter allows ${most}.`,
    );
  }
  for (const { label, length } of buffersOf(programs)) {
    if (4 * length <= limits.maxBufferSize) continue;
    throw new GpuLimitError(
      `Buffer "${label}" needs ${mebibytes(4 * length)}; this adapter allows ` +
        `${mebibytes(limits.maxBufferSize)} a buffer. A smaller batch, model or number of replicas would fit.`,
    );
  }
  for (const { replicas, dispatches } of programs) {
    for (const dispatch of dispatches) checkDispatch(dispatch, replicas, limits, workgroupSize);
  }
}

function checkDispatch(
  dispatch: Dispatch,
  replicas: number,
  limits: GpuLimits,
  workgroupSize: number,
): void {
  const { kernel, bindings, grid } = dispatch;
  const slices = Object.entries(bindings);
  if (slices.length > limits.maxStorageBuffersPerShaderStage) {
    throw new GpuLimitError(
      `${kernel} binds ${slices.length} buffers; this adapter allows ${limits.maxStorageBuffersPerShaderStage}.`,
    );
  }
  for (const [name, slice] of slices) {
    if (!slice) continue;
    if ((4 * slice.offset) % 256 !== 0) {
      throw new GpuLimitError(
        `${kernel} binds ${name} at element ${slice.offset} of "${slice.buffer.label}"; WebGPU wants a multiple of 64.`,
      );
    }
    const bytes = bindingBytes(dispatch, name, replicas);
    if (4 * slice.offset + bytes > 4 * slice.buffer.length) {
      throw new GpuLimitError(`${kernel} binds ${name} beyond the end of "${slice.buffer.label}".`);
    }
    if (bytes > limits.maxStorageBufferBindingSize) {
      throw new GpuLimitError(
        `${kernel} binds ${mebibytes(bytes)} of "${slice.buffer.label}"; this adapter allows ` +
          `${mebibytes(limits.maxStorageBufferBindingSize)}. A smaller batch, model or number of replicas would fit.`,
      );
    }
  }
  const written = writtenBuffers(dispatch);
  for (const { name, access } of declarationOf(kernel).bindings) {
    const buffer = bindings[name]?.buffer;
    if (access !== 'read' || !buffer || !written.has(buffer)) continue;
    throw new GpuLimitError(
      `${kernel} reads ${name} from "${buffer.label}", which it writes too; WebGPU allows that in no dispatch.`,
    );
  }
  const most = limits.maxComputeWorkgroupsPerDimension;
  if (!fold(grid, replicas, workgroupSize, most)) {
    throw new GpuLimitError(
      `${kernel} needs a larger grid than this adapter allows (${most} workgroups a dimension).`,
    );
  }
}

function writtenBuffers({ kernel, bindings }: Dispatch): ReadonlySet<BufferSpec> {
  const written = new Set<BufferSpec>();
  for (const { name, access } of declarationOf(kernel).bindings) {
    const buffer = bindings[name]?.buffer;
    if (access === 'read_write' && buffer) written.add(buffer);
  }
  return written;
}
