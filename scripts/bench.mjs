/**
 * `npm run bench`: how fast this engine trains, beside its peers. Prints tables, and writes them as JSON to
 * tests/bench/results/.
 *
 *     npm run bench -- [--rows tiny,nanda] [--rounds 5] [--only ours,jax-js,tfjs]
 *         the same models in one browser session, by this engine and by its peers
 *     npm run bench -- --null
 *         in Node, on a WebGPU that does no work: what a step costs the host
 *     npm run bench -- --torch [--device cpu]
 *         beside PyTorch, eager, compiled and as a CUDA graph, where a CUDA GPU is; on the CPU if asked
 *     npm run bench -- --scaling [--device gpu]
 *         how cost grows with width, layers, length and batch
 *     npm run bench -- --page
 *         the playground itself, without WebGPU: how long grokking takes to watch, what eight replicas cost
 *
 * With --publish, docs/benchmarks.md takes the figures over.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { benchBrowser } from './bench-browser.mjs';
import { benchPage } from './bench-page.mjs';
import { ROOT, setup } from './setup.mjs';

const IN_NODE = ['null', 'torch', 'scaling'];

setup();
const args = process.argv.slice(2);
const mode = IN_NODE.find((name) => args.includes(`--${name}`));
if (mode) {
  const rest = args.filter((arg) => arg !== `--${mode}`);
  const command = [path.join(ROOT, 'scripts/run.mjs'), `tests/bench/${mode}.ts`, ...rest];
  process.exitCode =
    spawnSync(process.execPath, command, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
} else if (args.includes('--page')) {
  await benchPage(args);
} else {
  await benchBrowser(args);
}
