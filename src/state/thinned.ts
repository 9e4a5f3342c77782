/**
 * Rows by rising step. Beyond the most that are kept every second of them goes, and as many of those to come, but for
 * the newest. Of two that were given the same steps, the one that keeps fewer keeps none that the other lacks.
 */
export class Thinned<T extends { readonly step: number }> {
  readonly kept: T[] = [];
  #stride = 1;
  #count = 0;

  append(row: T, most: number): void {
    const { kept } = this;
    // The newest stays until its follower comes, whatever the stride.
    if (kept.length > 0 && (this.#count - 1) % this.#stride !== 0) kept.pop();
    kept.push(row);
    this.#count++;
    if (kept.length <= most) return;
    this.#stride *= 2;
    const last = kept.length - 1;
    kept.splice(0, Infinity, ...kept.filter((_, index) => index % 2 === 0 || index === last));
  }
}
