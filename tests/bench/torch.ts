/**
 * `npm run bench -- --torch [--device cpu] [--rows tiny,nanda] [--rounds 5]`: this engine in Node, on Dawn's Vulkan,
 * beside PyTorch on CUDA, in turn, on the same models from the same parameters and batches. Where there is no CUDA GPU
 * it says so and ends; with `--device cpu` both run on the CPU.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { beginReport, saveReport } from '../../scripts/bench-report.mjs';
import { sections } from '../../scripts/bench-sections.mjs';
import { findPython } from '../../src/cli/python';
import { root } from '../../src/cli/software-gpu';
import { nodeGpu } from '../../src/gpu/node';
import { openGpu } from '../../src/gpu/open';
import { measureRow, referenceLosses, type Figures } from './measure';
import { oursOnCpu, oursOnGpu } from './ours';
import { cardPlans } from './plans';
import { rows } from './rows';
import { startTorch } from './torch-contestants';

const log = (line: string) => void process.stderr.write(`bench: ${line}\n`);

/** Why there is nothing to measure, or undefined where there was. */
async function main(): Promise<string | undefined> {
  const { values } = parseArgs({
    options: {
      device: { type: 'string', default: 'cuda' },
      rows: { type: 'string', default: 'tiny,nanda,addition' },
      rounds: { type: 'string', default: '5' },
      publish: { type: 'boolean', default: false },
    },
  });
  const device = values.device === 'cpu' ? 'cpu' : 'cuda';
  if (device === 'cuda' && spawnSync('nvidia-smi', { stdio: 'ignore' }).status !== 0) {
    return 'No CUDA GPU is here (nvidia-smi does not answer).';
  }
  const python = findPython(process.stderr);
  const begun = beginReport();
  const onGpu = oursOnGpu(async () => openGpu({ gpu: await nodeGpu() }), cardPlans);
  const figures: Figures[] = [];
  let adapter = '';
  for (const name of values.rows.split(',')) {
    const row = rows.find((each) => each.name === name);
    if (!row) throw new Error(`There is no row "${name}".`);
    const folder = mkdtempSync(path.join(tmpdir(), 'torch-'));
    try {
      const torch = await startTorch(python, device, row, folder);
      if (typeof torch === 'string') return `${torch} (${python.versions}).`;
      adapter = device === 'cpu' ? `CPU, PyTorch's threads: ${torch.threads}` : torch.device;
      const ours = device === 'cpu' ? [oursOnCpu] : [...onGpu, oursOnCpu];
      const losses = await referenceLosses(row, oursOnCpu);
      const all = [...ours, ...torch.contestants];
      figures.push(...(await measureRow(row, all, losses, Number(values.rounds), log)));
      torch.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const report = { ...begun, adapter, versions: python.versions, rows: figures };
  const mode = `torch-${device}`;
  console.log(sections[mode](report));
  log(`written to ${saveReport(root, mode, report, values.publish)}`);
  return undefined;
}

const reason = await main();
if (reason) {
  console.log(`Nothing is measured: ${reason} With --device cpu both sides run on the CPU.`);
}
process.exit(0);
