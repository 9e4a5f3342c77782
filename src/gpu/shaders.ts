import { activations } from '../activations/all';
import type { Program } from '../graph/program';
import { parseDeclaration, type ShaderDeclaration } from './declaration';
import type { MatmulVariant } from './variants';

const files = import.meta.glob<string>('/shaders/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const variantFiles = import.meta.glob<string>('/shaders/variants/*.wgsl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const byName = (sources: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(sources).map(([path, source]) => [
      path.slice(path.lastIndexOf('/') + 1, -'.wgsl'.length),
      source,
    ]),
  );

/** WGSL of every kernel, by name, but those that are fetched when they are wanted. */
export const shaders = byName(files);

/** WGSL that does the same as a kernel for some shapes, by name; `variants.ts` says when. */
export const variantShaders = byName(variantFiles);

let fetched: ReadonlyMap<string, string> | undefined;

/** Fetches what some programs, or the way in which they multiply matrices, want beside `shaders`. */
export async function fetchShaders(
  programs: readonly Program[],
  matmul: MatmulVariant = 'scalar',
): Promise<void> {
  const known = programs.every(({ dispatches }) => dispatches.every((d) => shaders.has(d.kernel)));
  if (fetched || (known && matmul !== 'wide')) return;
  const { moreShaders, moreVariantShaders } = await import('./more-shaders');
  fetched = new Map([...moreShaders, ...moreVariantShaders]);
}

const declarations = new Map<string, ShaderDeclaration>();

/** What a kernel's WGSL declares. */
export function declarationOf(kernel: string): ShaderDeclaration {
  let declaration = declarations.get(kernel);
  if (!declaration) {
    declaration = parseDeclaration(shaderSource(kernel));
    declarations.set(kernel, declaration);
  }
  return declaration;
}

const IDENTITY = `
fn activation_value(x: f32) -> f32 { return x; }
fn activation_derivative(x: f32) -> f32 { return 1.0; }
`;

/** A kernel's WGSL with an activation's appended, so that the line numbers of its file stay true. */
export function shaderSource(kernel: string, activation?: string): string {
  const source = shaders.get(kernel) ?? variantShaders.get(kernel) ?? fetched?.get(kernel);
  if (source === undefined) throw new Error(`No shader is named ${kernel}.`);
  if (!source.includes('activation_')) return source;
  if (activation === undefined) return source + IDENTITY;
  const { wgsl } = activations.get(activation) ?? {};
  if (wgsl === undefined) throw new Error(`No activation is named ${activation}.`);
  return source + wgsl;
}
