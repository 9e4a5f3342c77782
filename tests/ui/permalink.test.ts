import { describe, expect, test } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import type { Field } from '../../src/config/field';
import type { RunConfig } from '../../src/config/run-config';
import { writeLink, type Link } from '../../src/interchange/permalink';
import { readLink } from '../../src/interchange/read-link';
import { catalog } from '../../src/state/catalog';
import { recipeConfig } from '../../src/state/find-recipe';
import { recipes } from '../../src/recipes';
import { fieldsOf } from '../../src/state/settings';
import { tasks } from '../../src/task/registry';
import { RandomStream } from '../../src/random/stream';

await catalog.load();

function roundTrip(link: Link): Link {
  const read = readLink(`#${writeLink(link, tasks)}`, tasks);
  if (read.kind !== 'link') throw new Error(read.kind === 'bad' ? read.problem : 'no link');
  return read.link;
}

describe('a link names a run', () => {
  test.each(recipes.map((recipe) => [recipe.id, recipe] as const))(
    '%s comes back',
    (_id, recipe) => {
      const config = recipeConfig(recipe);
      expect(roundTrip({ config }).config).toEqual(config);
    },
  );

  test('with speed, end and what was changed on the way', () => {
    const base = recipeConfig(recipes[0]);
    const changes = [
      { step: 100, learningRate: 0.003 },
      { step: 250, learningRate: 1e-7, weightDecay: 2.5 },
    ];
    const config: RunConfig = {
      ...base,
      training: { ...base.training, changes, seed: 4294967295 },
    };
    for (const speed of [null, 60, 0.5 + 1]) {
      const link = { config, speed, until: 4000 };
      expect(roundTrip(link)).toEqual(link);
      const set = { ...link, plots: 'loss:brier,exact:pass-rate' };
      expect(roundTrip(set)).toEqual(set);
    }
  });

  test('leaves out what is usual', () => {
    const config = parseRunConfig({ version: 1, task: { id: 'modular-arithmetic' } }, tasks);
    expect(writeLink({ config }, tasks)).toBe('v=1&task=modular-arithmetic');
  });

  test('stays short and readable', () => {
    const text = writeLink({ config: recipeConfig(recipes[0]), speed: 60 }, tasks);
    expect(text.length).toBeLessThan(400);
    expect(text).toContain('model.width=32');
    expect(text).not.toContain('%');
  });

  test('any valid config comes back', () => {
    const random = new RandomStream(7, 'data');
    let valid = 0;
    for (let i = 0; i < 500; i++) {
      const config = randomConfig(random);
      if (!config) continue;
      valid++;
      expect(roundTrip({ config }).config).toEqual(config);
    }
    expect(valid).toBeGreaterThan(100);
  });
});

describe('a bad link says what is wrong', () => {
  test.each([
    ['v=2&task=addition', /version “2”/],
    ['task=addition', /which version/],
    ['v=1&task=chess', /“chess” is none of/],
    ['v=1&task=addition&model.width=9999', /model\.width: 9999.*from 4 to 512/],
    ['v=1&task=addition&model.width=abc', /model\.width: “abc”/],
    ['v=1&task=addition&model.width=', /model\.width/],
    ['v=1&task=addition&model.depth=2', /“model\.depth” is no setting/],
    ['v=1&task=addition&model.__proto__=2', /no setting/],
    ['v=1&task=addition&constructor.name=2', /no setting/],
    ['v=1&task=addition&task.digits=3&task.digits=4', /given twice/],
    ['v=1&task=addition&training.batchSize=full', /batchSize.*endless/],
    ['v=1&task=addition&model.heads=5', /model\.heads/],
    ['v=1&task=addition&changes=5:learningRate', /incomplete/],
    ['v=1&task=addition&changes=5:learningRate:0.1;4:learningRate:0.1', /changes\[1\]\.step/],
    ['v=1&task=addition&changes=5:width:3', /changes/],
    ['v=1&task=addition&speed=fast', /speed/],
    ['v=1&task=addition&until=1.5', /whole number/],
    ['v=1&task=addition&until=1500.5', /whole number/],
    ['v=1&task=addition&training.steps=300&until=299', /until: “299”.*from the run’s 300 steps/],
    ['v=1&task=%E0%A4%A', /damaged/],
    ['nonsense', /setting=value/],
    ['v=1&task=modular-arithmetic&task.operation=divide&task.modulus=50', /prime/],
  ])('%s', (hash, words) => {
    const read = readLink(`#${hash}`, tasks);
    expect(read.kind).toBe('bad');
    expect(read.kind === 'bad' && read.problem).toMatch(words);
  });

  test('nothing is no link', () => {
    expect(readLink('', tasks)).toEqual({ kind: 'none' });
    expect(readLink('#', tasks)).toEqual({ kind: 'none' });
  });

  test('a thousand damaged links: each is read or refused, none throws', () => {
    const random = new RandomStream(11, 'sampling');
    const good = recipes.map((recipe) =>
      writeLink({ config: recipeConfig(recipe), speed: 60 }, tasks),
    );
    for (let i = 0; i < 1000; i++) {
      const read = readLink(damaged(good[i % good.length], random), tasks);
      if (read.kind === 'bad') expect(read.problem.length).toBeGreaterThan(5);
      if (read.kind === 'link')
        expect(parseRunConfig(read.link.config, tasks)).toEqual(read.link.config);
    }
  });
});

function damaged(text: string, random: RandomStream): string {
  const signs = '&=.%#:;019eE-+\u0000é full max';
  let out = text;
  for (let n = 1 + random.below(4); n > 0; n--) {
    const at = random.below(out.length);
    const sign = signs[random.below(signs.length)];
    const kind = random.below(3);
    out = out.slice(0, at) + (kind === 0 ? '' : sign) + out.slice(kind === 1 ? at : at + 1);
  }
  return out;
}

/** A random config, where the draw is one that is allowed. */
function randomConfig(random: RandomStream): RunConfig | null {
  const ids = [...tasks.keys()];
  const task = tasks.get(ids[random.below(ids.length)])!;
  const json: Record<string, unknown> = { version: 1 };
  for (const section of ['task', 'model', 'optimizer', 'training'] as const) {
    const values: Record<string, unknown> = section === 'task' ? { id: task.id } : {};
    for (const [key, field] of Object.entries(fieldsOf(section, task))) {
      if (random.below(3) === 0) values[key] = randomValue(field, random);
    }
    json[section] = values;
  }
  try {
    return parseRunConfig(json, tasks);
  } catch {
    return null;
  }
}

function randomValue(field: Field, random: RandomStream): unknown {
  if (field.kind === 'toggle') return random.below(2) === 1;
  if (field.kind === 'choice') return field.options[random.below(field.options.length)];
  const { min, max } = field;
  if (field.kind === 'integer') return min + random.below(Math.min(max - min + 1, 64));
  return min + random.uniform() * (max - min);
}
