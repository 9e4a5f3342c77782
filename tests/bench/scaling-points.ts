import { parseRunConfig } from '../../src/config/parse';
import { writeExample } from '../../src/task/examples';
import { emptyExamples } from '../../src/task/examples';
import { tasks } from '../../src/task/registry';
import type { ExampleSet, Task } from '../../src/task/task';
import type { Row } from './rows';

/** Size of a model and its batch. */
export interface Size {
  readonly width: number;
  readonly layers: number;
  /** T, tokens an example. */
  readonly length: number;
  readonly batch: number;
}

export interface Point extends Size {
  /** What changes along the points that this one stands among. */
  readonly axis: keyof Size;
}

const BASE: Size = { width: 64, layers: 1, length: 16, batch: 64 };
const AXES: { readonly [axis in keyof Size]: readonly number[] } = {
  width: [16, 32, 64, 128, 256, 512],
  layers: [1, 2, 4, 8],
  length: [4, 8, 16, 32, 64, 128],
  batch: [16, 64, 256, 1024, 4096],
};

/** One axis at a time, the others as in the base; along each, from small to large. */
export const points: readonly Point[] = (Object.keys(AXES) as (keyof Size)[]).flatMap((axis) =>
  AXES[axis].map((value) => ({ ...BASE, [axis]: value, axis })),
);

const VOCABULARY = 64;

/** Tokens without meaning, at every length: no task of the page is longer than 27. Every position is trained. */
function anyTokens(length: number): Task {
  const answers = Array.from({ length: length - 1 }, (_, i) => i + 1);
  const draw = (index: number, set: ExampleSet, row: number) => {
    const tokens = Array.from({ length }, (_, i) => (7 * index + 13 * i * i) % VOCABULARY);
    writeExample(set, row, tokens, answers);
  };
  const test = emptyExamples(1, length);
  draw(0, test, 0);
  return {
    ...tasks.get('modular-arithmetic')!,
    shape: () => ({
      vocabulary: VOCABULARY,
      length,
      slots: length - 1,
      graded: length - 1,
      train: 0,
      test: 1,
    }),
    build: () => ({
      vocabulary: Array.from({ length: VOCABULARY }, (_, i) => String(i)),
      length,
      slots: length - 1,
      graded: length - 1,
      chance: 1 / VOCABULARY,
      source: { kind: 'stream', draw },
      test,
    }),
  };
}

/** What is trained at a point: four heads, an MLP four times as wide, layer norm. */
export function rowOf({ width, layers, length, batch }: Size): Row {
  const json = {
    version: 1,
    task: { id: 'modular-arithmetic' },
    model: { layers, width, heads: 4, mlpWidth: 4 * width, norm: 'layernorm' },
    training: { batchSize: batch },
  };
  const name = `width ${width}, layers ${layers}, T ${length}, batch ${batch}`;
  return { name, config: parseRunConfig(json, tasks), task: anyTokens(length) };
}
