import { expect, test } from 'vitest';
import { recipes } from '../../src/recipes';
import { defaultRecipe } from '../../src/recipes/first';
import { catalog } from '../../src/state/catalog';
import { nearestRecipe, recipeConfig } from '../../src/state/find-recipe';
import { loadTaskOf } from '../../src/task/load';
import { tasks } from '../../src/task/registry';

test('a first visit knows its recipe and its task, and everything else once it is loaded', async () => {
  expect(catalog.recipes.get()).toEqual([defaultRecipe]);
  expect(nearestRecipe(recipeConfig(defaultRecipe))).toBe(defaultRecipe);
  await catalog.load();
  expect(catalog.recipes.get()).toBe(recipes);
  expect(recipes[0]).toBe(defaultRecipe);
  expect(new Map(catalog.tasks)).toEqual(tasks);
});

test.each([...tasks.keys()])('the worker loads %s by its name', async (id) => {
  expect(await loadTaskOf({ task: { id } })).toEqual(new Map([[id, tasks.get(id)]]));
});

test.each([undefined, null, {}, { task: null }, { task: { id: '../src/x' } }])(
  'a config that names no task loads none: %j',
  async (config) => {
    expect(await loadTaskOf(config)).toEqual(new Map());
  },
);
