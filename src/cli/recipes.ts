/**
 * `npm run recipes`: trains the recipes that the page and the papers make claims about, from several seeds, on the
 * CPU executor. Prints what came of each claim, writes docs/recipes.md, and exits with 1 where one does not hold.
 *
 *     npm run recipes [-- --jobs N]    N trainings at once; one a core by default, two at most
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { claims } from './recipe-claims';
import { recipeReport, type ClaimRow } from './recipe-report';
import { runRecipe, type RecipeJob, type RecipeResult } from './recipe-run';
import { root } from './software-gpu';

/** Trains in so many threads of this very program; each result is told as it comes. */
async function trainAll(
  jobs: readonly RecipeJob[],
  threads: number,
  told: (result: RecipeResult) => void,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    const worker = new Worker(new URL(import.meta.url));
    while (next < jobs.length) {
      const result = new Promise<RecipeResult>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
      worker.postMessage(jobs[next++]);
      told(await result);
      worker.removeAllListeners('error');
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, lane));
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { jobs: { type: 'string' } } });
  const threads = values.jobs ? Number(values.jobs) : Math.min(2, availableParallelism());
  if (!(Number.isInteger(threads) && threads >= 1)) {
    process.stderr.write(
      `--jobs: ${values.jobs} is not allowed; it must be an integer of at least 1\n`,
    );
    return 2;
  }
  const start = performance.now();
  const rows: ClaimRow[] = [];
  const jobs = claims.flatMap((claim) => claim.jobs);
  await trainAll(jobs, threads, (result) => {
    const { recipe, seed, seconds } = result;
    const claim = claims.find((each) => each.jobs.some((job) => job.recipe === recipe))!;
    const findings = claim.check(result);
    rows.push({ title: claim.title, result, findings });
    for (const { says, found, holds } of findings) {
      const verdict = holds === undefined ? '    ' : holds ? 'ok  ' : 'FAIL';
      process.stdout.write(
        `${verdict} ${recipe} seed ${seed}: ${says}: ${found} (${seconds.toFixed(1)} s)\n`,
      );
    }
  });
  const seconds = (performance.now() - start) / 1000;
  const report = recipeReport(claims, rows, { threads, seconds });
  writeFileSync(path.join(root, 'docs/recipes.md'), report);
  const failed = rows.flatMap(({ findings }) => findings).filter(({ holds }) => holds === false);
  process.stdout.write(
    `${failed.length === 0 ? 'Everything holds' : `${failed.length} do not hold`}; docs/recipes.md is written.\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

if (isMainThread) process.exit(await main());
else {
  parentPort!.on('message', (job: RecipeJob) => {
    void runRecipe(job).then((result) => parentPort!.postMessage(result));
  });
}
