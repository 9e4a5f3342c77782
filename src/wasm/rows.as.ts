import { loadPartial, storePartial } from './partial.as';

/** to = from, over one row. */
export function copyRow(from: usize, to: usize, width: i32): void {
  for (let j = 0; j < width; j += 4) {
    const at: usize = 4 * <usize>j;
    const left = width - j;
    storePartial(to + at, loadPartial(from + at, left), left);
  }
}

/** to = a + b, over one row. */
export function addRows(a: usize, b: usize, to: usize, width: i32): void {
  for (let j = 0; j < width; j += 4) {
    const at: usize = 4 * <usize>j;
    const left = width - j;
    storePartial(to + at, f32x4.add(loadPartial(a + at, left), loadPartial(b + at, left)), left);
  }
}
