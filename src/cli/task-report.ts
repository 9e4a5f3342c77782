import type { Recipe } from '../recipes/recipe';
import type { Task } from '../task/task';
import { three } from './claim';
import type { RecipeResult } from './recipe-run';

/** A task with what became of its presets, trained as they are. */
export interface TaskRuns {
  readonly task: Task;
  readonly presets: readonly {
    readonly recipe: Recipe;
    /** One a seed, at least one. */
    readonly runs: readonly RecipeResult[];
  }[];
}

/** Every task, in the order of the picker; runs with a changed config are left out. */
export function runsByTask(
  tasks: ReadonlyMap<string, Task>,
  recipes: readonly Recipe[],
  results: readonly RecipeResult[],
): TaskRuns[] {
  const order = new Set([...recipes.map(taskIdOf), ...tasks.keys()]);
  return [...order].flatMap((id): TaskRuns[] => {
    const task = tasks.get(String(id));
    if (!task) return [];
    const presets = recipes
      .filter((recipe) => taskIdOf(recipe) === id)
      .map((recipe) => ({
        recipe,
        // Several claims may train the same.
        runs: results.filter(
          (run, i) =>
            run.recipe === recipe.id &&
            !run.change &&
            !results
              .slice(0, i)
              .some((e) => e.recipe === run.recipe && !e.change && e.seed === run.seed),
        ),
      }))
      .filter(({ runs }) => runs.length > 0);
    return [{ task, presets }];
  });
}

/** Ids of each task's first preset that is no control. */
export function firstPresets(
  tasks: ReadonlyMap<string, Task>,
  recipes: readonly Recipe[],
): ReadonlySet<string> {
  const own = recipes.filter((recipe) => !isControl(recipe));
  return new Set(
    [...tasks.keys()].flatMap((id) => own.find((recipe) => taskIdOf(recipe) === id)?.id ?? []),
  );
}

function taskIdOf({ config }: Recipe): unknown {
  return (config as { readonly task: { readonly id: unknown } }).task.id;
}

/** A control is meant to fail. */
const isControl = ({ what }: Recipe) => what.startsWith('The control');

const tokensRight = (run: RecipeResult) => 1 - run.tokenError.at(-1)!;

/** Above chance counts from this share of the way between chance and all right. */
const CLEARLY = 0.1;

/** What is wrong with a task: nobody trained it, or nothing but chance came of it; undefined where it is well. */
export function shortfall({ presets }: TaskRuns): string | undefined {
  const own = presets.filter(({ recipe }) => !isControl(recipe));
  if (own.length === 0) return 'no preset of it was trained';
  const clear = (run: RecipeResult) => tokensRight(run) >= run.chance + CLEARLY * (1 - run.chance);
  return own.some(({ runs }) => runs.every(clear))
    ? undefined
    : 'no preset of it ends above chance in every seed';
}

/** docs/tasks.md; `left`: trainings that were left out, for want of time. */
export function taskReport(all: readonly TaskRuns[], left = 0): string {
  const lines = [
    '# Tasks',
    '',
    'Every task with its own words, its chance level, and how its presets end on held-out problems: the mean over the',
    'seeds, in brackets the lowest and the highest. Made by `npm run recipes` from the same runs as',
    '[recipes.md](recipes.md), which says what each is expected to show on the way. Presets in italics are controls,',
    'which are meant to fail. Seconds are of one training on one thread, evaluations included, on a machine that others',
    'may have shared.',
    ...(left === 0
      ? []
      : [
          '',
          `**${left} trainings were left out of this making for want of time (\`--minutes\`)**: of some presets there`,
          'are fewer seeds than three, or none; recipes.md is of an earlier making.',
        ]),
  ];
  for (const entry of all) {
    const { task, presets } = entry;
    const { nouns } = task;
    lines.push('', `## ${task.title}`, '', `\`${task.id}\`. ${task.summary}`);
    const problem = shortfall(entry);
    if (problem) lines.push('', `**Falls short: ${problem}.**`);
    if (presets.length === 0) continue;
    lines.push(
      '',
      `In its own words: ${nouns.examples} of ${nouns.tokens}, ${nouns.heldOut} ones to be marked by. ` +
        `For instance: \`${presets[0].recipe.sample}\``,
      '',
      `| preset | seeds | steps | chance, ${nouns.tokens} | ${nouns.tokens} right | ${nouns.examples} right | seconds |`,
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    );
    for (const { recipe, runs } of presets) {
      const name = `${recipe.title} (\`${recipe.id}\`)`;
      const cells = [
        isControl(recipe) ? `_${name}_` : name,
        String(runs.length),
        String(runs[0].step.at(-1)),
        three(runs[0].chance),
        spread(runs.map(tokensRight), 3),
        spread(
          runs.map(({ exactMatch }) => exactMatch.at(-1)!),
          3,
        ),
        spread(
          runs.map(({ seconds }) => seconds),
          1,
        ),
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Mean, and in brackets from the lowest to the highest. */
function spread(values: readonly number[], digits: number): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [low, high] = [Math.min(...values), Math.max(...values)].map((x) => x.toFixed(digits));
  return `${mean.toFixed(digits)} (${low}–${high})`;
}
