import { describe, expect, test } from 'vitest';
import { GpuLimitError } from '../../src/gpu/errors';
import { check, compatibilityLimits } from '../../src/gpu/limits';
import { fetchShaders } from '../../src/gpu/shaders';
import type { BufferSpec, Program, Slice } from '../../src/graph/program';
import { tasks } from '../../src/task/registry';
import { candidatePlans } from '../../src/train/autotune';
import { buildPrograms } from '../../src/train/programs';
import { inTiles } from '../../src/train/tiles';
import { smallConfigs } from '../train/small-configs';

const buffer = (label: string, length: number): BufferSpec => ({ label, type: 'float', length });
const whole = (spec: BufferSpec, replicas = 1): Slice => {
  const stride = spec.length / replicas;
  return { buffer: spec, offset: 0, stride, length: stride };
};

/** A program of one column sum. */
function columnSum(x: Slice, out: Slice, replicas = 1, columns = 4): Program {
  return {
    label: 'test',
    replicas,
    dispatches: [
      {
        kernel: 'column_sum',
        constants: { rows: 1, columns },
        bindings: { x, out },
        grid: { invocations: columns },
        flops: 0,
      },
    ],
  };
}

const limits = compatibilityLimits;
const refusal = (program: Program, own = limits, size = 64) => {
  try {
    check([program], own, size);
  } catch (error) {
    expect(error).toBeInstanceOf(GpuLimitError);
    return (error as Error).message;
  }
  return undefined;
};

test('programs within the limits pass', () => {
  expect(refusal(columnSum(whole(buffer('x', 8), 2), whole(buffer('y', 8), 2), 2))).toBeUndefined();
});

test('a buffer that is too large is refused with an estimate', () => {
  const large = columnSum(whole(buffer('logits', 2 ** 27)), whole(buffer('y', 4)));
  expect(refusal(large)).toMatch(/"logits" needs 512 MiB.*allows 256 MiB/);
});

test('a binding that is too large is refused with an estimate', () => {
  const large = columnSum(whole(buffer('logits', 2 ** 26), 4), whole(buffer('y', 16), 4), 4);
  expect(refusal(large)).toMatch(/column_sum binds 256 MiB of "logits".*128 MiB/);
});

test('a grid that is too large is refused', () => {
  const small = { ...limits, maxComputeWorkgroupsPerDimension: 2 };
  const program = columnSum(whole(buffer('x', 300)), whole(buffer('y', 300)), 1, 300);
  expect(refusal(program, small)).toMatch(/column_sum needs a larger grid/);
});

test('workgroups that are too large are refused', () => {
  const program = columnSum(whole(buffer('x', 4)), whole(buffer('y', 4)));
  expect(refusal(program, limits, 256)).toMatch(/256 invocations .* allows 128/);
});

test('a slice at no multiple of 256 bytes is refused', () => {
  const x = { ...whole(buffer('x', 128)), offset: 63, length: 4 };
  expect(refusal(columnSum(x, whole(buffer('y', 4))))).toMatch(/element 63 of "x"/);
});

test('a slice beyond the end of its buffer is refused', () => {
  const x = { ...whole(buffer('x', 128)), offset: 64 };
  expect(refusal(columnSum(x, whole(buffer('y', 4))))).toMatch(/beyond the end of "x"/);
});

test('what is written is bound only once', () => {
  const spec = buffer('both', 128);
  const x = { buffer: spec, offset: 0, stride: 4, length: 4 };
  expect(refusal(columnSum(x, { ...x, offset: 64 }))).toMatch(/binds x and out .* "both"/);
});

describe.each(Object.entries(smallConfigs))('%s', (_name, config) => {
  const task = tasks.get(config.task.id)!;

  test.each(candidatePlans(config, task))('%j keeps to the least limits', async ({ tile }) => {
    const options = tile ? { tiles: inTiles(Number(tile)) } : {};
    const { train, evaluate } = buildPrograms(config, task.shape(config.task), options);
    await fetchShaders([train, evaluate]);
    expect(() => check([train, evaluate], limits, 64)).not.toThrow();
  });
});
