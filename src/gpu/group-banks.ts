import type { BufferSpec, Dispatch } from '../graph/program';
import type { ShaderBinding } from './declaration';
import { declarationOf } from './shaders';

/** A buffer that a group binds, once for all its parts. */
export interface Bank {
  readonly buffer: BufferSpec;
  readonly access: 'read' | 'read_write';
  readonly element: ShaderBinding['element'];
}

/** A part of a group, and the name of the shader that it runs as. */
export interface ShadedPart {
  readonly part: Dispatch;
  readonly shader: string;
}

/**
 * Every buffer that some parts use, each once; and once more in fours where all only read it and some read fours, as
 * far as `most` bindings allow. What is written is not bound in fours: a write to one of four may touch the others.
 */
export function banksOf(parts: readonly ShadedPart[], most: number): readonly Bank[] {
  const banks = new Map<BufferSpec, Bank>();
  const fours = new Set<BufferSpec>();
  for (const { part, shader } of parts) {
    for (const { name, access, element } of declarationOf(shader).bindings) {
      const buffer = part.bindings[name]?.buffer;
      if (!buffer) continue;
      if (element === 'vec4f') fours.add(buffer);
      if (access === 'read' && banks.has(buffer)) continue;
      banks.set(buffer, { buffer, access, element: buffer.type === 'uint' ? 'u32' : 'f32' });
    }
  }
  const again = [...banks.values()]
    .filter(({ buffer, access }) => access === 'read' && fours.has(buffer))
    .slice(0, Math.max(0, most - banks.size));
  return [...banks.values(), ...again.map((bank): Bank => ({ ...bank, element: 'vec4f' }))];
}

/**
 * Number of a binding's bank: in its own elements, else one by one. One that the options leave unused may be any that
 * fits, since it is never touched.
 */
export function bankOf({ part, shader }: ShadedPart, name: string, banks: readonly Bank[]): number {
  const { access, element } = declarationOf(shader).bindings.find((b) => b.name === name)!;
  const buffer = part.bindings[name]?.buffer;
  const fits = (bank: Bank) =>
    buffer
      ? bank.buffer === buffer
      : (bank.element === 'u32') === (element === 'u32') &&
        (access === 'read' || bank.access === 'read_write');
  const own = banks.findIndex((bank) => fits(bank) && bank.element === element);
  return own < 0 ? banks.findIndex(fits) : own;
}

/** Elements of a bank. */
export function lengthOf({ element, buffer: { length } }: Bank): number {
  return element === 'vec4f' ? Math.ceil(length / 4) : length;
}

/**
 * WGSL of a bank, and of what reads and writes it four at a time where it is bound one by one. Its length is
 * written out: where an implementation keeps an index within bounds, a number is cheaper to compare with than a length
 * that it has to ask for.
 */
export function bankSource(bank: Bank, i: number): string {
  const { access, element } = bank;
  const type = `array<${element}, ${lengthOf(bank)}>`;
  const lines = [`@group(0) @binding(${i}) var<storage, ${access}> bank${i}: ${type};`];
  if (element === 'f32') {
    const four = [0, 1, 2, 3].map((lane) => `bank${i}[i + ${lane}]`);
    lines.push(`fn bank${i}_four(i: u32) -> vec4f { return vec4f(${four.join(', ')}); }`);
    if (access === 'read_write') {
      const stores = four.map((place, lane) => `${place} = x[${lane}];`);
      lines.push(`fn bank${i}_store_four(i: u32, x: vec4f) { ${stores.join(' ')} }`);
    }
  }
  return lines.join('\n');
}

/**
 * Turns a kernel's accesses of a binding, `name[index]`, to its bank, from element `place` on. An index counts in the
 * binding's own elements.
 */
export function throughBank(
  code: string,
  binding: ShaderBinding,
  bank: number,
  of: Bank['element'],
  place: string,
): string {
  const { name, element } = binding;
  const found = new RegExp(`(?<![.\\w])${name}\\[`, 'g');
  let out = '';
  let done = 0;
  for (let match = found.exec(code); match; match = found.exec(code)) {
    const end = closing(code, found.lastIndex);
    const inner = (text: string) => throughBank(text, binding, bank, of, place);
    const index = inner(code.slice(found.lastIndex, end));
    out += code.slice(done, match.index);
    done = end + 1;
    if (element === of) {
      out += `bank${bank}[${place}${element === 'vec4f' ? ' / 4' : ''} + ${index}]`;
    } else {
      const stored = /^ = ([^;]*);/.exec(code.slice(done));
      const at = `${place} + 4 * (${index})`;
      out += stored
        ? `bank${bank}_store_four(${at}, ${inner(stored[1])});`
        : `bank${bank}_four(${at})`;
      done += stored ? stored[0].length : 0;
    }
    found.lastIndex = done;
  }
  return out + code.slice(done);
}

/** Where the bracket that opens before `from` is closed. */
function closing(code: string, from: number): number {
  let depth = 1;
  for (let i = from; i < code.length; i++) {
    if (code[i] === '[') depth++;
    if (code[i] === ']' && --depth === 0) return i;
  }
  throw new Error(`no bracket closes ${code.slice(from, from + 40)}`);
}
