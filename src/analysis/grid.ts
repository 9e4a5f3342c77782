/** Along which axis a curve is looked at: what is smooth on one may not be on the other. */
export type Axis = 'linear' | 'log';

/** Points of the grid: twenty steps, so that a straight line's emergence score is 20. */
export const GRID = 21;

/** Share of one evaluation in one grid point. */
interface Share {
  readonly evaluation: number;
  readonly weight: number;
}

/** A fixed number of points along the axis, and which evaluations make each of them. */
export interface Grid {
  /** Steps of the grid points, first to last evaluation (log: from the first after step 0). */
  readonly steps: Float64Array;
  readonly shares: readonly (readonly Share[])[];
  /** Evaluations on the axis. */
  readonly evaluations: number;
}

/**
 * Twenty equal steps (log: equal ratios) from the first to the last of some steps, which rise. A point is the mean of
 * the evaluations within half a grid step of it; where there is none, it lies on the line between its neighbours.
 */
export function gridOf(steps: ArrayLike<number>, axis: Axis): Grid {
  const place = (step: number) => (axis === 'log' ? Math.log(step) : step);
  let first = 0;
  if (axis === 'log') while (first < steps.length && !(steps[first] > 0)) first++;
  const evaluations = steps.length - first;
  const from = place(steps[first] ?? NaN);
  const to = place(steps[steps.length - 1] ?? NaN);
  const spacing = (to - from) / (GRID - 1);
  const at = (i: number) => (i === GRID - 1 ? to : from + i * spacing);
  const shares = Array.from({ length: GRID }, (_, i) => {
    const near: number[] = [];
    let next = first;
    for (let e = first; e < steps.length; e++) {
      const distance = place(steps[e]) - at(i);
      // The last point of one cell is the first of the next, never of both.
      if (distance > -spacing / 2 && distance <= spacing / 2) near.push(e);
      if (distance < 0) next = e + 1;
    }
    if (near.length > 0) {
      return near.map((evaluation) => ({ evaluation, weight: 1 / near.length }));
    }
    const left = place(steps[next - 1]);
    const weight = (at(i) - left) / (place(steps[next]) - left);
    return [
      { evaluation: next - 1, weight: 1 - weight },
      { evaluation: next, weight },
    ];
  });
  const gridSteps = Float64Array.from({ length: GRID }, (_, i) =>
    axis === 'log' ? Math.exp(at(i)) : at(i),
  );
  return { steps: gridSteps, shares, evaluations };
}

/** What `of` gives for each evaluation, at grid point i: a weighted mean. */
export function atPoint(grid: Grid, i: number, of: (evaluation: number) => number): number {
  let sum = 0;
  for (const { evaluation, weight } of grid.shares[i]) sum += weight * of(evaluation);
  return sum;
}
