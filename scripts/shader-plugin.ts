/**
 * Vite plugin: the build's shaders go without comments and indentation, which are a third of what a
 * visitor would download of them. Lines stay where they are, so that errors name the right one.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const QUERY = /\.wgsl\?raw$/;

/** WGSL has no string literals, so every `//` and `/*` opens a comment; block comments nest. */
export function bareShader(source: string): string {
  let bare = '';
  let depth = 0;
  let inLine = false;
  for (const [piece] of source.matchAll(/\/\*|\*\/|\/\/|\n|[^/*\n]+|[/*]/g)) {
    if (piece === '\n') {
      inLine = false;
      bare += piece;
    } else if (inLine) continue;
    else if (piece === '/*') depth++;
    else if (depth > 0) {
      // A comment between two words parts them.
      if (piece === '*/' && --depth === 0) bare += ' ';
    } else if (piece === '//') inLine = true;
    else bare += piece;
  }
  return bare.replace(/^[ \t]+|[ \t]+$/gm, '');
}

export function shaders(): Plugin {
  return {
    name: 'shaders',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (!QUERY.test(id)) return null;
      const source = readFileSync(id.slice(0, id.indexOf('?')), 'utf8');
      return { code: `export default ${JSON.stringify(bareShader(source))};`, moduleType: 'js' };
    },
  };
}
