/** What the picker lists: presets by phenomenon and task, then every task by itself; as far as a filter lets through. */
import { parseRunConfig } from '../../config/parse';
import type { RunConfig } from '../../config/run-config';
import { groups, type Recipe, type RecipeGroup } from '../../recipes/recipe';
import { stripOf, type Mark, type Thumbnail } from '../../task/thumbnail';
import type { Task } from '../../task/task';

/** A task with its presets of one group. */
export interface Shelf {
  readonly task: Task;
  readonly recipes: readonly Recipe[];
}

export interface Section {
  readonly id: RecipeGroup;
  readonly title: string;
  readonly summary: string;
  readonly shelves: readonly Shelf[];
}

/** `all`: everything; `tasks`: the bare tasks alone. */
export type Part = RecipeGroup | 'all' | 'tasks';

export interface Filter {
  readonly words: string;
  readonly part: Part;
}

export interface Gallery {
  readonly sections: readonly Section[];
  readonly tasks: readonly Task[];
}

export function gallery(
  recipes: readonly Recipe[],
  tasks: readonly Task[],
  { words, part }: Filter,
): Gallery {
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const says = (...texts: readonly string[]) => {
    const all = plain(texts.join(' '));
    return wanted.every((word) => all.includes(word));
  };
  const ofTask = ({ title, summary, nouns }: Task) => [
    title,
    summary,
    nouns.examples,
    nouns.tokens,
  ];
  const sections = groups
    .filter(({ id }) => part === 'all' || part === id)
    .map((group): Section => {
      const found = recipes.filter((recipe) => {
        const task = tasks.find(({ id }) => id === taskIdOf(recipe));
        const { id, title, what, watch, sample } = recipe;
        const own = [id, title, what, watch, sample, group.title, group.summary];
        return recipe.group === group.id && task && says(...own, ...ofTask(task));
      });
      const shelves = tasks.flatMap((task): Shelf[] => {
        const own = found.filter((recipe) => taskIdOf(recipe) === task.id);
        return own.length > 0 ? [{ task, recipes: own }] : [];
      });
      // In the order of the presets, not of the tasks' files.
      shelves.sort((a, b) => found.indexOf(a.recipes[0]) - found.indexOf(b.recipes[0]));
      return { ...group, shelves };
    })
    .filter(({ shelves }) => shelves.length > 0);
  if (part !== 'all' && part !== 'tasks') return { sections, tasks: [] };
  const order = new Set(recipes.map(taskIdOf));
  for (const { id } of tasks) order.add(id);
  const bare = [...order].flatMap((id) => tasks.find((task) => task.id === id) ?? []);
  return { sections, tasks: bare.filter((task) => says(...ofTask(task))) };
}

/** The task that a preset trains. */
export function taskIdOf({ config }: Recipe): unknown {
  return (config as { readonly task?: { readonly id?: unknown } }).task?.id;
}

/** Small letters without accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A task as its own defaults have it, with the model and training of its first preset; milder ones where it has none. */
export function bareRun(
  { id }: Task,
  recipes: readonly Recipe[],
  tasks: ReadonlyMap<string, Task>,
): RunConfig {
  const first = recipes.find((recipe) => taskIdOf(recipe) === id);
  const usual = first ? parseRunConfig(first.config, tasks) : undefined;
  const rest = usual ?? { optimizer: { learningRate: 0.005, weightDecay: 0 } };
  return parseRunConfig({ ...rest, version: 1, task: { id } }, tasks);
}

const files = import.meta.glob<Thumbnail>('/tasks/thumbnails/*.ts', {
  eager: true,
  import: 'default',
});

/** A task's own picture, or the plain one that its shape gives. */
export function pictureOf(task: Task): readonly Mark[] {
  const own = files[`/tasks/thumbnails/${task.id}.ts`];
  return own?.marks ?? stripOf(task.shape(defaultsOf(task)));
}

/** A problem as a person writes it; that of a preset where the task has no picture of its own. */
export function exampleOf(task: Task, recipes: readonly Recipe[]): string {
  const own = files[`/tasks/thumbnails/${task.id}.ts`];
  return own?.example ?? recipes.find((recipe) => taskIdOf(recipe) === task.id)?.sample ?? '';
}

/** What is to be known of the options that a task begins with; '' where there is nothing. */
export function noteOf({ fields }: Task): string {
  return Object.values(fields)
    .flatMap((field) => (field.kind === 'choice' && field.notes?.[field.default]) || [])
    .join(' ');
}

function defaultsOf({ fields }: Task) {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.default]));
}
