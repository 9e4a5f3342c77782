import { costOf } from './cost';
import { unitsOf } from './units';

/** A call of a WebAssembly kernel. */
export interface Call {
  readonly kernel: string;
  /** Its arguments. A kernel whose work divides takes a range of units after these. */
  readonly values: readonly number[];
}

/** A dispatch of a program. */
export interface Task {
  readonly kernel: string;
  readonly constants: Readonly<Record<string, number>>;
  /** One call a replica. Replicas touch nothing of each other. */
  readonly calls: readonly Call[];
  /** Byte ranges of the first replica. */
  readonly reads: readonly Range[];
  readonly writes: readonly Range[];
}

export type Range = readonly [start: number, end: number];

/** Work for several threads: pieces, each done by one thread, begun in their order. */
export interface Schedule {
  readonly pieces: readonly (readonly Call[])[];
  /** How many of the first pieces must be done before a piece may begin. */
  readonly after: readonly number[];
  /** Whether no piece waits for another in any step: each is then done for all steps at once, while its data are in cache. */
  readonly apart: boolean;
}

/** Less is not worth handing to another thread; some 7 µs. */
const LEAST = 200_000;

/**
 * Divides a program among threads: by replicas, which never wait for one another, where these come out even; else by
 * dispatches. What is cut is only who computes an element, never how, so that the bytes do not depend on it.
 */
export function scheduleOf(tasks: readonly Task[], threads: number): Schedule {
  const replicas = tasks[0]?.calls.length ?? 0;
  const even = replicas % threads === 0 || replicas >= 4 * threads;
  return even ? byReplica(tasks, replicas) : byDispatch(tasks, threads);
}

/** A piece a replica. */
function byReplica(tasks: readonly Task[], replicas: number): Schedule {
  const pieces = Array.from({ length: replicas }, (_, replica) =>
    tasks.flatMap((task) => whole({ ...task, calls: [task.calls[replica]] })),
  );
  return { pieces, after: pieces.map(() => 0), apart: true };
}

/**
 * Dispatches that do not wait for one another form a level, which is cut into
 * pieces of about one cost; levels too small for that are done in one piece with their neighbours.
 */
function byDispatch(tasks: readonly Task[], threads: number): Schedule {
  const pieces: Call[][] = [];
  const after: number[] = [];
  let small: Call[] | undefined;
  for (const level of levelsOf(tasks)) {
    const cost = level.reduce((sum, task) => sum + task.calls.length * taskCost(task), 0);
    const count = Math.min(threads, Math.floor(cost / LEAST));
    const start = pieces.length;
    if (count >= 2) {
      small = undefined;
      pieces.push(...cut(level, cost / count));
    } else if (small) {
      small.push(...level.flatMap(whole));
    } else {
      small = level.flatMap(whole);
      pieces.push(small);
    }
    while (after.length < pieces.length) after.push(start);
  }
  return { pieces, after, apart: false };
}

/** A task's level is one above those of all earlier tasks that it must wait for. */
function levelsOf(tasks: readonly Task[]): readonly (readonly Task[])[] {
  const levels: Task[][] = [];
  const levelOf: number[] = [];
  for (const [i, task] of tasks.entries()) {
    let level = 0;
    for (let j = 0; j < i; j++) {
      if (levelOf[j] >= level && mustWait(task, tasks[j])) level = levelOf[j] + 1;
    }
    levelOf.push(level);
    (levels[level] ??= []).push(task);
  }
  return levels;
}

function mustWait(later: Task, earlier: Task): boolean {
  return (
    overlap(later.reads, earlier.writes) ||
    overlap(later.writes, earlier.reads) ||
    overlap(later.writes, earlier.writes)
  );
}

function overlap(some: readonly Range[], others: readonly Range[]): boolean {
  return some.some(([start, end]) => others.some((other) => start < other[1] && other[0] < end));
}

const taskCost = ({ kernel, constants }: Task) => costOf(kernel, constants);

/** Calls that do all of a task. */
function whole({ kernel, constants, calls }: Task): readonly Call[] {
  const units = unitsOf(kernel, constants);
  return units === undefined ? calls : calls.map((call) => part(call, 0, units));
}

function part({ kernel, values }: Call, from: number, to: number): Call {
  return { kernel, values: [...values, from, to] };
}

/** Pieces of about the cost `target`: a large task in equal parts, small ones together. */
function cut(level: readonly Task[], target: number): readonly Call[][] {
  const pieces: Call[][] = [];
  let rest: Call[] = [];
  let filled = 0;
  for (const task of level) {
    const { kernel, constants, calls } = task;
    const units = unitsOf(kernel, constants) ?? 1;
    const cost = taskCost(task);
    const parts = Math.min(units, Math.max(1, Math.round(cost / target)));
    for (const call of calls) {
      if (parts > 1) {
        for (let i = 0; i < parts; i++) {
          const at = (share: number) => Math.round((share * units) / parts);
          pieces.push([part(call, at(i), at(i + 1))]);
        }
        continue;
      }
      if (filled > 0 && filled + cost > 1.25 * target) {
        pieces.push(rest);
        rest = [];
        filled = 0;
      }
      rest.push(...whole({ ...task, calls: [call] }));
      filled += cost;
    }
  }
  if (rest.length > 0) pieces.push(rest);
  return pieces;
}
