import { ConfigError } from '../config/run-config';
import { buffersOf, bytesOf, type Program } from '../graph/program';

/** Most that a run's buffers may take together, in bytes. */
const LIMIT = 2 * 2 ** 30;

/** Refuses programs whose buffers would take more than 2 GB, with an estimate and the largest of them. */
export function checkMemory(programs: readonly Program[]): void {
  const bytes = bytesOf(programs);
  if (bytes <= LIMIT) return;
  const largest = [...buffersOf(programs)].reduce((a, b) => (b.length > a.length ? b : a));
  const size = (n: number) => `${(n / 2 ** 30).toPrecision(3)} GB`;
  throw new ConfigError(
    'model',
    `${size(bytes)} of buffers`,
    `small enough for ${size(LIMIT)}; the largest buffer, ${largest.label}, takes ${size(4 * largest.length)}: ` +
      'try a smaller width, MLP width, batch size or fewer layers or replicas',
  );
}
