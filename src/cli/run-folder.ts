import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/run-config';
import {
  batchesLayout,
  batchPieces,
  picturesPiece,
  type BatchesShape,
  type Piece,
} from '../interchange/batches-file';
import { replicaFile, writeCheckpoint } from '../interchange/checkpoint';
import { batchSource } from '../train/batches';
import type { Trainer } from '../train/trainer';

/** The most that a file of batches may take. */
const LARGEST_DUMP = 2 * 2 ** 30;

/** Throws unless a run can be written to this folder: it is not there yet, or empty. */
export function checkFolder(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new ConfigError('--out', folder, 'a folder');
  if (readdirSync(folder).length > 0)
    throw new ConfigError('--out', folder, 'an empty folder, or a new one');
}

/** Throws where so many batches would make too large a file. */
export function checkDump(shape: BatchesShape): void {
  const { bytes } = batchesLayout(shape);
  if (bytes <= LARGEST_DUMP) return;
  const most = Math.floor((LARGEST_DUMP / bytes) * shape.batches);
  throw new ConfigError(
    '--dump-batches',
    shape.batches,
    `at most ${most}, so that a file stays below 2 GiB`,
  );
}

/** The folder of one run. Nothing is overwritten. */
export class RunFolder {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(this.path(name), content, { flag: 'wx' });
  }

  writeJson(name: string, content: object): void {
    this.write(name, `${JSON.stringify(content, null, 2)}\n`);
  }

  /** Writes every replica's parameters as they are now: `init` or `final`. */
  async writeParameters(stem: string, trainer: Trainer): Promise<void> {
    const { parameters } = trainer.programs;
    const values = await trainer.executor.readFloats(parameters.buffer);
    for (let r = 0; r < trainer.replicas; r++) {
      this.write(replicaFile(stem, r), writeCheckpoint(parameters, values, r));
    }
  }

  /** Writes every replica's first batches, one after another, so that a long file needs little memory. */
  writeBatches(trainer: Trainer, shape: BatchesShape): void {
    const { seed, batchSize } = trainer.config.training;
    const layout = batchesLayout(shape);
    trainer.instances.forEach((task, r) => {
      const source = batchSource(task, batchSize, seed + r);
      const file = openSync(this.path(replicaFile('batches', r)), 'wx');
      writeSync(file, layout.header, 0, layout.header.length, 0);
      const write = ({ at, bytes }: Piece) => writeSync(file, bytes, 0, bytes.length, at);
      for (let n = 0; n < shape.batches; n++) {
        batchPieces(layout, n, source.batch(n)).forEach(write);
      }
      if (task.pictures) write(picturesPiece(layout, task.pictures.pixels));
      closeSync(file);
    });
  }
}
