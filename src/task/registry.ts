import type { Task } from './task';

const files = import.meta.glob<Task>('/tasks/*.ts', { eager: true, import: 'default' });

/** Every task in `tasks/`, by id. */
export const tasks: ReadonlyMap<string, Task> = new Map(
  Object.values(files).map((task) => [task.id, task]),
);
