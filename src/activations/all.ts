import type { Activation } from '../graph/kernel';

const files = import.meta.glob<Activation>(['./*.ts', '!./all.ts'], {
  eager: true,
  import: 'default',
});

/** Every activation, by id. */
export const activations: ReadonlyMap<string, Activation> = new Map(
  Object.values(files).map((activation) => [activation.id, activation]),
);
