import url from 'virtual:data/digits';
import { permutation, RandomStream } from '../random/stream';
import { readPacked } from './real-data';
import type { Pictures } from './task';

/** Handwritten digits of MNIST (LeCun, Cortes & Burges), 7 × 7 pixels of 16 levels of grey, in the order of the digits. */
export const COUNT = 10_000;
export const SIDE = 7;
export const PIXELS = SIDE * SIDE;
/** Kept apart from training. */
export const HELD_OUT = 2000;

const NUMBERS = PIXELS + 1;

let loaded: Pictures | undefined;

/** Fetches the pictures, once; rejects where that fails, and tries again when next asked. */
export async function loadDigits(): Promise<void> {
  loaded ??= unpack(await readPacked(url));
}

/** The pictures, after they were loaded. */
export function digits(): Pictures {
  if (!loaded) throw new Error('the pictures are used before they were loaded');
  return loaded;
}

/** Numbers of the pictures that a seed holds out, and of those that it trains on. */
export function splitDigits(seed: number): { heldOut: Uint32Array; train: Uint32Array } {
  const order = permutation(COUNT, new RandomStream(seed, 'heldOut'));
  return { heldOut: order.slice(0, HELD_OUT), train: order.slice(HELD_OUT) };
}

/** See `scripts/data/digits.ts`. */
function unpack(packed: string): Pictures {
  const pixels = new Uint8Array(COUNT * PIXELS);
  const shows = new Uint8Array(COUNT);
  for (let picture = 0; picture < COUNT; picture++) {
    for (let i = 0; i < NUMBERS; i++) {
      const number = parseInt(packed[picture * NUMBERS + i], 16);
      if (i < PIXELS) pixels[picture * PIXELS + i] = 17 * number;
      else shows[picture] = number;
    }
  }
  const names = Array.from({ length: 10 }, (_, digit) => `handwritten ${digit}`);
  return { count: COUNT, width: SIDE, height: SIDE, pixels, shows, names };
}
