import type { Contestant, Session } from './contestant';
import { countsNow, perStep, type Counts } from './counters';
import { median } from '../../scripts/bench-table.mjs';
import { chargeTo, holdingsOf, type Holdings } from './holdings';
import type { Row } from './rows';

/** Losses may differ by this much: float32 sums in another order. */
export const AGREES = 1e-4;
/** Steps before the loss is compared; the loss is of the batch that follows. */
const STEPS = 20;
/** The most milliseconds for those; who needs longer is compared where it got to. */
const WARM_UP_MS = 90_000;
const ROUND_MS = 800;
/** The most steps of a round: peers have as many batches on the device. */
const MOST = 512;
/** A launch of so many steps or more is long: what it does once is shared as in a page that runs flat out. */
const LONG = 16;

/** Some steps that were started together. */
interface Launch {
  readonly steps: number;
  readonly ms: number;
  /** Inside calls until they return. */
  readonly hostMs: number;
  /** Of these, encoding and submitting. */
  readonly encodeMs: number;
  readonly counts: Counts;
}

export interface Figures {
  readonly row: string;
  readonly contestant: string;
  readonly adapter: string;
  /** Milliseconds a step, one figure a round. */
  readonly stepMs: readonly number[];
  /** Steps of a round. */
  readonly steps: number;
  /** Steps of the launches that the following are of: 16 or more, or as many as there was time for. */
  readonly longSteps: number;
  /** Milliseconds a step inside calls until they return, the median of long launches. */
  readonly hostMs: number;
  /** The same, encoding and submitting alone. */
  readonly encodeMs: number;
  /** Calls a step, of the last long launch. */
  readonly counts: Counts;
  /** Opening, compiling and the first step. */
  readonly firstMs: number;
  readonly held: Holdings;
  /** Updates before the loss that is compared. */
  readonly updates: number;
  readonly loss: number;
  /** |loss − the CPU executor's|. */
  readonly difference: number;
  readonly void: boolean;
}

interface Entry {
  readonly name: string;
  readonly session: Session;
  readonly firstMs: number;
  readonly updates: number;
  readonly loss: number;
  readonly steps: number;
  /** The steps before the loss is compared. */
  readonly warmUp: readonly Launch[];
  readonly rounds: Launch[];
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
        entries.push(await enter(row, contestant));
      } catch (error) {
        log(`${row.name}: ${contestant.name} does not take part: ${String(error)}`);
      }
    }
    for (let round = 0; round < rounds; round++) {
      log(`${row.name}: round ${round + 1} of ${rounds}`);
      // Who goes first changes from round to round.
      for (let i = 0; i < entries.length; i++) {
        const entry = entries[(i + round) % entries.length];
        chargeTo(entry.name);
        entry.rounds.push((await launch(entry.session, entry.steps)).launch);
      }
    }
    return entries.map((entry) => figuresOf(row, entry, losses));
  } finally {
    for (const { session } of entries) session.dispose();
  }
}

async function enter(row: Row, contestant: Contestant): Promise<Entry> {
  const { name } = contestant;
  chargeTo(name);
  const opened = performance.now();
  const session = await contestant.open(row);
  await session.prepare(1);
  let kept = await session.run(1);
  const firstMs = performance.now() - opened;

  const warmUp: Launch[] = [];
  const until = performance.now() + WARM_UP_MS;
  let updates = 0;
  // One step tells how long the others take.
  for (let steps = 1; updates < STEPS && steps > 0;) {
    const { launch: done, losses } = await launch(session, steps);
    warmUp.push(done);
    kept = losses;
    updates += steps;
    const affordable = Math.floor((until - performance.now()) / (done.ms / done.steps));
    steps = Math.min(STEPS - updates, affordable);
  }
  const last = warmUp[warmUp.length - 1];
  const steps = Math.min(MOST, Math.max(1, Math.round((ROUND_MS * last.steps) / last.ms)));
  const loss = kept[kept.length - 1];
  return { name, session, firstMs, updates, loss, steps, warmUp, rounds: [] };
}

async function launch(
  session: Session,
  steps: number,
): Promise<{ launch: Launch; losses: readonly number[] }> {
  await session.prepare(steps);
  const before = countsNow();
  const spent = session.host?.();
  const start = performance.now();
  const done = session.run(steps);
  const called = performance.now() - start;
  const losses = await done;
  const ms = performance.now() - start;
  const counts = perStep(before, countsNow(), steps);
  const now = session.host?.() ?? { hostMs: called, encodeMs: called };
  const hostMs = now.hostMs - (spent?.hostMs ?? 0);
  const encodeMs = now.encodeMs - (spent?.encodeMs ?? 0);
  return { launch: { steps, ms, hostMs, encodeMs, counts }, losses };
}

function figuresOf(row: Row, entry: Entry, losses: readonly number[]): Figures {
  const { name, session, firstMs, updates, loss, steps, warmUp, rounds } = entry;
  const launches = [...warmUp, ...rounds];
  const longSteps = Math.min(LONG, Math.max(...launches.map((each) => each.steps)));
  const long = launches.filter((each) => each.steps >= longSteps);
  const difference = Math.abs(loss - losses[updates]);
  return {
    row: row.name,
    contestant: name,
    adapter: session.adapter,
    stepMs: rounds.map((each) => each.ms / each.steps),
    steps,
    longSteps: long[long.length - 1].steps,
    hostMs: median(long.map((each) => each.hostMs / each.steps)),
    encodeMs: median(long.map((each) => each.encodeMs / each.steps)),
    counts: long[long.length - 1].counts,
    firstMs,
    held: session.held?.() ?? holdingsOf(name),
    updates,
    loss,
    difference,
    void: !(difference <= AGREES),
  };
}
