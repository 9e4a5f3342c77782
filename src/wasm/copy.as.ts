/** out = x. */
export function copy(count: i32, x: usize, out: usize): void {
  memory.copy(out, x, 4 * <usize>count);
}
