import type { BufferSpec, Dispatch, Group, TiledDispatch } from '../graph/program';
import { declarationOf, shaderSource } from './shaders';

/** A buffer that a group binds, once for all its parts. */
export interface Bank {
  readonly buffer: BufferSpec;
  readonly access: 'read' | 'read_write';
}

export interface GroupSource {
  readonly code: string;
  readonly banks: readonly Bank[];
  /** Workgroups of one replica. */
  readonly workgroups: number;
}

/**
 * One shader for a group, made of its parts' own WGSL. Each kernel's `main` becomes a function, its bindings
 * become places in shared buffers, its constants become `const`s; parts of the same kernel and constants share
 * a function. In a chain a workgroup calls part after part with a barrier between; a part's own workgroups
 * become turns of a loop. In a bundle each part has a range of the workgroups.
 */
export function groupSource(group: Group, workgroupSize: number): GroupSource {
  const banks = banksOf(group.parts);
  const functions = new Map<string, KernelFunction>();
  const calls = group.parts.map((part) => {
    const key = keyOf(part, banks);
    let instance = functions.get(key);
    if (!instance) {
      instance = instantiate(part, banks, `k${functions.size}`, workgroupSize);
      functions.set(key, instance);
    }
    return { part, instance, turns: workgroupsOf(part, workgroupSize) };
  });
  const workgroups =
    group.kind === 'chain' ? group.tiles : calls.reduce((sum, { turns }) => sum + turns, 0);

  const body =
    group.kind === 'chain'
      ? calls.map((call) => chainCall(call)).join('  storageBarrier();\n')
      : bundleCalls(calls);
  const code = [
    ...banks.map(({ buffer, access }, i) => {
      const element = buffer.type === 'uint' ? 'u32' : 'f32';
      return `@group(0) @binding(${i}) var<storage, ${access}> bank${i}: array<${element}>;`;
    }),
    ...[...functions.values()].map(({ code }) => code),
    `@compute @workgroup_size(${workgroupSize})
fn main(
  @builtin(workgroup_id) at: vec3u,
  @builtin(num_workgroups) grid: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let index = at.y * grid.x + at.x;
  let replica = at.z;
  if index >= ${workgroups}u { return; }
${body}}`,
  ].join('\n');
  return { code, banks, workgroups };

  function chainCall({ part, instance, turns }: Call): string {
    const call = callOf(instance, 'turn', turns);
    return `${place(instance, part)}  for (var turn = 0u; turn < ${turns}u; turn++) { ${call}; }\n`;
  }

  function bundleCalls(calls: readonly Call[]): string {
    let from = 0;
    return calls
      .map(({ part, instance, turns }) => {
        const call = callOf(instance, `index - ${from}u`, turns);
        from += turns;
        return `  if index < ${from}u {\n${place(instance, part)}    ${call};\n    return;\n  }\n`;
      })
      .join('');
  }
}

interface KernelFunction {
  /** Before every name of the kernel's module. */
  readonly prefix: string;
  readonly code: string;
  /** Of its `main`, in order. */
  readonly parameters: readonly string[];
  /** Binding names, each with a private variable that says where it starts. */
  readonly bindings: readonly string[];
}

interface Call {
  readonly part: Dispatch;
  readonly instance: KernelFunction;
  readonly turns: number;
}

function isTiled(part: Dispatch): part is TiledDispatch {
  return 'shifts' in part;
}

/** Calls a kernel as its workgroup `group` of `groups`. */
function callOf({ prefix, parameters }: KernelFunction, group: string, groups: number): string {
  const values: Record<string, string> = {
    group: `vec3u(${group}, 0, replica)`,
    groups: `vec3u(${groups}, 1, 1)`,
    lane: 'lane',
  };
  return `${prefix}_main(${parameters.map((name) => values[name]).join(', ')})`;
}

/** Tells the function where a part's slices start. */
function place({ prefix, bindings }: KernelFunction, part: Dispatch): string {
  return bindings
    .map((binding) => {
      const offset = part.bindings[binding]?.offset ?? 0;
      const shift = (isTiled(part) && part.shifts[binding]) || 0;
      const moved = shift ? ` + index * ${shift}u` : '';
      return `  ${prefix}_${binding}_at = ${offset}u${moved};\n`;
    })
    .join('');
}

