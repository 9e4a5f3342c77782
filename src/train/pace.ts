/** Steps that may be taken by now under a limit of so many a second; none for flat out. */
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

  /** Steps that are due, at most `most`. */
  due(most: number, now: number): number {
    if (this.limit === null) return most;
    const allowed = 1 + ((now - this.since) / 1000) * this.limit;
    // A machine slower than the limit owes nothing.
    if (allowed - this.taken > most + this.limit) this.restart(this.limit, now);
    return Math.max(0, Math.min(most, Math.floor(allowed) - this.taken));
  }

  take(steps: number): void {
    this.taken += steps;
  }

  /** Milliseconds until the next step is due. */
  wait(now: number): number {
    if (this.limit === null) return 0;
    return Math.max(1, ((this.taken * 1000) / this.limit) + this.since - now);
  }
}
