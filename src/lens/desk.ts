import { passUntil } from '../analysis/pass-until';
import { judging, SOFTER } from '../analysis/verdict-of-run';
import type { Metric } from '../metrics/metric';
import { metricOf } from '../metrics/registry';
import type { Estimate } from '../metrics/rescore';
import type { LensCommand, LensMessage } from './messages';
import { ScoredRun } from './scored-run';

type Of<T extends LensCommand['type']> = Extract<LensCommand, { type: T }>;
type Answering = Generator<undefined, void>;

/** Milliseconds of work between two looks at what else was asked. */
const SLICE = 8;
/** Evaluations that make a first picture; a small plot has hardly more pixels. */
const SKETCH = 256;
/** Samples of answers at most that PassUntil takes. */
const SAMPLES = 20_000;

/** Questions in the order in which they are seen to: what a hand waits for first. */
const ORDER = ['score', 'estimate', 'judge'] as const;

/** Answers the lens's questions in slices, so that a newer one of its kind never waits for an older. */
export class Desk {
  #run: ScoredRun | undefined;
  readonly #work = new Map<(typeof ORDER)[number], Answering>();
  #working = false;

  constructor(
    private readonly send: (message: LensMessage) => void,
    /** Lets other messages in. */
    private readonly rest: () => Promise<void>,
  ) {}

  handle(command: LensCommand): void {
    switch (command.type) {
      case 'run':
        this.#run = new ScoredRun(command.asked);
        this.#work.clear();
        break;
      case 'samples':
        this.#run?.update(command.drop, command.add);
        // It counts on the evaluations as they were; another question follows.
        this.#work.delete('score');
        break;
      case 'score':
        this.#work.set('score', this.#score(command));
        break;
      case 'estimate':
        this.#work.set('estimate', this.#estimate(command));
        break;
      case 'judge':
        this.#work.set('judge', this.#judge(command));
        break;
    }
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let kind = this.#next(); kind; kind = this.#next()) {
      const answering = this.#work.get(kind)!;
      const until = performance.now() + SLICE;
      let done = false;
      while (!done && performance.now() < until) done = answering.next().done ?? false;
      if (done) this.#work.delete(kind);
      await this.rest();
    }
    this.#working = false;
  }

  #next() {
    return ORDER.find((kind) => this.#work.has(kind));
  }

  *#score({ id, metrics, rubric }: Of<'score'>): Answering {
    const run = this.#run;
    if (!run) return;
    const asked = known(metrics);
    const sheet = run.sheet(asked, rubric);
    const axis = run.sheet(known(['loss']), { ...rubric, first: run.asked.graded });
    const answer = (positions: readonly number[]) => {
      const columns = sheet.values(positions);
      const values = Object.fromEntries(asked.map((metric, i) => [metric.id, columns[i]]));
      const steps = Float64Array.from(positions, (position) => run.at(position).step);
      const [loss] = axis.values(positions);
      this.send({ type: 'scored', id, scored: { rubric, steps, loss, values } });
    };
    const fill = function* (positions: Iterable<number>): Answering {
      for (const position of positions) {
        sheet.fill(position);
        axis.fill(position);
        yield;
      }
    };
    const missing = new Set([...sheet.missing(), ...axis.missing()]);
    if (missing.size > SKETCH) {
      const some = sketch(run.length);
      yield* fill(some);
      answer(some);
    }
    yield* fill(missing);
    answer([...Array(run.length).keys()]);
  }

  *#estimate({ id, metrics, rubric, step }: Of<'estimate'>): Answering {
    const run = this.#run;
    const position = run?.nearest(step) ?? -1;
    if (!run || position < 0) return;
    const rescorer = run.rescorer(rubric.first);
    const kept = run.at(position);
    const estimates: Record<string, Estimate> = {};
    for (const metric of known(metrics)) {
      estimates[metric.id] = rescorer.estimate(metric, kept, rubric.settings);
      yield;
    }
    const sampled = estimates['pass-rate']
      ? passUntil(rescorer.outcomes(kept), { most: SAMPLES, index: kept.step })
      : undefined;
    this.send({
      type: 'estimated',
      id,
      estimated: { rubric, step: kept.step, estimates, passUntil: sampled },
    });
  }

  *#judge({ id, metric: name, rubric, axis, upTo }: Of<'judge'>): Answering {
    const run = this.#run;
    const [metric] = known([name]);
    if (!run || !metric) return;
    const rescorer = run.rescorer(rubric.first);
    const { settings } = rubric;
    const kept = run.upTo(upTo);
    const verdict = yield* judging(rescorer, kept, metric, known(SOFTER), axis, { settings });
    this.send({ type: 'judged', id, judged: { metric: name, rubric, axis, upTo, verdict } });
  }
}

function known(ids: readonly string[]): Metric[] {
  return ids.flatMap((id) => metricOf(id) ?? []);
}

/** Evenly spaced positions, the first and the last among them. */
function sketch(length: number): number[] {
  return Array.from({ length: SKETCH }, (_, i) => Math.round((i * (length - 1)) / (SKETCH - 1)));
}
