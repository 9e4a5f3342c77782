/**
 * Rows of numbers by rising step, in two growing typed arrays, bounded in memory.
 *
 * Up to `limit` rows each appended row is kept. When they are full, every bucket of consecutive rows gives
 * way to the two of them in which the column `key` is lowest and highest, so that spikes survive and each
 * row kept is one that was measured. Buckets grow by powers of two: 10⁷ steps thin as evenly as 10⁵.
 * The newest row is always there.
 */
export class Rows {
  #steps: Uint32Array;
  #values: Float64Array;
  #length = 0;
  /** Appended rows that share one bucket, of which two are kept; 1 keeps all. */
  #bucket = 1;
  /** Rows of the open bucket that were seen, and how many of them are at the end of the arrays. */
  #seen = 0;
  #open = 0;

  constructor(
    readonly width: number,
    readonly limit: number,
    readonly key = 0,
  ) {
    const capacity = Math.min(limit, 256);
    this.#steps = new Uint32Array(capacity);
    this.#values = new Float64Array(capacity * width);
  }

  /** Rows from here on may still change; those before do not, until `thinned` does. */
  get settled(): number {
    return this.#length - this.#open;
  }

  get length(): number {
    return this.#length;
  }

  /** Steps, the first `length` of them valid; may be replaced by a longer array on append. */
  get steps(): Uint32Array {
    return this.#steps;
  }

  /** Row i's column c: values[i·width + c]. */
  get values(): Float64Array {
    return this.#values;
  }

  /** How many appended rows two kept ones stand for; 1 where all are kept. */
  get thinned(): number {
    return Math.max(1, this.#bucket / 2);
  }

  at(row: number, column: number): number {
    return this.#values[row * this.width + column];
  }

  step(row: number): number {
    return this.#steps[row];
  }

  append(step: number, row: ArrayLike<number>): void {
    if (this.#length > 0 && step <= this.#steps[this.#length - 1]) return;
    if (this.#bucket === 1 && this.#length === this.limit) this.#thin();
    if (this.#bucket === 1) this.#write(this.#length++, step, row);
    else this.#appendToBucket(step, row);
  }

  /** Row of the last step at or before `step`, or −1. */
  indexAt(step: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#steps[middle] <= step) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Row whose step is nearest, or −1 where there are none. */
  nearest(step: number): number {
    const before = this.indexAt(step);
    if (before < 0) return this.#length > 0 ? 0 : -1;
    if (before + 1 >= this.#length) return before;
    return step - this.#steps[before] <= this.#steps[before + 1] - step ? before : before + 1;
  }

  /** The open bucket holds at most its lowest row, its highest and its newest. */
  #appendToBucket(step: number, row: ArrayLike<number>): void {
    if (this.#seen === this.#bucket) {
      this.#closeBucket();
      if (this.#length + 3 > this.limit) this.#thin();
    }
    this.#write(this.#length++, step, row);
    this.#seen++;
    this.#open++;
    if (this.#open === 4) this.#keepExtremes(true);
  }

  #closeBucket(): void {
    this.#keepExtremes(false);
    this.#seen = 0;
    this.#open = 0;
  }

  /** Of the open rows keeps the lowest and the highest, and the newest where asked. */
  #keepExtremes(newest: boolean): void {
    const start = this.#length - this.#open;
    const end = this.#length;
    const kept = this.#extremes(start, end);
    if (newest && !kept.includes(end - 1)) kept.push(end - 1);
    let to = start;
    for (const from of kept) this.#move(from, to++);
    this.#length = to;
    this.#open = kept.length;
  }

  /** Halves what is kept. */
  #thin(): void {
    // Two of four rows stay; a bucket of two would keep both.
    this.#bucket = Math.max(4, this.#bucket * 2);
    let to = 0;
    for (let start = 0; start < this.#length; start += 4) {
      const end = Math.min(start + 4, this.#length);
      for (const from of this.#extremes(start, end)) this.#move(from, to++);
    }
    this.#length = to;
  }

  /** The rows in [start, end) where the key is lowest and highest, in order. */
  #extremes(start: number, end: number): number[] {
    let low = start;
    let high = start;
    for (let row = start; row < end; row++) {
      const value = this.at(row, this.key);
      if (value < this.at(low, this.key)) low = row;
      if (!(value <= this.at(high, this.key))) high = row;
    }
    if (low === high) return end - start > 1 ? [low, end - 1].filter(distinct) : [low];
    return low < high ? [low, high] : [high, low];
  }

  #move(from: number, to: number): void {
    if (from === to) return;
    this.#steps[to] = this.#steps[from];
    this.#values.copyWithin(to * this.width, from * this.width, (from + 1) * this.width);
  }

  #write(row: number, step: number, values: ArrayLike<number>): void {
    if (row === this.#steps.length) this.#grow();
    this.#steps[row] = step;
    for (let c = 0; c < this.width; c++) this.#values[row * this.width + c] = values[c];
  }

  #grow(): void {
    const capacity = Math.min(this.#steps.length * 2, this.limit + 4);
    const steps = new Uint32Array(Math.max(capacity, this.#length + 1));
    steps.set(this.#steps);
    this.#steps = steps;
    const values = new Float64Array(steps.length * this.width);
    values.set(this.#values);
    this.#values = values;
  }
}

const distinct = (value: number, index: number, all: number[]): boolean =>
  all.indexOf(value) === index;
