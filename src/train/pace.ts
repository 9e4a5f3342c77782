/** Keeps training to so many steps a second; no limit is flat out. */
export class Pace {
  private since = 0;
  private taken = 0;

  constructor(private limit: number | null) {}

  /** A new limit, or a fresh start after a pause: what was missed meanwhile is not caught up with. */
  restart(limit: number | null, now: number): void {
    this.limit = limit;
    this.since = now;
    this.taken = 0;
  }

  /** Steps that may be taken now, at most `most`. */
  due(most: number, now: number): number {
    if (this.limit === null) return most;
    const due = 1 + Math.floor(((now - this.since) / 1000) * this.limit) - this.taken;
    if (due <= most) return Math.max(0, due);
    // Slower than the limit, for now: it goes on from here rather than hurry after it.
    this.since = now - ((most - 1) * 1000) / this.limit;
    this.taken = 0;
    return most;
  }

  take(steps: number): void {
    this.taken += steps;
  }

  /** Milliseconds until so many more steps are due, or as many as are in `ms`, if that is fewer: one at least. */
  wait(now: number, steps = 1, ms = 0): number {
    if (this.limit === null) return 0;
    const together = Math.max(1, Math.min(steps, Math.floor((ms / 1000) * this.limit)));
    return Math.max(1, this.since + ((this.taken + together - 1) * 1000) / this.limit - now);
  }
}
