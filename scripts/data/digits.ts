import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';

/** Of the pictures in the package, and of those that are made of them. */
const SIDE = 28;
const SMALL = 7;
const SQUARE = SIDE / SMALL;
/** Levels of grey above black: four bits a pixel. */
const LEVELS = 15;

/**
 * 10,000 handwritten digits of MNIST, packed for `src/task/digits.ts`: 50 hexadecimal digits a picture, compressed (raw
 * deflate): 49 pixels row by row, each the mean of a square of 4 × 4, then what it shows.
 */
export function digits(): Promise<Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  let packed = '';
  for (let digit = 0; digit < 10; digit++) {
    const file = resolve(`mnist/src/digits/${digit}.json`);
    // Pixels from 0 to 1, picture after picture.
    const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: readonly number[] };
    for (let at = 0; at + SIDE * SIDE <= data.length; at += SIDE * SIDE) {
      for (const pixel of pooled(data, at)) packed += Math.round(pixel * LEVELS).toString(16);
      packed += digit;
    }
  }
  return Promise.resolve(deflateRawSync(packed, { level: 9 }));
}

/** The mean of each square of a picture. */
function pooled(data: readonly number[], at: number): number[] {
  return Array.from({ length: SMALL * SMALL }, (_, i) => {
    const corner = at + SQUARE * (Math.floor(i / SMALL) * SIDE + (i % SMALL));
    let sum = 0;
    for (let y = 0; y < SQUARE; y++) {
      for (let x = 0; x < SQUARE; x++) sum += data[corner + y * SIDE + x];
    }
    return sum / SQUARE ** 2;
  });
}
