import { loadPartial, storePartial } from './partial.as';

/** to = from, over one row. */
export function copyRow(from: usize, to: usize, width: i32): void {
  for (let j = 0; j < width; j += 4) {
    const at: usize = 4 * <usize>j;
    const left = width - j;
    storePartial(to + at, loadPartial(from + at, left), left);
  }
}

/** to += from, over one row. */
export function addRow(from: usize, to: usize, width: i32): void {
  for (let j = 0; j < width; j += 4) {
    const at: usize = 4 * <usize>j;
    const left = width - j;
    storePartial(
      to + at,
      f32x4.add(loadPartial(to + at, left), loadPartial(from + at, left)),
      left,
    );
  }
}
