/**
 * The direction of imports, as an ESLint rule. Each layer is a folder (or a file) of src/, or tasks/
 * or shaders/; the table says what it may import besides itself.
 *
 *     shaders ← gpu|cpu ← graph ← ops ← model ← optim ← train ← experiments ← worker|cli
 *     ui → state → protocol ← worker
 *
 * An entry is a layer, or one file of a layer ('graph/kernel'); `types(...)` allows type-only
 * imports. Imports, re-exports, `import()` and `import.meta.glob` all count; packages do not.
 */
import path from 'node:path';

/** @param {string[]} entries */
const types = (...entries) => entries.map((entry) => `type ${entry}`);

// Leaves: plain data and small maths that anyone may use.
const LEAVES = ['config', 'random', 'task', 'activations', 'recipes'];
// What the page and the engine both know of results.
const RESULTS = ['metrics', 'analysis'];
// The engine, in order: each may import everything before it.
const KERNELS = ['shaders', 'wasm', 'gpu', 'cpu'];
const ENGINE = [...KERNELS, 'graph', 'ops', 'model', 'optim', 'train', 'experiments'];
/** @param {string} layer */
const before = (layer) => [...LEAVES, ...ENGINE.slice(0, ENGINE.indexOf(layer))];
// What an executor must know of the graph: the form of a kernel, of a program, of an executor.
const PROGRAM = ['graph/kernel', 'graph/program', 'graph/executor'];

/** @type {Record<string, string[]>} */
export const LAYERS = {
  shaders: [],
  wasm: [],
  random: [],
  config: types('task'),
  // The registry alone gathers tasks/.
  task: ['config', 'random', 'tasks'],
  tasks: ['task', 'random'],
  activations: types('graph/kernel'),
  recipes: ['config', ...types('task', 'protocol')],

  gpu: [...LEAVES, 'shaders', ...PROGRAM, ...types('protocol')],
  cpu: [...LEAVES, 'wasm', ...PROGRAM, ...types('protocol')],
  graph: before('graph'),
  ops: before('ops'),
  model: before('model'),
  optim: before('optim'),
  train: [...before('train'), ...RESULTS, ...types('protocol')],
  experiments: [...before('experiments'), ...RESULTS, ...types('protocol')],

  metrics: ['analysis', ...types('config', 'task', 'protocol')],
  analysis: ['metrics', 'random', ...types('config', 'task', 'protocol')],
  interchange: [...LEAVES, ...RESULTS, ...types('protocol', 'model')],
  protocol: types(...LEAVES, ...RESULTS, 'interchange'),

  worker: [...LEAVES, ...ENGINE, ...RESULTS, 'interchange', 'protocol'],
  cli: [...LEAVES, ...ENGINE, ...RESULTS, 'interchange', ...types('protocol')],

  // Scores a run's kept evaluations anew, in a worker of its own.
  lens: [...RESULTS, ...types('protocol')],

  state: [...LEAVES, ...RESULTS, 'interchange', 'protocol', 'lens'],
  lessons: [...LEAVES, ...RESULTS, ...types('protocol', 'state')],
  ui: [...LEAVES, ...RESULTS, 'interchange', 'protocol', 'lens', 'state', 'lessons', 'tasks'],
};

/**
 * The layer of a file and its name within it; undefined for a file outside every layer's reach.
 *
 * @param {string} root
 * @param {string} file
 */
function place(root, file) {
  const [top, ...rest] = path.relative(root, file).split(path.sep);
  const parts = top === 'src' ? rest : top === 'tasks' || top === 'shaders' ? [top, ...rest] : [];
  if (parts.length === 0) return undefined;
  const [layer, ...inside] = parts.map((part) => part.replace(/(\.d)?\.[cm]?[jt]sx?(\?.*)?$/, ''));
  return { layer, name: [layer, ...inside].join('/') };
}

/** @type {import('eslint').Rule.RuleModule} */
export const layersRule = {
  meta: {
    type: 'problem',
    docs: { description: 'imports go one way between layers' },
    messages: {
      direction: "'{{from}}' may not import '{{to}}'{{hint}}: scripts/layers.mjs says who may.",
      unknown: "'{{layer}}' is no layer yet: add it to the table in scripts/layers.mjs.",
    },
    schema: [],
  },
  create(context) {
    const root = context.cwd;
    const self = place(root, context.filename);
    if (!self || self.layer === 'vite-env') return {};
    if (!(self.layer in LAYERS)) {
      return {
        Program: (node) =>
          context.report({ node, messageId: 'unknown', data: { layer: self.layer } }),
      };
    }

    /**
     * @param {import('estree').Node} node
     * @param {unknown} specifier
     * @param {boolean} typesOnly
     */
    const check = (node, specifier, typesOnly) => {
      if (typeof specifier !== 'string' || !/^[./]/.test(specifier)) return;
      const target = specifier.startsWith('/')
        ? path.join(root, specifier)
        : path.resolve(path.dirname(context.filename), specifier);
      const to = place(root, target);
      if (!to || to.layer === self.layer) return;
      const allowed = LAYERS[self.layer];
      const has = (/** @type {string} */ prefix) =>
        allowed.includes(prefix + to.layer) || allowed.includes(prefix + to.name);
      const asType = has('type ');
      if (has('') || (asType && typesOnly)) return;
      const hint = asType ? ' except as types' : '';
      const data = { from: self.layer, to: to.name, hint };
      context.report({ node, messageId: 'direction', data });
    };

    /** Handles `import` and `export ... from`; @param {any} node */
    const declaration = (node) => {
      if (!node.source) return;
      const whole = node.importKind === 'type' || node.exportKind === 'type';
      const each = node.specifiers?.length
        ? node.specifiers.every(
            (/** @type {any} */ s) => s.importKind === 'type' || s.exportKind === 'type',
          )
        : false;
      check(node, node.source.value, whole || each);
    };

    return {
      ImportDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ImportExpression: (node) =>
        check(node, node.source.type === 'Literal' ? node.source.value : undefined, false),
      // The type `import('./file').Name`.
      TSImportType: (/** @type {any} */ node) => check(node, node.source?.value, true),
      'CallExpression[callee.object.type="MetaProperty"][callee.property.name="glob"]': (
        /** @type {any} */ node,
      ) => {
        const [patterns] = node.arguments;
        const list = patterns?.type === 'ArrayExpression' ? patterns.elements : [patterns];
        for (const pattern of list) check(node, pattern?.value, false);
      },
    };
  },
};
