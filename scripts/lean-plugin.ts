/**
 * Vite plugins: the build goes without what a visitor would download for nothing, the indentation of the
 * page's templates and style sheets, and in the worker the words that only the page shows; and is minified twice.
 */
import { minify } from 'terser';
import type { Plugin } from 'vite';

const PAGE = /\/src\/ui\/.*\.ts$/;
const DESCRIBED = /\/(?:src\/config|tasks)\/[^/]*\.ts$/;
const STYLE = /\bcss`[^`$]*`/g;
const WORDS = /^(\s*(?:help|summary):\s*)'(?:[^'\\\n]|\\.)*'/gm;

/** Nothing of the page's markup keeps its white space, so every line may begin at its first character. */
export function bareTemplates(): Plugin {
  return lean('bare-templates', PAGE, (code) =>
    code
      .replace(STYLE, (style) =>
        style
          .replace(/\/\*[^]*?\*\//g, '')
          .replace(/\s*([{};,])\s+/g, '$1')
          .replace(/: /g, ':')
          .replace(/;}/g, '}'),
      )
      .replace(/\n[ \t]+/g, '\n'),
  );
}

export function wordless(): Plugin {
  return lean('wordless', DESCRIBED, (code) => code.replace(WORDS, "$1''"));
}

/** Nothing is loaded ahead of an `import()`, so that what Vite would do so with is only in the way. */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id.endsWith('vite/preload-helper.js') ? PLAIN_IMPORT : null),
  };
}
const PLAIN_IMPORT = 'export const __vitePreload = (load) => load();';

/** A second minifier finds another hundredth, mostly in what the first leaves of large functions. */
export function twiceMinified(): Plugin {
  return {
    name: 'twice-minified',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const options = { module: true, ecma: 2020, compress: { passes: 3 } } as const;
        const { code } = await minify(chunk.code, options);
        if (code !== undefined && code.length < chunk.code.length) chunk.code = code;
      }
    },
  };
}

function lean(name: string, where: RegExp, rewrite: (code: string) => string): Plugin {
  return {
    name,
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) => (where.test(id) ? { code: rewrite(code), map: null } : null),
  };
}
