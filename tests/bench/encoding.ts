import type { Executor } from '../../src/graph/executor';

/** Takes the time of an executor's `run` from here on; returns a function that tells the milliseconds so far. */
export function timeEncoding(executor: Executor): () => number {
  const run = executor.run.bind(executor);
  let spent = 0;
  executor.run = (program, times) => {
    const start = performance.now();
    run(program, times);
    spent += performance.now() - start;
  };
  return () => spent;
}
