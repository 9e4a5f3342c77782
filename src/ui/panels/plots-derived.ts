import { predictedByPlace, predictedExactMatch } from '../../metrics/predicted-exact-match';
import type { Curves, Metric } from '../../state/curves';
import type { RunView } from '../../state/run-view';
import { Means, type Points } from '../elements/plot-trace';

/** The curves of one run that are not stored but derived, kept between redraws. */
export class DerivedCurves {
  readonly #means = { loss: new Means(), error: new Means(), exact: new Means() };
  readonly #theory = new Grown();
  readonly #byPlace = new Grown();
  #drawn = { version: -1, log: false, train: 0, trainThinned: 1, heldOut: 0, heldOutThinned: 1 };

  constructor(public run: RunView) {}

  /** Brings everything up to the run's newest data; what has settled is not visited again. */
  refresh(log: boolean): void {
    const { curves, config } = this.run;
    const { train, heldOut, version } = curves;
    const drawn = this.#drawn;
    if (version === drawn.version && log === drawn.log) return;
    const span = this.noisy ? config.training.evalEvery : 1;
    const sameBins = log === drawn.log && train.thinned === drawn.trainThinned;
    for (const metric of ['loss', 'error', 'exact'] as const) {
      if (!this.noisy) break;
      this.#means[metric].fill(this.trainPoints(metric), span, log, sameBins ? drawn.train : 0);
    }
    const from = heldOut.thinned === drawn.heldOutThinned ? drawn.heldOut : 0;
    this.#theory.fill(curves, from, theoryAt);
    this.#byPlace.fill(curves, from, byPlaceAt);
    this.#drawn = {
      version,
      log,
      train: train.settled,
      trainThinned: train.thinned,
      heldOut: heldOut.settled,
      heldOutThinned: heldOut.thinned,
    };
  }

  /** Batches are drawn anew each step, so that their metrics scatter. */
  get noisy(): boolean {
    const { batchSize } = this.run.config.training;
    const { trainExamples } = this.run.info;
    return batchSize !== 'full' && batchSize !== trainExamples;
  }

  trainPoints(metric: Metric): Points {
    const { curves } = this.run;
    return column(curves.train, curves.trainColumn(metric, 'mean'));
  }

  /** Training as its thick line shows it. */
  trainMeans(metric: Metric): Points {
    return this.noisy ? this.#means[metric] : this.trainPoints(metric);
  }

  heldOutPoints(metric: Metric, of: 'mean' | 'low' | 'high' = 'mean'): Points {
    const { curves } = this.run;
    return column(curves.heldOut, curves.heldOutColumn(metric, of));
  }

  trainSpread(metric: Metric, of: 'low' | 'high'): Points {
    const { curves } = this.run;
    return column(curves.train, curves.trainColumn(metric, of));
  }

  /** (1 − ε)^k at each evaluation. */
  get theory(): Points {
    return this.#theory.points(this.run.curves);
  }

  /** Π (1 − ε_i) at each evaluation. */
  get byPlace(): Points {
    return this.#byPlace.points(this.run.curves);
  }
}

/** (1 − ε)^k, the mean over replicas of each one's own. */
export function theoryAt(curves: Curves, row: number): number {
  let sum = 0;
  for (let r = 0; r < curves.replicas; r++) {
    sum += predictedExactMatch(curves.replicaAt(row, r, 'error'), curves.meanGraded);
  }
  return sum / curves.replicas;
}

/** Π (1 − ε_i), the mean over replicas of each one's own. */
export function byPlaceAt(curves: Curves, row: number): number {
  let sum = 0;
  for (let r = 0; r < curves.replicas; r++) sum += predictedByPlace(curves.placeErrors(row, r));
  return sum / curves.replicas;
}

function column(rows: Curves['train'], offset: number): Points {
  return {
    length: rows.length,
    steps: rows.steps,
    values: rows.values,
    stride: rows.width,
    offset,
  };
}

/** One number for each evaluation, recomputed in place. */
class Grown {
  #values = new Float64Array(64);

  fill(curves: Curves, from: number, at: (curves: Curves, row: number) => number): void {
    const { length } = curves.heldOut;
    if (this.#values.length < length) {
      const longer = new Float64Array(Math.max(length, this.#values.length * 2));
      longer.set(this.#values);
      this.#values = longer;
    }
    for (let row = from; row < length; row++) this.#values[row] = at(curves, row);
  }

  points({ heldOut }: Curves): Points {
    return {
      length: heldOut.length,
      steps: heldOut.steps,
      values: this.#values,
      stride: 1,
      offset: 0,
    };
  }
}
