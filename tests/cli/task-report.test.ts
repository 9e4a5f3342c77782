import { describe, expect, test } from 'vitest';
import { claims } from '../../src/cli/recipe-claims';
import type { RecipeResult } from '../../src/cli/recipe-run';
import { runsByTask, shortfall, taskReport } from '../../src/cli/task-report';
import { recipes } from '../../src/recipes';
import { tasks } from '../../src/task/registry';

/** A run that ends so. */
const run = (recipe: string, seed: number, right: number, more: Partial<RecipeResult> = {}) => ({
  recipe,
  seed,
  evalEvery: 10,
  step: [0, 10],
  train: [0, undefined],
  loss: [1, 1],
  baselines: [],
  tokenError: [1, 1 - right],
  exactMatch: [0, right / 2],
  byPlace: [0, 0],
  placeErrors: [],
  prefix: [],
  graded: 1,
  chance: 0.1,
  diverged: false,
  seconds: 2,
  ...more,
});

const of = (id: string, results: readonly RecipeResult[]) =>
  runsByTask(tasks, recipes, results).find(({ task }) => task.id === id)!;

test('every task that has a preset has a claim about one that is no control', () => {
  const promised = new Set(claims.flatMap(({ jobs }) => jobs.map(({ recipe }) => recipe)));
  const all = runsByTask(
    tasks,
    recipes,
    [...promised].map((recipe) => run(recipe, 0, 1)),
  );
  expect(all.map(({ task }) => task.id).sort()).toEqual([...tasks.keys()].sort());
  const presets = recipes.map(({ config }) => JSON.stringify(config));
  const has = (id: string) => presets.some((config) => config.includes(`"id":"${id}"`));
  const short = all.filter((entry) => has(entry.task.id) && shortfall(entry));
  expect(short.map(({ task }) => task.id)).toEqual([]);
});

describe('a task falls short', () => {
  test('where it was not trained, or only its control', () => {
    expect(shortfall(of('negated-comparison', []))).toMatch('no preset');
    expect(shortfall(of('negated-comparison', [run('u1-half', 0, 1)]))).toMatch('no preset');
  });

  test('at chance in one seed, unless another preset is above it in all', () => {
    const direct = [run('c1-direct', 0, 0.9), run('c1-direct', 1, 0.12)];
    expect(shortfall(of('clamped-counter', direct))).toMatch('above chance');
    const both = [...direct, run('c1-scratchpad', 0, 0.9)];
    expect(shortfall(of('clamped-counter', both))).toBeUndefined();
  });
});

test('the report has a section a task, means with their range, controls in italics, no changed runs', () => {
  const report = taskReport(
    runsByTask(tasks, recipes, [
      run('u1-negation', 0, 0.7),
      run('u1-negation', 1, 0.8),
      run('u1-negation', 2, 0.9),
      run('u1-negation', 0, 0.1, { change: { model: { width: 8 } } }),
      run('u1-half', 0, 0.9),
    ]),
  );
  for (const { title } of tasks.values()) expect(report).toContain(`\n## ${title}\n`);
  expect(report).toContain(
    '| A rare NOT (`u1-negation`) | 3 | 10 | 0.100 | 0.800 (0.700–0.900) | 0.400 (0.350–0.450) | 2.0 (2.0–2.0) |',
  );
  expect(report).toContain('| _A common NOT (`u1-half`)_ | 1 | 10 |');
  expect(report).toContain('Falls short: no preset of it was trained');
});
