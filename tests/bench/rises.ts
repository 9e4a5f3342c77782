import type { Cost } from './least-cost';
import type { Point } from './scaling-points';

/** A point, with the cost of a step. */
export interface MeasuredPoint extends Point, Cost {
  /** Floating-point operations of a step's matrix products. */
  readonly flops: number;
}

/** The largest rise of a FLOP's cost from one point of an axis to the next larger one. */
export interface Rise {
  readonly axis: Point['axis'];
  readonly from: number;
  readonly to: number;
  /** Milliseconds a FLOP there over here: above 1, growing costs more than its work. */
  readonly ratio: number;
}

/** The worst rise of each axis, the worst of all first. A fall is no cliff: what a step costs in any case is shared. */
export function worstRises(points: readonly MeasuredPoint[], clock: keyof Cost): Rise[] {
  const axes = [...new Set(points.map(({ axis }) => axis))];
  const worst = axes.flatMap((axis) => {
    const along = points.filter((point) => point.axis === axis);
    const rises = along.slice(1).map((point, i): Rise => {
      const before = along[i];
      const ratio = point[clock] / point.flops / (before[clock] / before.flops);
      return { axis, from: before[axis], to: point[axis], ratio };
    });
    return rises.sort((a, b) => b.ratio - a.ratio).slice(0, 1);
  });
  return worst.sort((a, b) => b.ratio - a.ratio);
}
