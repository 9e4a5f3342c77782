import { parseRunConfig } from '../config/parse';
import type { RunConfig } from '../config/run-config';
import type { Recipe } from '../recipes/recipe';
import { catalog } from './catalog';

/** Settings in which a variant of a preset may differ from it. */
const VARIES = 5;

export function recipeConfig(recipe: Recipe): RunConfig {
  return parseRunConfig(recipe.config, catalog.tasks);
}

/** The preset that a config is a variant of: its task, and few settings apart; null where there is none. */
export function nearestRecipe(config: RunConfig): Recipe | null {
  let best: Recipe | null = null;
  let fewest = VARIES + 1;
  for (const recipe of catalog.recipes.get()) {
    const usual = recipeConfig(recipe);
    if (usual.task.id !== config.task.id) continue;
    const count = countDifferences(config, usual);
    if (count < fewest) [best, fewest] = [recipe, count];
  }
  return best;
}

/** Whether a run is what the preset says, at least as long and from whatever seeds. */
export function isUnchanged(config: RunConfig, recipe: Recipe): boolean {
  const usual = recipeConfig(recipe);
  const { batchSize, changes, steps } = config.training;
  if (changes.length > 0 || steps < usual.training.steps) return false;
  if (batchSize !== usual.training.batchSize) return false;
  return countDifferences({ ...config, training: usual.training }, usual) === 0;
}

function countDifferences(a: RunConfig, b: RunConfig): number {
  const values = (config: RunConfig) =>
    [config.task, config.model, config.optimizer, config.training].flatMap((section) =>
      Object.entries<unknown>({ ...section, changes: null }),
    );
  const others = values(b);
  return values(a).filter(([, value], index) => others[index][1] !== value).length;
}
