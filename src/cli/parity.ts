/**
 * `npm run parity`: trains the same models here and in PyTorch, on the same batches from the same parameters,
 * and compares their losses. Writes docs/parity.md; exits with 1 on any disagreement.
 *
 *     npm run parity [-- --reference]    --reference: writes tests/reference/ instead, for CI without PyTorch
 *                    [-- --only TEXT]    only cases whose name has TEXT in it, which may be given several times;
 *                                        prints their part of the report
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from './engine';
import { largestDifference, largestRelative, lossesOf, printedLosses } from './compare';
import { replicaFile } from '../interchange/checkpoint';
import { parityCases, recipeCases, type ParityCase } from './parity-cases';
import { taskCases } from './parity-task-cases';
import { parityReport, type ParityRow } from './parity-report';
import { findPython, runPython, type Python } from './python';
import { gpuEnvironments, root, trainApart } from './software-gpu';
import { trainCommand } from './train-command';

/** How one run is made, and how closely it must be followed. */
interface Mode {
  readonly name: 'float64' | 'float32' | 'WebGPU';
  readonly steps: number;
  readonly tolerance: number;
}

const SILENT = { write: () => undefined };
const work = mkdtempSync(path.join(tmpdir(), 'parity-'));
let runs = 0;

/** Trains a case here and in PyTorch; one row a replica. */
async function compare(
  python: Python,
  { name, config }: ParityCase,
  mode: Mode,
  folder?: string,
): Promise<ParityRow[]> {
  const out = folder ?? (await trainHere(config, mode));
  const rows: ParityRow[] = [];
  for (let r = 0; r < config.training.replicas; r++) {
    const saved = path.join(out, `twin.${r}.safetensors`);
    const dtype = mode.name === 'float64' ? 'float64' : 'float32';
    const args = ['--replica', String(r), '--dtype', dtype, '--save', saved];
    const theirs = printedLosses(await runPython(python, [path.join(out, 'twin.py'), ...args]));
    const ours = lossesOf(path.join(out, 'metrics.csv'), r);
    const error = largestRelative(ours, theirs, mode.steps);
    rows.push({
      mode: `${mode.name}, ${mode.steps} steps`,
      name: config.training.replicas > 1 ? `${name}, replica ${r}` : name,
      loss: theirs[mode.steps - 1],
      error,
      parameters: largestDifference(path.join(out, replicaFile('final', r)), saved, config),
      tolerance: mode.tolerance,
      holds: error <= mode.tolerance,
    });
  }
  return rows;
}

/** Runs the command line itself; resolves to the folder of the run. */
async function trainHere(config: ParityCase['config'], { name, steps }: Mode): Promise<string> {
  const stem = path.join(work, String(runs++));
  const args = trainArguments(stem, config, steps);
  if (name === 'WebGPU') {
    const { code, said } = await trainApart([...args, '--device', 'gpu'], gpu!.env);
    if (code !== 0) throw new Error(`train ended with ${code}: ${said}`);
    return stem;
  }
  let said = '';
  const screen = { write: (text: string) => void (said += text) };
  const code = await trainCommand(
    [...args, '--device', 'cpu', '--precision', name],
    screen,
    SILENT,
  );
  if (code !== 0) throw new Error(`train ended with ${code}: ${said}`);
  return stem;
}

function trainArguments(stem: string, config: ParityCase['config'], steps: number): string[] {
  writeFileSync(`${stem}.json`, JSON.stringify(config));
  const count = String(steps);
  return ['--config', `${stem}.json`, '--out', stem, '--steps', count, '--dump-batches', count];
}

/** The adapter that `--device gpu` finds, if any, and the environment that it takes. */
interface FoundGpu {
  readonly env: NodeJS.ProcessEnv;
  readonly adapter: string;
}

let gpu: FoundGpu | undefined;

async function findGpu(): Promise<FoundGpu | undefined> {
  for (const env of gpuEnvironments()) {
    const stem = path.join(work, String(runs++));
    const args = trainArguments(stem, parityCases[0].config, 1);
    const { code } = await trainApart([...args, '--device', 'gpu'], env);
    if (code !== 0) continue;
    const { adapter } = JSON.parse(readFileSync(path.join(stem, 'engine.json'), 'utf8')) as Engine;
    return { env, adapter };
  }
  return undefined;
}

