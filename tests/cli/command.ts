import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { trainCommand } from '../../src/cli/train-command';

/** A folder that goes when the test is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'train-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Outcome {
  readonly code: number;
  /** Standard error. */
  readonly said: string;
  readonly out: string;
}

/** `npm run train` in this process, on the CPU unless told otherwise, into a new folder. */
export async function train(config: unknown, ...args: string[]): Promise<Outcome> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'config.json');
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
  const out = path.join(folder, 'a/b');
  const device = args.includes('--device') || args.includes('--engine') ? [] : ['--device', 'cpu'];
  return run(out, '--config', file, '--out', out, ...device, ...args);
}

/** The command with exactly these arguments. */
export async function run(out: string, ...args: string[]): Promise<Outcome> {
  let said = '';
  const screen = { write: (text: string) => void (said += text) };
  const code = await trainCommand(args, screen, screen);
  return { code, said, out };
}

/** A run of a moment. */
export const tiny = {
  version: 1,
  task: { id: 'modular-arithmetic', modulus: 7, trainFraction: 0.5 },
  model: { width: 8, heads: 2, mlpWidth: 12 },
  training: { steps: 12, evalEvery: 5, logEvery: 2 },
};
