import type { Task } from './task';

const files = import.meta.glob<Task>('/tasks/*.ts', { import: 'default' });

/** The task that a run config names, by its id, which is its file's name; no other is loaded. */
export async function loadTaskOf(config: unknown): Promise<ReadonlyMap<string, Task>> {
  const { task } = (config ?? {}) as { readonly task?: { readonly id?: unknown } };
  const found = await files[`/tasks/${String(task?.id)}.ts`]?.();
  return new Map(found ? [[found.id, found]] : []);
}
