import type { Baseline } from './task';

/** Characters that the habits of single ones weigh against what follows one character: the strength of its prior. */
const PRIOR = 8;

/**
 * Held-out loss, nats a character, of two guessers that count the training text, ids below `characters`: by how common
 * each character is (every count half a character too many, Krichevsky & Trofimov 1981), and by what followed the one
 * before, in doubt by how common it is (a Dirichlet prior, MacKay & Peto 1995).
 */
export function characterBaselines(
  train: Uint16Array,
  heldOut: Uint16Array,
  characters: number,
): Baseline[] {
  const single = new Float64Array(characters).fill(0.5);
  const after = new Float64Array(characters);
  const pairs = new Uint32Array(characters * characters);
  for (let i = 0; i < train.length; i++) {
    single[train[i]]++;
    if (i === 0) continue;
    after[train[i - 1]]++;
    pairs[train[i - 1] * characters + train[i]]++;
  }
  const total = train.length + 0.5 * characters;
  let alone = 0;
  let paired = 0;
  for (let i = 1; i < heldOut.length; i++) {
    const [before, now] = [heldOut[i - 1], heldOut[i]];
    const p = single[now] / total;
    alone -= Math.log(p);
    paired -= Math.log((pairs[before * characters + now] + PRIOR * p) / (after[before] + PRIOR));
  }
  const n = heldOut.length - 1;
  return [
    { name: 'counting characters', loss: alone / n },
    { name: 'counting pairs', loss: paired / n },
  ];
}
