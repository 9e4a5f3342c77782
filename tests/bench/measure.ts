import type { Contestant, Session } from './contestant';
import { countsNow, type Counts } from './counters';
import type { Row } from './rows';

/** Losses may differ by this much: float32 sums in another order. */
export const AGREES = 1e-4;
/** Steps before the loss is compared; the loss is of the batch that follows. */
const STEPS = 20;
/** The most milliseconds for those; who needs longer is compared where it got to. */
const WARM_UP_MS = 30_000;
const ROUND_MS = 800;
/** As many as our trainer stages at once; a multiple of 8 shows what chunks save. */
const MOST = 64;

export interface Figures {
  readonly row: string;
  readonly contestant: string;
  readonly adapter: string;
  /** Milliseconds a step, one figure a round. */
  readonly stepMs: number[];
  /** Milliseconds a step inside calls until they return, one figure a round. */
  readonly hostMs: number[];
  /** Calls a step, of the last round. */
  counts: Counts;
  /** Opening, compiling and the first step. */
  readonly firstMs: number;
  /** Steps of a round. */
  readonly steps: number;
  /** Updates before the loss that is compared. */
  readonly updates: number;
  readonly loss: number;
  /** |loss − the CPU executor's|. */
  readonly difference: number;
  readonly void: boolean;
}

interface Entry {
  readonly figures: Figures;
  readonly session: Session;
}

/** The reference's losses of the first steps. */
export async function referenceLosses(row: Row, reference: Contestant): Promise<readonly number[]> {
  const session = await reference.open(row);
  try {
    await session.prepare(STEPS + 1);
    return await session.run(STEPS + 1);
  } finally {
    session.dispose();
  }
}

/** Opens everyone, holds their losses to the reference, then times them in turn, round by round. */
export async function measureRow(
  row: Row,
  contestants: readonly Contestant[],
  losses: readonly number[],
  rounds: number,
  log: (line: string) => void,
): Promise<Figures[]> {
  const entries: Entry[] = [];
  try {
    for (const contestant of contestants) {
      if (!contestant.fits(row)) continue;
      log(`${row.name}: ${contestant.name}`);
      try {
        entries.push(await enter(row, contestant, losses));
      } catch (error) {
        log(`${row.name}: ${contestant.name} does not take part: ${String(error)}`);
      }
    }
    for (let round = 0; round < rounds; round++) {
      log(`${row.name}: round ${round + 1} of ${rounds}`);
      // Who goes first changes from round to round.
      for (let i = 0; i < entries.length; i++) await time(entries[(i + round) % entries.length]);
    }
  } finally {
    for (const { session } of entries) session.dispose();
  }
  return entries.map(({ figures }) => figures);
}

async function enter(row: Row, contestant: Contestant, losses: readonly number[]): Promise<Entry> {
  const opened = performance.now();
  const session = await contestant.open(row);
  await session.prepare(1);
  let kept = await session.run(1);
  const firstMs = performance.now() - opened;

  const started = performance.now();
  let updates = 0;
  while (updates < STEPS && performance.now() - started < WARM_UP_MS) {
    await session.prepare(1);
    kept = await session.run(1);
    updates++;
  }
  const stepMs = (performance.now() - started) / Math.max(1, updates);
  const loss = kept[kept.length - 1];
  const difference = Math.abs(loss - losses[updates]);
  const figures: Figures = {
    row: row.name,
    contestant: contestant.name,
    adapter: session.adapter,
    stepMs: [],
    hostMs: [],
    counts: countsNow(),
    firstMs,
    steps: Math.min(MOST, Math.max(1, Math.round(ROUND_MS / stepMs))),
    updates,
    loss,
    difference,
    void: !(difference <= AGREES),
  };
  return { figures, session };
}

async function time({ figures, session }: Entry): Promise<void> {
  const { steps } = figures;
  await session.prepare(steps);
  const before = countsNow();
  const start = performance.now();
  const done = session.run(steps);
  const returned = performance.now();
  await done;
  figures.stepMs.push((performance.now() - start) / steps);
  figures.hostMs.push((returned - start) / steps);
  const after = countsNow();
  for (const key of Object.keys(after) as (keyof Counts)[]) {
    figures.counts[key] = (after[key] - before[key]) / steps;
  }
}