/** WebGPU against PyTorch, and against the CPU executor in float32. */
async function compareGpu(python: Python, each: ParityCase): Promise<ParityRow[]> {
  const { name, config } = each;
  const mode: Mode = { name: 'WebGPU', steps: 20, tolerance: 1e-4 };
  const there = await trainHere(config, mode);
  const here = await trainHere(config, { ...mode, name: 'float32' });
  const [ours, theirs] = [there, here].map((out) => lossesOf(path.join(out, 'metrics.csv'), 0));
  const error = largestRelative(ours, theirs, mode.steps);
  const [a, b] = [there, here].map((out) => path.join(out, 'final.safetensors'));
  const executors: ParityRow = {
    mode: `WebGPU and CPU, ${mode.steps} steps`,
    name,
    loss: theirs[mode.steps - 1],
    error,
    parameters: largestDifference(a, b, config),
    tolerance: mode.tolerance,
    holds: error <= mode.tolerance,
  };
  return [...(await compare(python, each, mode, there)), executors];
}

/** Does jobs two at a time, one training while the other's twin does; rows in the order of the jobs. */
async function inPairs(jobs: readonly (() => Promise<ParityRow[]>)[]): Promise<ParityRow[]> {
  const results: ParityRow[][] = [];
  let next = 0;
  const lane = async () => {
    while (next < jobs.length) {
      const at = next++;
      results[at] = await jobs[at]();
      for (const { mode, name, error, holds } of results[at]) {
        const verdict = holds ? 'ok  ' : 'FAIL';
        process.stderr.write(`${verdict} ${error.toExponential(1)}  ${mode}  ${name}\n`);
      }
    }
  };
  await Promise.all([lane(), lane()]);
  return results.flat();
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { reference: { type: 'boolean' }, only: { type: 'string', multiple: true } },
  });
  const python = findPython(process.stderr);
  if (values.reference) return writeReference(python);
  const { only } = values;
  const chosen = (cases: readonly ParityCase[]) =>
    cases.filter(({ name }) => !only || only.some((part) => name.includes(part)));
  const started = performance.now();
  const double: Mode = { name: 'float64', steps: 200, tolerance: 1e-8 };
  const jobs = chosen([...parityCases, ...taskCases]).map(
    (each) => () => compare(python, each, double),
  );
  for (const each of chosen([...parityCases, ...taskCases, ...recipeCases])) {
    const steps = each.config.task.id === 'addition' ? 200 : 20;
    jobs.push(() => compare(python, each, { name: 'float32', steps, tolerance: 1e-4 }));
  }
  gpu = await findGpu();
  if (gpu) {
    // A software adapter compiles for seconds: three variants of each task hold most of the kernels.
    const few = parityCases.filter((_, i) => i % 6 < 3);
    for (const each of chosen([...few, ...taskCases])) jobs.push(() => compareGpu(python, each));
    const addition = parityCases.find(({ config }) => config.task.id === 'addition')!;
    for (const each of chosen([addition]))
      jobs.push(() => compare(python, each, { name: 'WebGPU', steps: 200, tolerance: 1e-4 }));
  } else {
    process.stderr.write('WebGPU: no adapter answers here, left out.\n');
  }
  if (jobs.length === 0) {
    process.stderr.write(`--only: no case has "${only?.join('" or "')}" in its name\n`);
    return 2;
  }
  const rows = await inPairs(jobs);
  const seconds = Math.round((performance.now() - started) / 1000);
  const report = parityReport(rows, { torch: python.versions, gpu: gpu?.adapter, seconds });
  if (only) process.stdout.write(report);
  else writeFileSync(path.join(root, 'docs/parity.md'), report);
  const failed = rows.filter(({ holds }) => !holds).length;
  process.stdout.write(
    `${rows.length - failed} of ${rows.length} comparisons agree` +
      `${only ? '' : '; docs/parity.md is written'}.\n`,
  );
  return failed === 0 ? 0 : 1;
}

/** Loss curves of PyTorch over 30 steps, two cases a task, which a test follows where there is no PyTorch. */
async function writeReference(python: Python): Promise<number> {
  const folder = path.join(root, 'tests/reference');
  mkdirSync(folder, { recursive: true });
  const steps = 30;
  for (const { name, config } of parityCases.filter((_, i) => [1, 4, 6, 9, 13, 14].includes(i))) {
    const out = await trainHere(config, { name: 'float64', steps, tolerance: 0 });
    const losses: number[][] = [];
    for (let r = 0; r < config.training.replicas; r++) {
      const twin = [path.join(out, 'twin.py'), '--replica', String(r), '--dtype', 'float64'];
      losses.push(printedLosses(await runPython(python, twin)));
    }
    const file = `${name.replace(/[^a-z0-9]+/g, '-')}.json`;
    const content = {
      name,
      madeBy: `npm run parity -- --reference (${python.versions})`,
      config,
      losses,
    };
    writeFileSync(path.join(folder, file), `${JSON.stringify(content, null, 2)}\n`);
    process.stdout.write(`tests/reference/${file}\n`);
  }
  return 0;
}

let code = 1;
try {
  code = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
rmSync(work, { recursive: true, force: true });
process.exit(code);
