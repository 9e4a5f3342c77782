/**
 * How threads share a replay, through a few words of shared memory. Every piece of work has a number, a ticket;
 * a thread takes the next one once all that the piece waits for is done. There are no barriers: a thread that
 * the machine holds up between two pieces holds nothing, and the others go on without it.
 */

/** Places of words in `control`; those that threads write at the same time are a cache line apart. */
export const WORD = {
  /** Odd while the words of a run are being written; a run is new where this has changed. */
  generation: 0,
  /** What a run is: its program, its first ticket, how many there are, and how often a piece is done at once. */
  program: 1,
  first: 2,
  total: 3,
  times: 6,
  /** Not 0: threads are to end. */
  stop: 4,
  /** Not 0: a thread has failed within a piece. */
  failed: 5,
  /** The next ticket; tickets count on from run to run. */
  ticket: 16,
  /** Pieces that are done, on the same count. */
  done: 32,
  /** Threads that sleep until `done` changes. */
  sleepers: 48,
} as const;
export const CONTROL_BYTES = 256;

/** Pieces of a program as calls that are ready to be made. */
export interface Replay {
  readonly pieces: readonly ((times: number) => void)[];
  readonly after: readonly number[];
  readonly apart: boolean;
}

/** Looks at a word so often before it sleeps: some 50 µs, less than a wake-up costs twice. */
const SPINS = 20_000;
const NAP_MS = 500;

/** Takes part in a run until no piece is left to take. */
export function takePart(
  control: Int32Array,
  { pieces, after }: Replay,
  first: number,
  total: number,
  times: number,
): void {
  const count = pieces.length;
  let spins = 0;
  for (;;) {
    const ticket = Atomics.load(control, WORD.ticket);
    const index = (ticket - first) | 0;
    if (index >= total || Atomics.load(control, WORD.failed) !== 0) return;
    const piece = index % count;
    const done = Atomics.load(control, WORD.done);
    if (((done - first) | 0) < index - piece + after[piece]) {
      if (++spins > SPINS) sleep(control, done);
      continue;
    }
    spins = 0;
    if (Atomics.compareExchange(control, WORD.ticket, ticket, (ticket + 1) | 0) !== ticket)
      continue;
    pieces[piece](times);
    Atomics.add(control, WORD.done, 1);
    wakeSleepers(control);
  }
}

/** Returns once all of a run is done, or a thread has failed. */
export function awaitDone(control: Int32Array, first: number, total: number): void {
  for (let spins = 0; ; spins++) {
    const done = Atomics.load(control, WORD.done);
    if (((done - first) | 0) >= total || Atomics.load(control, WORD.failed) !== 0) return;
    if (spins > SPINS) sleep(control, done);
  }
}

/** Waits for a word that is not `seen`, awake at first. */
export function awaitChange(control: Int32Array, word: number, seen: number): void {
  for (let spins = 0; spins < SPINS; spins++) {
    if (Atomics.load(control, word) !== seen) return;
  }
  Atomics.wait(control, word, seen);
}

export function wakeSleepers(control: Int32Array): void {
  if (Atomics.load(control, WORD.sleepers) > 0) Atomics.notify(control, WORD.done);
}

/** Who counts itself among the sleepers before it looks again is seen by whoever changes `done` after that look. */
function sleep(control: Int32Array, done: number): void {
  Atomics.add(control, WORD.sleepers, 1);
  Atomics.wait(control, WORD.done, done, NAP_MS);
  Atomics.sub(control, WORD.sleepers, 1);
}
