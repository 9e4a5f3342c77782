import { RandomStream } from '../random/stream';
import { emptyExamples, writeExample } from './examples';
import type { ExampleSet, Source } from './task';

/** How many examples to hold out of `possible` ones: `wanted`, but at most a fifth of them, and at least one. */
export function fewHeldOut(wanted: number, possible: number): number {
  return Math.max(1, Math.min(wanted, Math.floor(possible / 5)));
}

/** Examples that are drawn rather than counted: too many to number, so that only a few can be known. */
export interface Drawn {
  /** T, tokens an example. */
  readonly length: number;
  /** How many different ones are held out. */
  readonly heldOut: number;
  /** Indices of the graded tokens, and of the trained ones where those are others. */
  readonly graded: readonly number[];
  readonly trained?: readonly number[];
  /** Writes all T tokens of one example; `side` is what it is for. */
  draw(random: RandomStream, into: number[], side: 'train' | 'test'): void;
}

/**
 * A held-out set of distinct examples and a stream that meets none of them. Examples are told apart by a 32-bit hash:
 * one that is new but has the hash of a held-out one is drawn again too, which costs a draw and hides about one
 * example in two million.
 */
export function drawnApart(seed: number, drawn: Drawn): { source: Source; test: ExampleSet } {
  const { length, heldOut, graded, trained } = drawn;
  const tokens = new Array<number>(length).fill(0);
  const known = new Set<number>();
  const test = emptyExamples(heldOut, length);
  const random = new RandomStream(seed, 'heldOut');
  while (known.size < heldOut) {
    drawn.draw(random, tokens, 'test');
    const row = known.size;
    known.add(hash(tokens));
    if (known.size > row) writeExample(test, row, tokens, graded, trained);
  }
  const data = new RandomStream(seed, 'data');
  const source: Source = {
    kind: 'stream',
    draw(index, into, row) {
      data.restart(index);
      do drawn.draw(data, tokens, 'train');
      while (known.has(hash(tokens)));
      writeExample(into, row, tokens, graded, trained);
    },
  };
  return { source, test };
}

/** FNV-1a (Fowler, Noll & Vo), a token at a time. */
function hash(tokens: readonly number[]): number {
  let value = 0x811c9dc5;
  for (const token of tokens) value = Math.imul(value ^ token, 0x01000193);
  return value >>> 0;
}
