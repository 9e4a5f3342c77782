/**
 * Index of the step that is nearest to `step`, the later of two that are as near: the last for Infinity; −1 where there
 * are none. Worker and page both find an evaluation by it, so that they mean the same one.
 */
export function nearest(steps: ArrayLike<number>, step: number): number {
  let best = -1;
  let distance = Infinity;
  for (let i = 0; i < steps.length; i++) {
    const away = Math.abs(steps[i] - step);
    if (away <= distance) [best, distance] = [i, away];
  }
  return best;
}