function workgroupsOf({ grid }: Dispatch, workgroupSize: number): number {
  return 'workgroups' in grid ? grid.workgroups : Math.ceil(grid.invocations / workgroupSize);
}

/** Every buffer that some dispatches use, each once. */
export function banksOf(parts: readonly Dispatch[]): readonly Bank[] {
  const access = new Map<BufferSpec, Bank['access']>();
  for (const { kernel, bindings } of parts) {
    for (const binding of declarationOf(kernel).bindings) {
      const slice = bindings[binding.name];
      if (!slice) continue;
      if (binding.access === 'read_write' || !access.has(slice.buffer)) {
        access.set(slice.buffer, binding.access);
      }
    }
  }
  return [...access].map(([buffer, access]) => ({ buffer, access }));
}

/** The bank of a binding; one that the options leave unused may be any of its type, since it is never touched. */
function bankOf(part: Dispatch, name: string, banks: readonly Bank[]): number {
  const slice = part.bindings[name];
  if (slice) return banks.findIndex(({ buffer }) => buffer === slice.buffer);
  const { access, element } = declarationOf(part.kernel).bindings.find((b) => b.name === name)!;
  return banks.findIndex(
    (bank) =>
      bank.buffer.type === (element === 'u32' ? 'uint' : 'float') &&
      (access === 'read' || bank.access === 'read_write'),
  );
}

/** Everything that a kernel's WGSL leaves open: its constants, its bindings' strides, its workgroups' size. */
export function constantsOf(part: Dispatch, workgroupSize: number): Record<string, number> {
  const constants: Record<string, number> = { ...part.constants, workgroup_size: workgroupSize };
  for (const [name, slice] of Object.entries(part.bindings)) {
    constants[`${name}_stride`] = slice?.stride ?? 0;
  }
  return constants;
}

function keyOf(part: Dispatch, banks: readonly Bank[]): string {
  const names = Object.keys(part.bindings);
  return JSON.stringify([
    part.kernel,
    part.activation,
    constantsOf(part, 0),
    names.map((name) => bankOf(part, name, banks)),
  ]);
}

/** A kernel's WGSL as a function `prefix_main`, every name of its module with the prefix. */
function instantiate(
  part: Dispatch,
  banks: readonly Bank[],
  prefix: string,
  workgroupSize: number,
): KernelFunction {
  const { bindings, constants } = declarationOf(part.kernel);
  const values = constantsOf(part, workgroupSize);
  const source = shaderSource(part.kernel, part.activation);
  const parameters = [...source.matchAll(/@builtin\(\w+\) (\w+):/g)].map(([, name]) => name);
  let code = source
    .replace(/\/\/.*$/gm, '')
    .replace(/^@group.*$/gm, '')
    .replace(/@compute @workgroup_size\(\w+\)\n/, '')
    .replace(/@builtin\(\w+\) /g, '')
    .replace(/^override (\w+)\s*=/gm, 'const $1 =')
    .replace(/^override (\w+)\s*:\s*(\w+)\s*;/gm, (_, name: string, type: string) => {
      const value = values[name];
      if (value === undefined)
        throw new Error(`A dispatch of ${part.kernel} does not say ${name}.`);
      return `const ${name}: ${type} = ${literal(value, type)};`;
    });
  const names = [...code.matchAll(/^(?:fn|const|var<workgroup>)\s+(\w+)/gm)].map(
    ([, name]) => name,
  );
  for (const name of new Set([...names, ...constants.keys()])) {
    code = code.replace(new RegExp(`(?<![.\\w])${name}\\b`, 'g'), `${prefix}_${name}`);
  }
  for (const { name } of bindings) {
    const bank = bankOf(part, name, banks);
    code = code.replace(
      new RegExp(`(?<![.\\w])${name}\\[`, 'g'),
      `bank${bank}[${prefix}_${name}_at + `,
    );
  }
  const places = bindings.map(({ name }) => `var<private> ${prefix}_${name}_at: u32;`);
  return {
    prefix,
    parameters,
    code: [...places, code.replace(/\n\s*\n+/g, '\n')].join('\n'),
    bindings: bindings.map(({ name }) => name),
  };
}

/** A number as WGSL writes it; a float32 has at most nine significant digits. */
function literal(value: number, type: string): string {
  if (type === 'u32') return `${value}u`;
  return `f32(${Number.isInteger(value) ? value.toFixed(1) : value.toExponential()})`;
}
