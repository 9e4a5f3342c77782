/**
 * The page's end of the lens: keeps its worker up to date with a run's kept evaluations, asks, and holds the newest
 * answers for whoever draws them.
 */
import { signal } from '@lit-labs/signals';
import type { Axis } from '../analysis/grid';
import type { Kept } from '../analysis/verdict-of-run';
import type {
  Estimated,
  Judged,
  LensCommand,
  LensMessage,
  Rubric,
  Scored,
  Spread,
} from '../lens/messages';
import { askedOfAll } from './asked';
import type { Connect, Port } from './port';
import type { RunView } from './run-view';

/** The evaluated step under the pointer, in whichever plot of the lens; null while there is none. */
export const lensHover = signal<number | null>(null);

export interface LensQuestion {
  readonly metrics: readonly string[];
  readonly rubric: Rubric;
  /** The evaluation to be read, looked back at or pointed to; null: the newest. */
  readonly step: number | null;
  /** Null: no verdict is wanted. */
  readonly judged: string | null;
  readonly axis: Axis;
  /** Evaluations after it are not judged; null: all are. */
  readonly upTo: number | null;
}

/** Milliseconds between two looks at a run that trains. */
const REST = 300;
/** Milliseconds for which a hand must rest before a verdict; and between two of a run that trains. */
const SETTLE = 120;
const JUDGE_REST = 1200;

export type ConnectLens = Connect<LensCommand, LensMessage>;

export class Lens {
  readonly scored = signal<Scored | null>(null);
  /** Of the newest rubric; null until it was computed, and where there is but one replica. */
  readonly spread = signal<Spread | null>(null);
  readonly estimated = signal<Estimated | null>(null);
  readonly judged = signal<Judged | null>(null);
  /** The worker could not be loaded, or broke. */
  readonly broken = signal(false);

  readonly #port: Port<LensCommand>;
  #run: RunView | null = null;
  #question: LensQuestion | null = null;
  /** Steps that the worker has, by replica. */
  #sent: Set<number>[] = [];
  #unsubscribe: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #judgeTimer: ReturnType<typeof setTimeout> | undefined;
  #ids = { score: 0, estimate: 0, judge: 0 };
  #judging = false;
  #stale = false;

