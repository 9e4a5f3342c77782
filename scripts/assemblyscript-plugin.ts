/**
 * Vite plugin: `import wasm from './kernels.as.ts?wasm'` compiles the AssemblyScript source and
 * gives the bytes of the WebAssembly module: from a file of its own in the page's build, which gzip makes most of;
 * inlined for Node and in tests, so that the same import works there too. `?wasm&relaxed` compiles it for relaxed SIMD, which the
 * source sees as ASC_FEATURE_RELAXED_SIMD.
 *
 * Every module is compiled with `OPTIONS`; a line `// asc: --option value ...` in the entry's
 * leading comment adds to them. The module's only import is `env.memory`.
 *
 * The result is cached under node_modules/.cache by the content of every *.as.ts file in the
 * entry's folder, so an entry may import its neighbours but nothing outside its folder.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { Plugin } from 'vite';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const CACHE = path.join(ROOT, 'node_modules/.cache/assemblyscript');
const QUERY = /\.as\.ts\?wasm(&relaxed)?$/;

const OPTIONS = [
  ['-O3', '--noAssert', '--runtime', 'stub'],
  // Memory comes from outside, unshared; its own maximum may be anything.
  ['--importMemory', '--maximumMemory', '65536'],
  ['--enable', 'simd'],
  // A failed bounds check traps instead of calling an imported `abort`.
  ['--use', 'abort='],
].flat();
const RELAXED = ['--enable', 'relaxed-simd'];

export class AssemblyScriptError extends Error {
  constructor(
    message: string,
    readonly file: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
    this.name = 'AssemblyScriptError';
  }
}

/** Options that the entry's leading `// asc: ...` lines ask for. */
function headerOptions(source: string): string[] {
  const options: string[] = [];
  for (const line of source.split('\n')) {
    const text = line.trim();
    if (text !== '' && !/^(\/\/|\/\*|\*)/.test(text)) break;
    const match = /^(?:\/\/|\/?\*+)\s*asc:\s*(.*?)\s*(?:\*\/)?$/.exec(text);
    if (match) options.push(...match[1].split(/\s+/).filter(Boolean));
  }
  return options;
}

/** The entry and every AssemblyScript file beside it. */
function sources(entry: string): string[] {
  const folder = path.dirname(entry);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.as.ts'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Path of the compiled module, made where it is not there yet. */
export async function compileAssemblyScript(entry: string, more: string[] = []): Promise<string> {
  const options = [...OPTIONS, ...more, ...headerOptions(readFileSync(entry, 'utf8'))];
  const relative = path.relative(ROOT, entry).replaceAll(path.sep, '/');
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json') as {
    version: string;
  };

  const hash = createHash('sha256').update(JSON.stringify([version, relative, options]));
  for (const file of sources(entry))
    hash.update(`\0${path.basename(file)}\0`).update(readFileSync(file));
  const cached = path.join(CACHE, `${hash.digest('hex').slice(0, 32)}.wasm`);
  if (existsSync(cached)) return cached;

  const bytes = await runCompiler(relative, options);
  // Written aside and renamed: several processes may compile at once.
  mkdirSync(CACHE, { recursive: true });
  const partial = `${cached}.${process.pid}`;
  writeFileSync(partial, bytes);
  renameSync(partial, cached);
  return cached;
}

async function runCompiler(entry: string, options: string[]): Promise<Uint8Array> {
  // Loaded late: it is large, and a warm cache never needs it.
  const { default: asc } = await import('assemblyscript/asc');
  const output = 'out.wasm';
  let bytes: Uint8Array | undefined;
  let diagnostics = '';
  const text = { write: (chunk: Uint8Array | string) => void (diagnostics += chunk.toString()) };
  const { error } = await asc.main([entry, '--baseDir', ROOT, '-o', output, ...options], {
    stdout: text,
    stderr: text,
    writeFile: (name, contents) => {
      if (name === output && typeof contents !== 'string') bytes = contents;
    },
  });
  if (error || !bytes) {
    // In colour where the environment asks for it. Warnings may come first.
    diagnostics = stripVTControlCharacters(diagnostics);
    const first = /^ERROR [\s\S]*? in (\S+\.ts)\((\d+),(\d+)\)/m.exec(diagnostics);
    const file = first ? path.resolve(ROOT, first[1]) : path.resolve(ROOT, entry);
    const at = first ? `${first[1]}:${first[2]}:${first[3]}` : entry;
    throw new AssemblyScriptError(
      `AssemblyScript does not compile: ${at}\n${diagnostics.trim() || String(error)}`,
      file,
      first ? Number(first[2]) : 1,
      first ? Number(first[3]) : 1,
    );
  }
  return bytes;
}

export function assemblyScript(): Plugin {
  let building = false;
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    configResolved({ command, build }) {
      building = command === 'build' && !build.ssr;
    },
    async load(id) {
      const query = QUERY.exec(id);
      if (!query) return null;
      const entry = id.slice(0, id.indexOf('?'));
      for (const file of sources(entry)) this.addWatchFile(file);
      try {
        const file = await compileAssemblyScript(entry, query[1] ? RELAXED : []);
        return { code: building ? fetched(file) : inlined(file), map: null, moduleType: 'js' };
      } catch (error) {
        if (!(error instanceof AssemblyScriptError)) throw error;
        const { message, file, line, column } = error;
        return this.error({ message, id: file, loc: { file, line, column } });
      }
    },
  };
}

function fetched(file: string): string {
  const url = JSON.stringify(`${file.replaceAll(path.sep, '/')}?url`);
  return `import url from ${url};
const response = await fetch(url);
if (!response.ok) throw new Error('The engine could not be loaded.');
export default new Uint8Array(await response.arrayBuffer());
`;
}

function inlined(file: string): string {
  return `const pairs = '${readFileSync(file).toString('hex')}'.match(/../g);
export default Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
`;
}
