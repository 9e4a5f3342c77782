import { ConfigError, type RunConfig } from '../config/run-config';
import { buffersOf, type BufferSpec } from '../graph/program';
import type { Decoding } from './decoding';
import type { RunPrograms } from './programs';

/** Bytes that a run may take in all. */
export const MEMORY_LIMIT = 2 * 2 ** 30;

/**
 * Throws a ConfigError with an estimate where a run's buffers would not fit: it names the replicas if one alone
 * would fit, else the batch or the model, whichever takes more. Nothing needs to be allocated for it.
 */
export function checkMemory(
  config: RunConfig,
  programs: RunPrograms,
  precision: 'float32' | 'float64' = 'float32',
  decoding?: Decoding,
): void {
  const size = ({ type, length }: BufferSpec) =>
    length * (type === 'float' && precision === 'float64' ? 8 : 4);
  const sum = (buffers: Iterable<BufferSpec>) =>
    [...buffers].reduce((bytes, buffer) => bytes + size(buffer), 0);

  const writing = decoding ? [decoding.program] : [];
  const bytes = sum(buffersOf([programs.train, programs.evaluate, ...writing]));
  if (bytes <= MEMORY_LIMIT) return;
  const { replicas, batchSize } = config.training;
  const ofModel = sum([programs.gradients.buffer, ...programs.state, ...programs.copies.flat()]);
  const ofBatch = sum(buffersOf([programs.train])) - ofModel;
  const allowed =
    `small enough for all to fit in ${gibibytes(MEMORY_LIMIT)}: this run would need about ` +
    `${gibibytes(bytes)}, of it ${gibibytes(ofModel)} for the parameters and what the optimiser keeps ` +
    `and ${gibibytes(ofBatch)} for a batch of ${programs.batchSize}`;
  if (replicas > 1 && bytes / replicas <= MEMORY_LIMIT) {
    throw new ConfigError('training.replicas', replicas, allowed);
  }
  if (ofBatch >= ofModel) throw new ConfigError('training.batchSize', batchSize, allowed);
  throw new ConfigError('model', config.model, allowed);
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toPrecision(3)} GiB`;
}
