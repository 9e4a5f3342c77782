/** One row of the table, reused. */
let row = new Uint32Array(65);

/**
 * Fewest insertions, deletions and substitutions that turn tokens [from, from + k) of `a` into those of `b`.
 * Source: Levenshtein (1966); what both share at the ends is left out, and up to 31 tokens make one column of bits.
 */
export function levenshtein(a: Uint16Array, b: Uint16Array, from: number, k: number): number {
  let start = from;
  let end = from + k;
  while (start < end && a[start] === b[start]) start++;
  while (end > start && a[end - 1] === b[end - 1]) end--;
  const n = end - start;
  let wrong = 0;
  for (let at = start; at < end; at++) if (a[at] !== b[at]) wrong++;
  // Moving tokens takes two edits at least: nothing is gained on two replacements.
  if (wrong <= 2) return wrong;
  return n < 32 ? byBits(a, b, start, n) : byTable(a, b, start, n);
}

/** Differences down a column of the table as bits, all at once. Source: Myers (1999), as Hyyrö (2001) has it. */
function byBits(a: Uint16Array, b: Uint16Array, start: number, n: number): number {
  const last = 1 << (n - 1);
  let up = -1;
  let down = 0;
  let distance = n;
  for (let j = start; j < start + n; j++) {
    const token = b[j];
    let same = 0;
    for (let i = 0; i < n; i++) if (a[start + i] === token) same |= 1 << i;
    const across = (((same & up) + up) ^ up) | same;
    let plus = down | ~(across | up);
    let minus = up & across;
    if (plus & last) distance++;
    else if (minus & last) distance--;
    plus = (plus << 1) | 1;
    minus <<= 1;
    const either = same | down;
    up = minus | ~(either | plus);
    down = plus & either;
  }
  return distance;
}

/** Source: Wagner and Fischer (1974). */
function byTable(a: Uint16Array, b: Uint16Array, start: number, n: number): number {
  if (row.length <= n) row = new Uint32Array(2 * n);
  for (let j = 0; j <= n; j++) row[j] = j;
  for (let i = 0; i < n; i++) {
    const token = a[start + i];
    let diagonal = i;
    let left = i + 1;
    for (let j = 0; j < n; j++) {
      const above = row[j + 1];
      let cost = diagonal;
      if (token !== b[start + j]) {
        if (above < cost) cost = above;
        if (left < cost) cost = left;
        cost++;
      }
      row[j] = left;
      diagonal = above;
      left = cost;
    }
    row[n] = left;
  }
  return row[n];
}
