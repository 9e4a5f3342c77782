import type { Dispatch, Grid, Group, TiledDispatch } from '../graph/program';
import {
  bankOf,
  bankSource,
  banksOf,
  throughBank,
  type Bank,
  type ShadedPart,
} from './group-banks';
import type { GpuPlan } from './plan';
import { declarationOf, shaderSource } from './shaders';
import { gridOf, shaderOf, type MatmulVariant } from './variants';

export interface GroupSource {
  readonly code: string;
  readonly banks: readonly Bank[];
  /** Workgroups of one replica. */
  readonly workgroups: number;
}

/**
 * One shader for a group, made of its parts' own WGSL. Each part becomes a function: its bindings become places in
 * shared buffers, its constants `const`s. In a chain a workgroup calls part after part with a barrier between; a
 * part's own workgroups become turns of a loop. In a bundle each part has a range of the workgroups. Binds at most
 * `mostBindings` buffers, or as few as will do.
 */
export function groupSource(
  group: Group,
  { groupSize: workgroupSize, matmul }: Pick<GpuPlan, 'groupSize' | 'matmul'>,
  mostBindings: number,
): GroupSource {
  const shaded = shadedParts(group, matmul);
  const banks = banksOf(shaded, mostBindings);
  const functions = shaded.map((part, i) => instantiate(part, banks, `k${i}`, workgroupSize));
  const turns = shaded.map(({ part, shader }) => workgroupsOf(gridOf(part, shader), workgroupSize));
  const workgroups =
    group.kind === 'chain' ? group.tiles : turns.reduce((sum, count) => sum + count, 0);
  const code = [
    ...banks.map(bankSource),
    ...(group.kind === 'chain' ? ['var<private> tile: u32;'] : []),
    ...functions.map(({ code }) => code),
    `@compute @workgroup_size(${workgroupSize})
fn main(
  @builtin(workgroup_id) at: vec3u,
  @builtin(num_workgroups) grid: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let index = at.y * grid.x + at.x;
  let replica = at.z;
  if index >= ${workgroups}u { return; }
${group.kind === 'chain' ? chainBody(functions, turns) : bundleBody(functions, turns)}}`,
  ].join('\n');
  return { code, banks, workgroups };
}

function chainBody(functions: readonly KernelFunction[], turns: readonly number[]): string {
  const calls = functions.map(
    (part, i) =>
      `  for (var turn = 0u; turn < ${turns[i]}u; turn++) { ${callOf(part, 'turn', turns[i])}; }\n`,
  );
  return `  tile = index;\n${calls.join('  storageBarrier();\n')}`;
}

function bundleBody(functions: readonly KernelFunction[], turns: readonly number[]): string {
  let from = 0;
  return functions
    .map((part, i) => {
      const call = callOf(part, `index - ${from}u`, turns[i]);
      from += turns[i];
      return `  if index < ${from}u { ${call}; return; }\n`;
    })
    .join('');
}

interface KernelFunction {
  /** Before every name of the kernel's module. */
  readonly prefix: string;
  readonly code: string;
  /** Of its `main`, in order. */
  readonly parameters: readonly string[];
}

/** The shaders that a group's parts run as; tiles have to start at four neighbours too. */
function shadedParts({ parts }: Group, matmul: MatmulVariant): readonly ShadedPart[] {
  return parts.map((part) => {
    const inFours = Object.values(shiftsOf(part)).every((shift) => shift % 4 === 0);
    return { part, shader: shaderOf(part, inFours ? matmul : 'scalar') };
  });
}

function shiftsOf(part: Dispatch | TiledDispatch): TiledDispatch['shifts'] {
  return 'shifts' in part ? part.shifts : {};
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

function workgroupsOf(grid: Grid, workgroupSize: number): number {
  return 'workgroups' in grid ? grid.workgroups : Math.ceil(grid.invocations / workgroupSize);
}

/** Everything that a kernel's WGSL leaves open: its constants, its bindings' strides, its workgroups' size. */
export function constantsOf(part: Dispatch, workgroupSize: number): Record<string, number> {
  const constants: Record<string, number> = { ...part.constants, workgroup_size: workgroupSize };
  for (const [name, slice] of Object.entries(part.bindings)) {
    constants[`${name}_stride`] = slice?.stride ?? 0;
  }
  return constants;
}

/** A kernel's WGSL as a function `prefix_main`, every name of its module with the prefix. */
function instantiate(
  shaded: ShadedPart,
  banks: readonly Bank[],
  prefix: string,
  workgroupSize: number,
): KernelFunction {
  const { part, shader } = shaded;
  const { bindings, constants } = declarationOf(shader);
  const values = constantsOf(part, workgroupSize);
  const source = shaderSource(shader, part.activation);
  const parameters = [...source.matchAll(/@builtin\(\w+\) (\w+):/g)].map(([, name]) => name);
  let code = source
    .replace(/\/\/.*$/gm, '')
    .replace(/^@group.*$/gm, '')
    .replace(/@compute @workgroup_size\(\w+\)\n/, '')
    .replace(/@builtin\(\w+\) /g, '')
    .replace(/^override (\w+)\s*=/gm, 'const $1 =')
    .replace(/^override (\w+)\s*:\s*(\w+)\s*;/gm, (_, name: string, type: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`A dispatch of ${shader} does not say ${name}.`);
      return `const ${name}: ${type} = ${literal(value, type)};`;
    });
  const names = [...code.matchAll(/^(?:fn|const|var<workgroup>)\s+(\w+)/gm)].map(
    ([, name]) => name,
  );
  for (const name of new Set([...names, ...constants.keys()])) {
    code = code.replace(new RegExp(`(?<![.\\w])${name}\\b`, 'g'), `${prefix}_${name}`);
  }
  for (const binding of bindings) {
    const { name } = binding;
    const bank = bankOf(shaded, name, banks);
    const offset = part.bindings[name]?.offset ?? 0;
    const shift = shiftsOf(part)[name] ?? 0;
    const place = shift ? `(${offset} + tile * ${shift})` : `${offset}`;
    code = throughBank(code, binding, bank, banks[bank].element, place);
  }
  return { prefix, parameters, code: code.replace(/\n\s*\n+/g, '\n') };
}

/** A number as WGSL writes it; a float32 has at most nine significant digits. */
function literal(value: number, type: string): string {
  if (type === 'u32') return `${value}u`;
  return `f32(${Number.isInteger(value) ? value.toFixed(1) : value.toExponential()})`;
}