  constructor(connect: ConnectLens) {
    this.#port = connect(
      (message) => this.#heard(message),
      () => this.broken.set(true),
    );
  }

  /** Looks at a run, or at another view of the same one. */
  follow(run: RunView | null): void {
    const before = this.#run;
    this.#run = run;
    if (run?.curves === before?.curves) return;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.scored.set(null);
    this.spread.set(null);
    this.estimated.set(null);
    this.judged.set(null);
    this.#sent = [];
    // Answers about the run before are of no use now.
    for (const kind of ['score', 'estimate', 'judge'] as const) this.#ids[kind]++;
    this.#judging = false;
    if (!run) return;
    this.#port.send({ type: 'run', asked: askedOfAll(run) });
    this.#unsubscribe = run.curves.subscribe(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#grown();
      }, REST);
    });
    if (this.#sync()) this.#askAll();
  }

  ask(question: LensQuestion): void {
    const before = this.#question;
    this.#question = question;
    if (!this.#run || same(before, question)) return;
    // What came meanwhile is sent here, so that it has to be asked for here.
    const grown = this.#sync();
    if (
      grown ||
      !before ||
      !same(before.rubric, question.rubric) ||
      !same(before.metrics, question.metrics)
    ) {
      this.#score();
    }
    this.#estimate();
    const verdict = ({ judged, rubric, axis, upTo }: LensQuestion) => [judged, rubric, axis, upTo];
    if (!before || !same(verdict(before), verdict(question))) this.#judgeSoon(SETTLE);
    else if (grown && question.upTo === null) this.#judgeSoon(JUDGE_REST);
  }

  /** Forgets the run, so that nothing is computed while nobody looks. */
  rest(): void {
    this.follow(null);
    this.#question = null;
    clearTimeout(this.#timer);
    clearTimeout(this.#judgeTimer);
    this.#timer = this.#judgeTimer = undefined;
  }

  close(): void {
    this.rest();
    this.#port.close();
  }

  #grown(): void {
    if (!this.#sync()) return;
    this.#score();
    if (this.#question?.step === null) this.#estimate();
    if (this.#question?.upTo === null) this.#judgeSoon(JUDGE_REST);
  }

  #askAll(): void {
    this.#score();
    this.#estimate();
    this.#judgeSoon(0);
  }

  /** Tells the worker which evaluations came and went; whether any did. */
  #sync(): boolean {
    const replicas = this.#run?.curves.replicas ?? 0;
    return Array.from({ length: replicas }, (_, r) => this.#syncReplica(r)).includes(true);
  }

  #syncReplica(replica: number): boolean {
    const kept: readonly Kept[] = this.#run?.curves.samples.of(replica) ?? [];
    const steps = new Set(kept.map(({ step }) => step));
    const sent = this.#sent[replica] ?? new Set();
    const drop = [...sent].filter((step) => !steps.has(step));
    const add = kept.filter(({ step }) => !sent.has(step));
    this.#sent[replica] = steps;
    if (drop.length === 0 && add.length === 0) return false;
    // Without what else a sample may hold.
    const packed = add.map(({ step, predicted, surprise, confidence, squares }) => {
      return { step, predicted, surprise, confidence, squares };
    });
    this.#port.send({ type: 'samples', replica, drop, add: packed });
    return true;
  }

  #score(): void {
    if (!this.#question) return;
    const { metrics, rubric } = this.#question;
    this.#port.send({ type: 'score', id: ++this.#ids.score, metrics, rubric });
  }

  #estimate(): void {
    if (!this.#question) return;
    const { metrics, rubric, step } = this.#question;
    const id = ++this.#ids.estimate;
    this.#port.send({ type: 'estimate', id, metrics, rubric, step: step ?? Infinity });
  }

  /** At most one verdict is under way; what changes meanwhile is judged after it. */
  #judgeSoon(rest: number): void {
    if (this.#judging) {
      this.#stale = true;
      return;
    }
    // A hand that moves on puts it off; a run that trains doesn't.
    if (this.#judgeTimer !== undefined && rest === JUDGE_REST) return;
    clearTimeout(this.#judgeTimer);
    this.#judgeTimer = setTimeout(() => {
      this.#judgeTimer = undefined;
      if (!this.#question || !this.#sent[0]?.size) return;
      const { judged, rubric, axis, upTo } = this.#question;
      if (judged === null) return;
      this.#judging = true;
      this.#stale = false;
      const id = ++this.#ids.judge;
      this.#port.send({ type: 'judge', id, metric: judged, rubric, axis, upTo: upTo ?? Infinity });
    }, rest);
  }

  #heard(message: LensMessage): void {
    switch (message.type) {
      case 'scored':
        if (message.id === this.#ids.score && this.#run) this.scored.set(message.scored);
        break;
      case 'spread':
        if (message.id === this.#ids.score && this.#run) this.spread.set(message.spread);
        break;
      case 'estimated':
        if (message.id === this.#ids.estimate && this.#run) this.estimated.set(message.estimated);
        break;
      case 'judged':
        if (message.id !== this.#ids.judge) break;
        this.#judging = false;
        if (this.#run) this.judged.set(withOtherwise(message.judged, this.judged.get()));
        if (this.#stale) this.#judgeSoon(JUDGE_REST);
        break;
    }
  }
}

/** Until what the other axis would say is known anew, what it said a moment ago stands. */
function withOtherwise(judged: Judged, before: Judged | null): Judged {
  const about = ({ metric, rubric, axis }: Judged) => [metric, rubric, axis];
  if (judged.otherwise || !before || !same(about(judged), about(before))) return judged;
  return { ...judged, otherwise: before.otherwise };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
