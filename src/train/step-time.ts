import type { Trainer } from './trainer';

const ROUNDS = 3;

/**
 * Milliseconds a step of a trainer: the least of a few rounds of about `roundMs`, since what else a machine does
 * only adds. The first step, which warms up, does not count.
 */
export async function stepTime(trainer: Trainer, roundMs: number): Promise<number> {
  let count = 1;
  let least = Infinity;
  await trainer.launch(1);
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await trainer.launch(count);
    least = Math.min(least, (performance.now() - start) / count);
    count = Math.max(1, Math.min(trainer.programs.chunk, Math.floor(roundMs / least)));
    await yieldToMessages();
  }
  return least;
}

/** Lets a worker's messages in. Not a timer, which browsers slow down in hidden tabs. */
export function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
