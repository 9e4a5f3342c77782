/** Passes on the latest value at once, then at most every `rest` milliseconds. */
export class Throttle<T> {
  #next: { readonly value: T } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rest: number,
    private readonly pass: (value: T) => void,
  ) {}

  push(value: T): void {
    this.#next = { value };
    if (this.#timer === undefined) this.flush();
  }

  /** Passes on what waits, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.#next;
    this.#next = null;
    if (!next) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.flush();
    }, this.rest);
    this.pass(next.value);
  }

  /** Forgets what waits. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = null;
  }
}
