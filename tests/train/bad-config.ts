import type { Field } from '../../src/config/field';
import { modelFields, optimizerFields, trainingFields } from '../../src/config/fields';
import { RandomStream } from '../../src/random/stream';
import { tasks } from '../../src/task/registry';

type Json = Record<string, any>;

/** A config that must be refused, and the key that the refusal must name. */
export interface BadConfig {
  readonly json: unknown;
  readonly key: string;
}

/** Number `index` of an endless list of bad configs: each breaks one rule, in a config that is otherwise good. */
export function badConfig(index: number): BadConfig {
  const random = new RandomStream(11, 'sampling', index);
  const pick = <T>(...options: readonly T[]): T => options[random.below(options.length)];
  const task = pick(...tasks.values());
  const json: Json = { version: 1, task: { id: task.id }, model: {}, optimizer: {}, training: {} };
  const kind = index % 10;
  if (kind === 0) return unknownKey(json, pick);
  if (kind === 1) return wrongForm(json, pick);
  if (kind <= 3) return badCombination(pick);
  if (kind === 4) return tooLarge(pick);
  if (kind === 5) return badChange(json, pick);
  const sections = {
    task: task.fields,
    model: modelFields,
    optimizer: optimizerFields,
    training: trainingFields,
  };
  // A task may have nothing to set.
  const names = (Object.keys(sections) as (keyof typeof sections)[]).filter(
    (name) => Object.keys(sections[name]).length > 0,
  );
  const section = pick(...names);
  const [name, field] = pick(...Object.entries<Field>(sections[section]));
  json[section][name] = badValue(field, pick, random);
  return { json, key: `${section}.${name}` };
}

type Pick = <T>(...options: readonly T[]) => T;

function badValue(field: Field, pick: Pick, random: RandomStream): unknown {
  const other = [null, [], {}, [1], { a: 1 }, NaN, Infinity, -Infinity];
  if (field.kind === 'toggle') return pick<unknown>(...other, 0, 1, 'true', '');
  if (field.kind === 'choice')
    return pick<unknown>(...other, 1, true, '', 'Relu', 'none ', 'toString');
  const { min, max } = field;
  const outside = [min - 1, max + 1, min - 1e9, max * 2 + 1, -Number.MAX_VALUE, Number.MAX_VALUE];
  if (field.openMin) outside.push(min);
  if (field.openMax) outside.push(max);
  if (field.kind === 'integer') outside.push(min + 0.5, min + random.uniform() / 2 + 1e-9);
  return pick<unknown>(...other, ...outside, true, '1', 'Full', String(min));
}

function unknownKey(json: Json, pick: Pick): BadConfig {
  const name = pick(
    'Width',
    'widht',
    'lr',
    '__proto__',
    'constructor',
    'toString',
    ' ',
    'é',
    'changes ',
  );
  const section = pick('', 'task', 'model', 'optimizer', 'training');
  const at = section ? json[section] : json;
  Object.defineProperty(at, name, { value: pick<unknown>(1, null, {}, 'x'), enumerable: true });
  return { json, key: section ? `${section}.${name}` : name };
}

function wrongForm(json: Json, pick: Pick): BadConfig {
  const wrong = pick<unknown>(null, 1, 'x', [], [1, 2], true);
  const key = pick(
    '',
    'task',
    'model',
    'optimizer',
    'training',
    'training.changes',
    'version',
    'task.id',
  );
  if (key === '') return { json: pick<unknown>(null, 1, 'config', [json], true, undefined), key };
  if (key === 'training.changes') json.training.changes = pick<unknown>(null, 1, 'x', {}, true);
  else if (key === 'version') json.version = pick<unknown>(undefined, 0, 2, '1', null, true);
  else if (key === 'task.id')
    json.task.id = pick<unknown>(undefined, null, '', 'Addition', '__proto__', 3, ['addition']);
  else json[key] = wrong;
  return { json, key };
}

