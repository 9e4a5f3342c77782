export interface ShaderBinding {
  readonly name: string;
  readonly access: 'read' | 'read_write';
  readonly element: 'f32' | 'u32' | 'vec4f';
}

/** What a kernel's WGSL asks for. */
export interface ShaderDeclaration {
  /** Of group 0, by binding number. */
  readonly bindings: readonly ShaderBinding[];
  /** Types of the `override` constants that have no default, by name. */
  readonly constants: ReadonlyMap<string, string>;
}

const BINDING =
  /@group\(0\)\s*@binding\((\d+)\)\s*var<storage,\s*(read|read_write)>\s*(\w+)\s*:\s*array<(f32|u32|vec4f)>;/g;
const CONSTANT = /^override\s+(\w+)\s*:\s*(\w+)\s*;/gm;

/** Reads a kernel's declarations from its WGSL, which keeps each on one line. */
export function parseDeclaration(source: string): ShaderDeclaration {
  const bindings: ShaderBinding[] = [];
  for (const [, number, access, name, element] of source.matchAll(BINDING)) {
    bindings[Number(number)] = { name, access, element } as ShaderBinding;
  }
  const constants = new Map<string, string>();
  for (const [, name, type] of source.matchAll(CONSTANT)) constants.set(name, type);
  return { bindings, constants };
}
