import { parseArgs } from 'node:util';
import { ConfigError } from '../config/run-config';
import type { Precision } from '../cpu/executor';

/** Arguments of `npm run train`. */
export interface TrainArguments {
  /** Path of the run config. */
  readonly config: string;
  /** Folder to write to. */
  readonly out: string;
  /** Undefined: chosen by what is here. */
  readonly device: 'gpu' | 'cpu' | undefined;
  readonly precision: Precision | undefined;
  /** Where to stop early. */
  readonly steps: number | undefined;
  /** How many batches to write. */
  readonly dumpBatches: number;
  readonly autotune: boolean;
  /** Path of an engine.json to replay. */
  readonly engine: string | undefined;
  /** Path of the text that the model is to read, where the task is `text`. */
  readonly text: string | undefined;
}

export const usage = `npm run train -- --config FILE --out DIR [options]

Trains one run config without a page and writes what came of it into DIR.

  --config FILE          the run config, JSON
  --out DIR              folder to write to; made if missing, refused if not empty
  --device gpu|cpu       default: gpu where a hardware adapter answers, else cpu
  --precision float32|float64
                         float64 runs on the CPU executor: slow and exact
  --steps N              stop after N steps; the schedule still follows training.steps
  --dump-batches N       also write the first N batches, for twin.py
  --autotune             measure the GPU's plans on this config and take the fastest
  --engine FILE          replay the engine.json of an earlier run
  --text FILE            for the task text: read this file, 2,000 characters to 5 MB, instead of the book

Exit: 0 done, 1 internal or I/O error, 2 bad config or argument, 3 diverged, 4 no adapter for --device gpu.
`;

const options = {
  config: { type: 'string' },
  out: { type: 'string' },
  device: { type: 'string' },
  precision: { type: 'string' },
  steps: { type: 'string' },
  'dump-batches': { type: 'string' },
  autotune: { type: 'boolean' },
  engine: { type: 'string' },
  text: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const known = Object.keys(options).map((name) => `--${name}`);

/** The arguments, or 'help'. Throws a ConfigError that names the argument, what it was and what is allowed. */
export function parseArguments(args: readonly string[]): TrainArguments | 'help' {
  const given = read(args);
  if (given.has('help')) return 'help';
  const precision = oneOf(given, 'precision', ['float32', 'float64'] as const);
  const device = oneOf(given, 'device', ['gpu', 'cpu'] as const);
  if (precision === 'float64' && device === 'gpu') {
    throw new ConfigError('--precision', precision, 'float32 with --device gpu');
  }
  const engine = given.get('engine');
  if (engine !== undefined && given.has('autotune')) {
    throw new ConfigError('--autotune', true, 'left out beside --engine');
  }
  return {
    config: required(given, 'config', 'the path of a run config'),
    out: required(given, 'out', 'the path of a folder'),
    device,
    precision,
    steps: integer(given, 'steps'),
    dumpBatches: integer(given, 'dump-batches') ?? 0,
    autotune: given.has('autotune'),
    engine,
    text: given.get('text'),
  };
}

type Given = ReadonlyMap<string, string>;

function read(args: readonly string[]): Given {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') {
      const value = token.kind === 'positional' ? token.value : '--';
      throw new ConfigError('argument', value, `one of ${known.join(', ')}`);
    }
    const { name, value, rawName, inlineValue } = token;
    if (!Object.hasOwn(options, name) || !rawName.startsWith('--')) {
      throw new ConfigError(rawName, value ?? true, `left out (known: ${known.join(', ')})`);
    }
    if (given.has(name)) throw new ConfigError(rawName, value ?? true, 'given once');
    const wantsValue = options[name as keyof typeof options].type === 'string';
    if (wantsValue && (value === undefined || (!inlineValue && value.startsWith('--')))) {
      throw new ConfigError(rawName, value, 'followed by a value');
    }
    if (!wantsValue && value !== undefined)
      throw new ConfigError(rawName, value, 'without a value');
    given.set(name, value ?? '');
  }
  return given;
}

function required(given: Given, name: string, what: string): string {
  const value = given.get(name);
  if (!value) throw new ConfigError(`--${name}`, value, what);
  return value;
}

function oneOf<T extends string>(given: Given, name: string, values: readonly T[]): T | undefined {
  const value = given.get(name);
  if (value === undefined) return undefined;
  const found = values.find((each) => each === value);
  if (!found) throw new ConfigError(`--${name}`, value, `one of ${values.join(', ')}`);
  return found;
}

function integer(given: Given, name: string): number | undefined {
  const text = given.get(name);
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value <= 1e7)) throw new ConfigError(`--${name}`, text, 'an integer from 0 to 1e7');
  return value;
}