function badChange(json: Json, pick: Pick): BadConfig {
  const list = 'training.changes';
  const [changes, key] = pick<[unknown[], string]>(
    [
      [
        { step: 5, learningRate: 0.1 },
        { step: 5, learningRate: 0.2 },
      ],
      `${list}[1].step`,
    ],
    [
      [
        { step: 5, weightDecay: 1 },
        { step: 3, learningRate: 0.2 },
      ],
      `${list}[1].step`,
    ],
    [[{ step: -1, weightDecay: 1 }], `${list}[0].step`],
    [[{ step: 1.5, weightDecay: 1 }], `${list}[0].step`],
    [[{ step: '1', weightDecay: 1 }], `${list}[0].step`],
    [[{ step: 1e8, weightDecay: 1 }], `${list}[0].step`],
    [[{ weightDecay: 1 }], `${list}[0].step`],
    [[{ step: 4 }], `${list}[0]`],
    [[{ step: 4, learningRate: 0 }], `${list}[0].learningRate`],
    [[{ step: 4, learningRate: null }], `${list}[0].learningRate`],
    [[{ step: 4, weightDecay: 101 }], `${list}[0].weightDecay`],
    [[{ step: 4, weightDecay: 1, beta1: 0.5 }], `${list}[0].beta1`],
    [[{ step: 4, weightDecay: 1 }, null], `${list}[1]`],
    [[4], `${list}[0]`],
  );
  json.training.changes = changes;
  return { json, key };
}

/** Values that are each good alone. */
function badCombination(pick: Pick): BadConfig {
  const modular = (rest: Json) => ({ id: 'modular-arithmetic', ...rest });
  const stream = pick('addition', 'pair-lookup');
  const [parts, key] = pick<[Json, string]>(
    [{ model: { width: pick(10, 30, 33), heads: 4 } }, 'model.heads'],
    [{ model: { width: 8, heads: pick(3, 16, 5) } }, 'model.heads'],
    [{ model: { width: pick(12, 20), heads: 4, positions: 'rotary' } }, 'model.positions'],
    [{ task: { id: stream }, training: { batchSize: 'full' } }, 'training.batchSize'],
    [{ training: { seed: 2 ** 32 - 1, replicas: 2 } }, 'training.seed'],
    [{ training: { seed: 2 ** 32 - 60, replicas: 64 } }, 'training.seed'],
    [{ task: modular({ operation: 'divide', modulus: pick(4, 100, 111, 49) }) }, 'task.modulus'],
    [{ task: modular({ trainFraction: pick(0, 1, 1e-9, 0.9999999) }) }, 'task.trainFraction'],
    [{ task: modular({ modulus: 2, trainFraction: pick(0.1, 0.9) }) }, 'task.trainFraction'],
    [{ task: modular({ digits: 3 }) }, 'task.digits'],
    [{ task: { id: 'addition', modulus: 53 } }, 'task.modulus'],
  );
  return { json: { version: 1, task: { id: 'addition' }, ...parts }, key };
}

/** Values that are each good alone and together, but need more than 2 GB. */
function tooLarge(pick: Pick): BadConfig {
  const long = { id: 'addition', digits: 8 };
  const [parts, key] = pick<[Json, string]>(
    [
      { task: long, model: { width: 512 }, training: { batchSize: pick(65536, 30000) } },
      'training.batchSize',
    ],
    [
      { task: { id: 'pair-lookup' }, training: { batchSize: pick(65536, 50000) } },
      'training.batchSize',
    ],
    [
      {
        task: long,
        model: { layers: 8, width: 512, mlpWidth: 2048 },
        training: { batchSize: 1, replicas: 64 },
      },
      'model',
    ],
    [
      {
        task: long,
        model: { width: 256, mlpWidth: 1024 },
        training: { batchSize: 256, replicas: pick(64, 48) },
      },
      'training.replicas',
    ],
    [
      {
        task: { id: 'modular-arithmetic', modulus: 113, trainFraction: 0.99 },
        model: { layers: 8, width: 512, mlpWidth: 2048 },
      },
      'training.batchSize',
    ],
  );
  return { json: { version: 1, ...parts }, key };
}
