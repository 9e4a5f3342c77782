import { buffersOf, type Dispatch, type Group, type Program } from '../graph/program';
import { GpuLimitError } from './errors';
import { banksOf } from './group-banks';
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
  for (const { replicas, dispatches, grouped } of programs) {
    for (const step of grouped ?? dispatches) {
      if ('kind' in step) checkGroup(step, limits);
      else checkDispatch(step, replicas, limits, workgroupSize);
    }
  }
}

/** A group binds whole buffers, each once. */
function checkGroup({ label, parts }: Group, limits: GpuLimits): void {
  const banks = banksOf(
    parts.map((part) => ({ part, shader: part.kernel })),
    0,
  );
  if (banks.length > limits.maxStorageBuffersPerShaderStage) {
    throw new GpuLimitError(
      `${label} binds ${banks.length} buffers; this adapter allows ${limits.maxStorageBuffersPerShaderStage}.`,
    );
  }
  for (const { buffer } of banks) {
    if (4 * buffer.length <= limits.maxStorageBufferBindingSize) continue;
    throw new GpuLimitError(
      `${label} binds ${mebibytes(4 * buffer.length)} of "${buffer.label}"; this adapter allows ` +
        `${mebibytes(limits.maxStorageBufferBindingSize)}.`,
    );
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
  checkOverlaps(dispatch, replicas);
  const most = limits.maxComputeWorkgroupsPerDimension;
  if (!fold(grid, replicas, workgroupSize, most)) {
    throw new GpuLimitError(
      `${kernel} needs a larger grid than this adapter allows (${most} workgroups a dimension).`,
    );
  }
}

/** WebGPU lets nothing be bound twice in a dispatch that is written through either binding. */
function checkOverlaps(dispatch: Dispatch, replicas: number): void {
  const { kernel, bindings } = dispatch;
  const bound = declarationOf(kernel).bindings.flatMap(({ name, access }) => {
    const slice = bindings[name];
    if (!slice) return [];
    const start = 4 * slice.offset;
    return { name, access, slice, start, end: start + bindingBytes(dispatch, name, replicas) };
  });
  for (const [i, a] of bound.entries()) {
    for (const b of bound.slice(i + 1)) {
      if (a.slice.buffer !== b.slice.buffer || (a.access === 'read' && b.access === 'read'))
        continue;
      // A buffer that is only read at one binding and written at another is refused even where they are apart.
      if (a.access === b.access && (a.end <= b.start || b.end <= a.start)) continue;
      throw new GpuLimitError(
        `${kernel} binds ${a.name} and ${b.name} to the same part of "${a.slice.buffer.label}", and writes there.`,
      );
    }
  }
}
