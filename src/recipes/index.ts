import { groups, type Recipe } from './recipe';

const files = import.meta.glob<Recipe>(['./*.ts', '!./index.ts', '!./recipe.ts', '!./first.ts'], {
  eager: true,
  import: 'default',
});

const place = (recipe: Recipe) =>
  groups.findIndex((group) => group.id === recipe.group) * 100 + recipe.order;

/** Every preset, in the order of the picker. The first is what a first visit trains, see `first.ts`. */
export const recipes: readonly Recipe[] = Object.values(files).sort((a, b) => place(a) - place(b));
