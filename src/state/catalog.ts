import { signal } from '@lit-labs/signals';
import { defaultRecipe } from '../recipes/first';
import type { Recipe } from '../recipes/recipe';
import { firstTask } from '../task/first';
import type { Task } from '../task/task';

/** What can be trained: a first visit's recipe and task at once, all others when they have been loaded. */
class Catalog {
  readonly tasks = new Map<string, Task>([[firstTask.id, firstTask]]);
  readonly recipes = signal<readonly Recipe[]>([defaultRecipe]);
  #loading: Promise<void> | undefined;

  /** Loads all of it, once; rejects where that fails, and tries again when next asked. */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    const [{ tasks }, { recipes }] = await Promise.all([
      import('../task/registry'),
      import('../recipes'),
    ]);
    for (const [id, task] of tasks) this.tasks.set(id, task);
    this.recipes.set(recipes);
  }
}

export const catalog = new Catalog();
