import type { Axis } from '../analysis/grid';
import { passUntil } from '../analysis/pass-until';
import { judging, SOFTER } from '../analysis/verdict-of-run';
import type { Metric } from '../metrics/metric';
import { metricOf } from '../metrics/registry';
import type { Estimate } from '../metrics/rescore';
import type { LensCommand, LensMessage } from './messages';
import { ScoredRun } from './scored-run';
import { mayShow, sketchOf } from './sketch';

type Of<T extends LensCommand['type']> = Extract<LensCommand, { type: T }>;
type Answering = Generator<undefined, void>;

/** Milliseconds of work between two looks at what else was asked. */
const SLICE = 8;
/** Milliseconds after which a first picture is sent with what there is: the page has the rest of its 100 to draw it. */
const SOON = 30;
/** Answer lengths at most that are sketched ahead, those nearest to the one in use. */
const AHEAD = 8;
/** Samples of answers at most that PassUntil takes. */
const SAMPLES = 20_000;

/** Questions in the order in which they are seen to: what a hand waits for first, what it may ask next last. */
const ORDER = ['score', 'estimate', 'spread', 'judge', 'ahead'] as const;

/** Answers the lens's questions in slices, so that a newer one of its kind never waits for an older. */
export class Desk {
  /** By replica. */
  #runs: readonly ScoredRun[] = [];
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
        this.#runs = command.asked.map((asked) => new ScoredRun(asked));
        this.#work.clear();
        break;
      case 'samples':
        this.#runs[command.replica]?.update(command.drop, command.add);
        // They count on the evaluations as they were; another question follows.
        this.#work.delete('score');
        this.#work.delete('spread');
        this.#work.delete('ahead');
        break;
      case 'score':
        this.#work.set('score', this.#score(command));
        this.#work.set('spread', this.#spread(command));
        this.#work.set('ahead', this.#ahead(command));
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

  get #run(): ScoredRun | undefined {
    return this.#runs[0];
  }

  *#score({ id, metrics, rubric }: Of<'score'>): Answering {
    const run = this.#run;
    if (!run) return;
    const start = performance.now();
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
    const missing = new Set([...sheet.missing(), ...axis.missing()]);
    const fill = (position: number) => {
      if (!missing.delete(position)) return;
      sheet.fill(position);
      axis.fill(position);
    };
    const sketch = sketchOf(run.length);
    const filled: number[] = [];
    let shown = false;
    for (const position of new Set([...sketch, ...missing])) {
      if (!shown && mayShow(filled.length, performance.now() - start, SOON)) {
        answer(filled.slice(0, sketch.length).sort((a, b) => a - b));
        shown = true;
      }
      fill(position);
      filled.push(position);
      yield;
    }
    answer([...Array(run.length).keys()]);
  }

  *#spread({ id, metrics, rubric }: Of<'score'>): Answering {
    const runs = this.#runs;
    if (runs.length < 2) return;
    const asked = known(metrics);
    const steps = stepsOfAll(runs);
    const values = asked.map(() => new Float64Array(runs.length * steps.length));
    for (const [r, run] of runs.entries()) {
      const sheet = run.sheet(asked, rubric);
      const positions = run.positionsOf(steps);
      for (const position of positions) {
        sheet.fill(position);
        yield;
      }
      sheet.values(positions).forEach((own, m) => values[m].set(own, r * steps.length));
    }
    const byId = Object.fromEntries(asked.map((metric, m) => [metric.id, values[m]]));
    const spread = { rubric, replicas: runs.length, steps, values: byId };
    this.send({ type: 'spread', id, spread });
  }

  /** While nothing else is asked: the sketches of other answer lengths, nearest first. */
  *#ahead({ metrics, rubric }: Of<'score'>): Answering {
    const run = this.#run;
    if (!run) return;
    const asked = known(metrics);
    const away = (first: number) => Math.abs(first - rubric.first);
    const lengths = Array.from({ length: run.asked.graded }, (_, i) => i + 1)
      .sort((a, b) => away(a) - away(b))
      .slice(1, AHEAD + 1);
    const sketch = sketchOf(run.length);
    for (const first of lengths) {
      const sheet = run.sheet(asked, { ...rubric, first });
      for (const position of sketch) {
        sheet.fill(position);
        yield;
      }
    }
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
    const along = (each: Axis) =>
      judging(rescorer, kept, metric, known(SOFTER), each, { settings });
    const verdict = yield* along(axis);
    const newest = kept.at(-1)?.step ?? -1;
    const judged = { metric: name, rubric, axis, upTo, newest, verdict };
    this.send({ type: 'judged', id, judged });
    const otherwise = yield* along(axis === 'log' ? 'linear' : 'log');
    this.send({ type: 'judged', id, judged: { ...judged, otherwise } });
  }
}

/** Steps of the evaluations that are kept of every replica: those of the second are of all others, too. */
function stepsOfAll([first, second]: readonly ScoredRun[]): Float64Array {
  const mine = new Set(first.steps());
  return Float64Array.from(second.steps().filter((step) => mine.has(step)));
}

function known(ids: readonly string[]): Metric[] {
  return ids.flatMap((id) => metricOf(id) ?? []);
}
