import { readFileSync } from 'node:fs';
import type { RunConfig } from '../config/run-config';
import { readSafetensors } from '../interchange/safetensors';

/** Training losses of one replica in metrics.csv, by step. */
export function lossesOf(metricsFile: string, replica: number): number[] {
  const losses: number[] = [];
  for (const line of readFileSync(metricsFile, 'utf8').split('\n')) {
    const [step, r, split, loss] = line.split(',');
    if (split === 'train' && Number(r) === replica) losses[Number(step)] = Number(loss);
  }
  return losses;
}

/** Losses that a twin has printed, a line `step loss` each. */
export function printedLosses(output: string): number[] {
  const lines = output.trim().split('\n');
  return lines.map((line) => Number(line.split(' ')[1]));
}

/** The largest relative difference over the first `steps`; NaN where one is missing. */
export function largestRelative(a: readonly number[], b: readonly number[], steps: number): number {
  let largest = 0;
  for (let i = 0; i < steps; i++)
    largest = Math.max(largest, Math.abs(a[i] - b[i]) / Math.abs(b[i]));
  return largest;
}

/**
 * The largest difference between two checkpoints' parameters. Without rotary positions b_K is left out: its true
 * gradient is zero, since softmax does not mind a shift, and AdamW blows up what rounding leaves of it.
 */
export function largestDifference(a: string, b: string, { model }: RunConfig): number {
  const [ours, theirs] = [a, b].map((file) => readSafetensors(readFileSync(file)).tensors);
  let largest = 0;
  for (const [name, { data }] of ours) {
    if (name.endsWith('b_K') && model.positions !== 'rotary') continue;
    const other = theirs.get(name)!.data;
    for (let i = 0; i < data.length; i++) largest = Math.max(largest, Math.abs(data[i] - other[i]));
  }
  return largest;
}
