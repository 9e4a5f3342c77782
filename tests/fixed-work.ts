/**
 * The same work wherever it is done, so that a limit in milliseconds can be one of the page and not of the machine:
 * arithmetic on typed arrays, and small objects. Returns something that depends on all of it.
 */
export function fixedWork(): string {
  const cells = new Float64Array(1 << 16).fill(0.5);
  let kept: { readonly name: string; readonly value: number }[] = [];
  for (let round = 0; round < 24; round++) {
    for (let i = 0; i < cells.length; i++) cells[i] = Math.sin(cells[i] + i) * 0.5 + round;
    kept = Array.from({ length: 4096 }, (_, i) => ({ name: `cell ${i}`, value: cells[i] }));
    kept.sort((a, b) => a.value - b.value);
  }
  return kept[0].name;
}
