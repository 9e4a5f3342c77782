import { forgetFrame, nextFrame } from '../elements/plot-frame';

/** Draws what grows as it trains at a pace that leaves most of the time to training. */
export class Pace {
  #ended = 0;
  #cost = 0;
  #timer = 0;

  constructor(private readonly draw: () => void) {}

  /** In the next frame. */
  next(): void {
    nextFrame(this.draw);
  }

  /** Soon: drawing takes at most an eighth of the time, and at most 25 frames a second. */
  soon(): void {
    if (this.#timer) return;
    const wait = Math.max(40, this.#cost * 8) - (performance.now() - this.#ended);
    if (wait <= 4) return this.next();
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.next();
    }, wait);
  }

  /** To be told in the task that drew. */
  drew(start: number): void {
    // uPlot paints in a microtask of its own, before this one.
    queueMicrotask(() => {
      this.#ended = performance.now();
      this.#cost = this.#ended - start;
    });
  }

  /** Not until it is asked again. */
  rest(): void {
    forgetFrame(this.draw);
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
