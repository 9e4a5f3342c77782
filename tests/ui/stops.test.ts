import { describe, expect, test } from 'vitest';
import type { Field, NumberField } from '../../src/config/field';
import { accepts } from '../../src/config/field';
import { modelFields, optimizerFields, trainingFields } from '../../src/config/fields';
import { catalog } from '../../src/state/catalog';
import { recipeConfig } from '../../src/state/find-recipe';
import { recipes } from '../../src/recipes';
import { settings } from '../../src/state/settings';
import { tasks } from '../../src/task/registry';
import { nearestStop, stopsOf } from '../../src/ui/stops';

await catalog.load();

const sections = { model: modelFields, optimizer: optimizerFields, training: trainingFields };
const all: [string, Field][] = [
  ...Object.entries(sections),
  ...[...tasks].map(([id, task]) => [id, task.fields] as const),
].flatMap(([section, of]) =>
  Object.entries(of).map(([key, field]): [string, Field] => [`${section}.${key}`, field]),
);
const fields = all.filter(
  (entry): entry is [string, NumberField] =>
    entry[1].kind === 'integer' || entry[1].kind === 'number',
);

describe.each(fields)('%s', (_path, field) => {
  const stops = stopsOf(field);
  const { min, max } = field.slider ?? field;

  test('stops are allowed, rise, and reach both ends', () => {
    for (const stop of stops) expect(accepts(field, stop)).toBe(true);
    expect(stops).toEqual([...new Set(stops)].sort((a, b) => Number(a) - Number(b)));
    expect(stops[0]).toBe(min);
    expect(stops.at(-1)).toBe(max);
  });

  test('are few enough to move among by key', () => {
    expect(stops.length).toBeGreaterThan(1);
    expect(stops.length).toBeLessThan(260);
  });
});

test('every learning rate, width and step count of the presets is near a stop', () => {
  for (const recipe of recipes) {
    const values = settings(recipeConfig(recipe));
    for (const path of ['model.width', 'optimizer.learningRate', 'training.steps'] as const) {
      const [section, key] = path.split('.') as ['model' | 'optimizer' | 'training', string];
      const field = sections[section][key] as NumberField;
      const stops = stopsOf(field);
      const value = Number(values.get(path));
      const stop = Number(stops[nearestStop(stops, value, true)]);
      expect(Math.abs(Math.log(stop / value))).toBeLessThan(0.12);
    }
  }
});

test('only what goes with the other settings is on offer, and words come last', () => {
  const heads = modelFields.heads as NumberField;
  expect(stopsOf(heads, { allow: (value) => 48 % value === 0 })).toEqual([
    1, 2, 3, 4, 6, 8, 12, 16,
  ]);
  const batch = trainingFields.batchSize as NumberField;
  expect(stopsOf(batch, { words: ['full'] }).at(-1)).toBe('full');
  expect(nearestStop(stopsOf(batch, { words: ['full'] }), 'full', true)).toBe(
    stopsOf(batch).length,
  );
});

test('a typed value beyond the slider rests at its end', () => {
  const width = modelFields.width as NumberField;
  const stops = stopsOf(width);
  expect(nearestStop(stops, 512, true)).toBe(stops.length - 1);
});
