import type { Metric } from '../../state/curves';
import type { DerivedCurves } from './plots-derived';

/** No more often than this. */
const SPEAK_MS = 1000;

/** What the plots say to those who can't see them; the code for it comes once there is something to say. */
export class Speech {
  /** A sentence a plot, empty until there is one. */
  said: Readonly<Record<Metric, string>> = { loss: '', error: '', exact: '' };
  #words: typeof import('./plots-spoken') | null = null;
  #last = 0;

  constructor(private readonly changed: () => void) {}

  table(derived: DerivedCurves | null) {
    return this.#words?.valuesTable(derived);
  }

  async follow(derived: DerivedCurves, now: number): Promise<void> {
    if (now - this.#last < SPEAK_MS) return;
    this.#last = now;
    try {
      this.#words ??= await import('./plots-spoken');
    } catch {
      return;
    }
    this.said = this.#words.summaries(derived);
    this.changed();
  }
}
