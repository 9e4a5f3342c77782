const waiting = new Set<() => void>();
let frame = 0;

/** Calls `draw` once in the next animation frame, however often it is asked: one frame for all plots. */
export function nextFrame(draw: () => void): void {
  waiting.add(draw);
  frame ||= requestAnimationFrame(run);
}

/** Takes back what `nextFrame` was asked. */
export function forgetFrame(draw: () => void): void {
  waiting.delete(draw);
}

function run(): void {
  frame = 0;
  const draws = [...waiting];
  waiting.clear();
  for (const draw of draws) draw();
}
