import { describe, expect, test } from 'vitest';
import { recipes } from '../../src/recipes';
import { groups } from '../../src/recipes/recipe';
import { tasks } from '../../src/task/registry';
import { HEIGHT, stripOf, WIDTH, type Mark } from '../../src/task/thumbnail';
import type { Task } from '../../src/task/task';
import { bareRun, exampleOf, gallery, pictureOf } from '../../src/ui/panels/gallery';
import { leadsTo } from '../../src/ui/panels/gallery-keys';

const all = [...tasks.values()];
const find = (words: string, part: Parameters<typeof gallery>[2]['part'] = 'all') =>
  gallery(recipes, all, { words, part });
const names = ({ sections }: ReturnType<typeof gallery>) =>
  sections.flatMap(({ shelves }) => shelves.flatMap((shelf) => shelf.recipes.map(({ id }) => id)));

describe('what is listed', () => {
  test('unfiltered: every preset once, under its phenomenon and its task, and every task', () => {
    const { sections, tasks: bare } = find('');
    expect(names(find('')).sort()).toEqual(recipes.map(({ id }) => id).sort());
    for (const { id, shelves } of sections)
      for (const { task, recipes: own } of shelves)
        for (const recipe of own) {
          expect(recipe.group).toBe(id);
          expect((recipe.config as { task: { id: string } }).task.id).toBe(task.id);
        }
    expect(bare.map(({ id }) => id).sort()).toEqual([...tasks.keys()].sort());
  });

  test.each(groups)('one phenomenon alone: $title', ({ id }) => {
    const found = find('', id);
    expect(found.tasks).toEqual([]);
    expect(names(found).sort()).toEqual(
      recipes
        .filter(({ group }) => group === id)
        .map((recipe) => recipe.id)
        .sort(),
    );
  });

  test('by words, all of them, in any order, whatever their case', () => {
    expect(names(find('NOT common'))).toEqual(['u1-half']);
    expect(names(find('common not'))).toEqual(['u1-half']);
    expect(find('sounds').tasks.map(({ id }) => id)).toEqual(['transliteration']);
    expect(find('zebra crossing')).toEqual({ sections: [], tasks: [] });
  });
});

describe('a task by itself', () => {
  test.each(all)('$id starts with its own defaults', (task) => {
    const config = bareRun(task, recipes, tasks);
    expect(config.task).toEqual({
      id: task.id,
      ...Object.fromEntries(Object.entries(task.fields).map(([key, it]) => [key, it.default])),
    });
  });

  test('without a preset it has no decay', () => {
    expect(bareRun(all[0], [], tasks).optimizer.weightDecay).toBe(0);
  });
});

/** The corners of what a mark covers, roughly: a sign by its type, a stroke by the numbers of absolute commands. */
function extent(mark: Mark): readonly [number, number][] {
  if ('path' in mark)
    return [...mark.path.matchAll(/[ML]\s*(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [+x, +y]);
  const { text, x, y, size = 13 } = mark;
  const half = 0.3 * size * [...text].length;
  return [
    [x - half, y - size / 2],
    [x + half, y + size / 2],
  ];
}

describe('pictures', () => {
  test('each belongs to a task', () => {
    const files = Object.keys(import.meta.glob('/tasks/thumbnails/*.ts'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(tasks.has(file.replace(/.*\/|\.ts$/g, ''))).toBe(true);
  });

  const pictures: readonly [string, readonly Mark[]][] = [
    ...all.map((task): [string, readonly Mark[]] => [task.id, pictureOf(task)]),
    ...all.map((task): [string, readonly Mark[]] => {
      const { task: parameters } = bareRun(task, recipes, tasks);
      return [`${task.id}, from its shape`, stripOf(task.shape(parameters))];
    }),
  ];

  test.each(pictures)('%s: within its frame, with something to answer', (_, marks) => {
    expect(marks.some(({ tone }) => tone === 'answer')).toBe(true);
    for (const [x, y] of marks.flatMap(extent)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(WIDTH);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(HEIGHT);
    }
  });

  test('a task without its own gets one, and the example of a preset, if there is any', () => {
    const stranger: Task = { ...all[0], id: 'stranger' };
    expect(pictureOf(stranger).length).toBeGreaterThan(0);
    expect(exampleOf(stranger, recipes)).toBe('');
    const [recipe] = recipes;
    const its = { ...recipe, config: { version: 1, task: { id: 'stranger' } } };
    expect(exampleOf(stranger, [its])).toBe(recipe.sample);
  });
});

describe('arrow keys', () => {
  // Two columns, then one wide card, then two again, of unequal height.
  const box = (left: number, top: number, bottom: number) => ({
    left,
    right: left + 100,
    top,
    bottom,
  });
  const boxes = [
    box(0, 0, 40),
    box(110, 0, 60),
    box(0, 70, 100),
    box(0, 110, 140),
    box(110, 110, 150),
  ];
  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 4, 4],
    ['ArrowDown', 0, 2],
    ['ArrowDown', 1, 2],
    ['ArrowDown', 2, 3],
    ['ArrowUp', 4, 2],
    ['ArrowUp', 2, 0],
    ['ArrowUp', 1, 1],
    ['ArrowDown', 3, 3],
    ['End', 1, 4],
    ['Home', 3, 0],
    ['a', 3, undefined],
  ])('%s from %i', (key, from, to) => {
    expect(leadsTo(key, boxes, from)).toBe(to);
  });
});
