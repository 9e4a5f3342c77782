/**
 * `npm run bench -- --null`: what a step costs the host, in Node on Dawn's null backend, which takes every call and
 * does no work.
 */
import { parseArgs } from 'node:util';
import { saveReport, beginReport } from '../../scripts/bench-report.mjs';
import { sections } from '../../scripts/bench-sections.mjs';
import { root } from '../../src/cli/software-gpu';
import { GpuLimitError, NoAdapterError } from '../../src/gpu/errors';
import { nodeGpu } from '../../src/gpu/node';
import { openGpu } from '../../src/gpu/open';
import { installCounters } from './counters';
import { measureHost, type HostCost } from './host-cost';
import { plans } from './plans';
import { rows } from './rows';

const ROWS = ['tiny', 'nanda'];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      publish: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '30' },
    },
  });
  const begun = beginReport();
  const gpu = await openGpu({ gpu: await nodeGpu(['backend=null']) });
  installCounters();
  const figures: HostCost[] = [];
  const absent: string[] = [];
  for (const row of rows.filter(({ name }) => ROWS.includes(name))) {
    for (const plan of plans.filter(({ fits }) => fits?.(row) ?? true)) {
      try {
        figures.push(await measureHost(gpu, row, plan, Number(values.rounds)));
      } catch (error) {
        if (!(error instanceof GpuLimitError)) throw error;
        absent.push(`${row.name} ${plan.name}: ${error.message}`);
      }
    }
  }
  gpu.close();
  const report = { ...begun, adapter: gpu.name, rows: figures, absent };
  const file = saveReport(root, 'null', report, values.publish);
  console.log(`${sections.null(report)}\n\nwritten to ${file}`);
  return 0;
}

try {
  process.exit(await main());
} catch (error) {
  if (!(error instanceof NoAdapterError)) throw error;
  console.log(`Nothing to measure on: ${error.message}`);
  process.exit(0);
}
