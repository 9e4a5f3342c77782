const ROUNDS = 6;
const ROUND_MS = 150;

/** What something takes, in milliseconds. */
export interface Cost {
  readonly ms: number;
  /** Of all this process's threads: what other processes take of the machine does not count. */
  readonly cpuMs: number;
}

/**
 * The cost of one time of `run`, which does it so many times over: the least of a few rounds, since what else the
 * machine does only adds.
 */
export async function leastCost(
  run: (times: number) => Promise<void>,
  most = Infinity,
): Promise<Cost> {
  await run(1);
  let ms = Infinity;
  let cpuMs = Infinity;
  let times = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const before = process.cpuUsage();
    await run(times);
    const { user, system } = process.cpuUsage(before);
    ms = Math.min(ms, (performance.now() - start) / times);
    cpuMs = Math.min(cpuMs, (user + system) / 1000 / times);
    times = Math.max(1, Math.min(most, Math.floor(ROUND_MS / ms)));
  }
  return { ms, cpuMs };
}
