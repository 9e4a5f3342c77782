/**
 * `npm run recipes`: trains the recipes that the page and the papers make claims about, from several seeds, on the
 * CPU executor. Prints what came of each claim, writes docs/recipes.md and docs/tasks.md, and exits with 1 where one
 * does not hold, or a task was not trained or does not end above chance.
 *
 *     npm run recipes [-- --jobs N]      N trainings at once; one a core by default, two at most
 *                     [-- --minutes N]   begins no training after N minutes, every task's first preset first; writes
 *                                        docs/tasks.md alone where that leaves some out
 *                     [-- --only TEXT]   only claims whose title has TEXT in it; prints their part of the report
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { Finding } from './claim';
import { recipes } from '../recipes';
import { tasks } from '../task/registry';
import { claims as allClaims } from './recipe-claims';
import { recipeReport, rowsOf, type ClaimRows } from './recipe-report';
import { runRecipe, type RecipeJob, type RecipeResult } from './recipe-run';
import { root } from './software-gpu';
import { firstPresets, runsByTask, shortfall, taskReport } from './task-report';

/** Trains in so many threads of this very program; each result is told as it comes. */
async function trainAll(
  jobs: readonly RecipeJob[],
  threads: number,
  until: number,
  told: (result: RecipeResult, job: RecipeJob) => void,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    const worker = new Worker(new URL(import.meta.url));
    while (next < jobs.length && performance.now() < until) {
      const result = new Promise<RecipeResult>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
      });
      const job = jobs[next++];
      worker.postMessage(job);
      told(await result, job);
      worker.removeAllListeners('error');
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, lane));
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { jobs: { type: 'string' }, minutes: { type: 'string' }, only: { type: 'string' } },
  });
  const threads = values.jobs ? Number(values.jobs) : Math.min(2, availableParallelism());
  if (!(Number.isInteger(threads) && threads >= 1)) {
    process.stderr.write(
      `--jobs: ${values.jobs} is not allowed; it must be an integer of at least 1\n`,
    );
    return 2;
  }
  const minutes = Number(values.minutes ?? Infinity);
  if (!(minutes > 0)) {
    process.stderr.write(`--minutes: ${values.minutes} is not allowed; it must be above 0\n`);
    return 2;
  }
  const { only = '' } = values;
  const claims = allClaims.filter(({ title }) => title.includes(only));
  if (claims.length === 0) {
    const titles = allClaims.map(({ title }) => title).join('; ');
    process.stderr.write(`--only: no claim has "${only}" in its title; there are: ${titles}\n`);
    return 2;
  }
  const start = performance.now();
  const results = new Map<RecipeJob, RecipeResult>();
  const rows = new Map<string, ClaimRows>();
  const tell = (findings: readonly Finding[], what: string) => {
    for (const { says, found, holds } of findings) {
      const verdict = holds === undefined ? '    ' : holds ? 'ok  ' : 'FAIL';
      process.stdout.write(`${verdict} ${what}: ${says}: ${found}\n`);
    }
  };
  const firsts = firstPresets(tasks, recipes);
  const isFirst = ({ recipe, change }: RecipeJob) => firsts.has(recipe) && !change;
  const all = claims.flatMap((claim) => claim.jobs);
  const jobs = [...all.filter(isFirst), ...all.filter((job) => !isFirst(job))];
  await trainAll(jobs, threads, start + 60_000 * minutes, (result, job) => {
    results.set(job, result);
    const claim = claims.find((each) => each.jobs.includes(job))!;
    const runs = claim.jobs.flatMap((each) => results.get(each) ?? []);
    if ('check' in claim) {
      tell(claim.check(result), `${job.recipe} seed ${job.seed} (${result.seconds.toFixed(1)} s)`);
    }
    if (runs.length < claim.jobs.length) return;
    const own = rowsOf(claim, runs);
    rows.set(claim.title, own);
    if ('compare' in claim) for (const { name, findings } of own) tell(findings, name);
  });
  const seconds = (performance.now() - start) / 1000;
  const left = jobs.length - results.size;
  const byTask = runsByTask(tasks, recipes, [...results.values()]);
  if (only) {
    const touched = byTask.filter(({ presets }) => presets.length > 0);
    const report = left === 0 ? recipeReport(claims, rows, { threads, seconds }) : '';
    process.stdout.write(`\n${report}\n${taskReport(touched, left)}\n`);
  } else {
    writeFileSync(path.join(root, 'docs/tasks.md'), taskReport(byTask, left));
    if (left === 0) {
      const report = recipeReport(claims, rows, { threads, seconds });
      writeFileSync(path.join(root, 'docs/recipes.md'), report);
    }
  }
  const broken = [...rows.values()]
    .flat()
    .flatMap(({ findings }) => findings)
    .filter(({ holds }) => holds === false).length;
  // Some claims alone say little of tasks.
  const short = only ? [] : byTask.filter(shortfall);
  for (const entry of short) process.stdout.write(`FAIL ${entry.task.id}: ${shortfall(entry)}\n`);
  if (left > 0) process.stdout.write(`FAIL ${left} of ${jobs.length} trainings were left out\n`);
  const failed = broken + short.length + left;
  process.stdout.write(
    `${failed === 0 ? 'Everything holds' : `${failed} do not hold`}` +
      `${only ? '.' : `; docs/tasks.md${left > 0 ? ' is' : ' and docs/recipes.md are'} written.`}\n`,
  );
  return failed === 0 ? 0 : 1;
}

if (isMainThread) process.exit(await main());
else {
  parentPort!.on('message', (job: RecipeJob) => {
    void runRecipe(job).then((result) => parentPort!.postMessage(result));
  });
}
