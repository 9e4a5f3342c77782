import { describe, expect, test } from 'vitest';
import { parseDeclaration, type ShaderBinding } from '../../src/gpu/declaration';
import { moreShaders, moreVariantShaders } from '../../src/gpu/more-shaders';
import { shaders, variantShaders } from '../../src/gpu/shaders';
import { allKernels } from './all-kernels';

const allShaders = new Map([...shaders, ...moreShaders]);

/** Constants that are real numbers; all others are u32. */
const REAL = new Set([
  ...['beta1', 'rest1', 'beta2', 'rest2', 'epsilon', 'clip_norm'],
  ...['direction', 'tolerance'],
]);

const variants = [...variantShaders, ...moreVariantShaders];
test.each(variants)('%s declares what its kernel does', (name, source) => {
  const kernel = shaders.get(name.slice(0, name.lastIndexOf('_')))!;
  const [variant, original] = [parseDeclaration(source), parseDeclaration(kernel)];
  expect(variant.constants).toEqual(original.constants);
  const floats = ({ element, ...binding }: ShaderBinding) => {
    return { ...binding, element: element === 'vec4f' ? 'f32' : element };
  };
  expect(variant.bindings.map(floats)).toEqual(original.bindings);
});

test('every shader has a twin, and every twin a shader', () => {
  expect([...allShaders.keys()].sort()).toEqual([...allKernels.keys()].sort());
});

describe.each([...allKernels])('%s.wgsl', (name, kernel) => {
  const source = allShaders.get(name) ?? '';
  const { bindings, constants } = parseDeclaration(source);

  test('declares the bindings of its twin, in order', () => {
    const uses = bindings.map(({ name, access, element }) => [
      name,
      element === 'u32' ? `${access} u32` : access,
    ]);
    expect(uses).toEqual(Object.entries(kernel.bindings));
    expect(source.match(/@binding/g), 'a declaration that the parser missed').toHaveLength(
      bindings.length,
    );
  });

  test('declares the constants of its twin, strides and the workgroup size, none with a default', () => {
    const expected = new Map([
      ...Object.keys(kernel.bindings).map((binding) => [`${binding}_stride`, 'u32'] as const),
      ...kernel.constants.map(
        (constant) => [constant, REAL.has(constant) ? 'f32' : 'u32'] as const,
      ),
      ['workgroup_size', 'u32'] as const,
    ]);
    expect(constants).toEqual(expected);
  });

  test('opens with its maths, its bindings and what one invocation does', () => {
    const header = source.slice(0, source.search(/^[^/]/m));
    expect(header).toMatch(/=|←/);
    for (const { name: binding } of bindings) {
      expect(header, binding).toMatch(new RegExp(`^// (.*, )?${binding}\\b`, 'm'));
    }
    expect(header).toMatch(/^\/\/ One (invocation|workgroup) /m);
  });

  test('keeps infinities and atomics out', () => {
    expect(source.replace(/\/\/.*/g, '')).not.toMatch(/atomic|bitcast/i);
  });
});
