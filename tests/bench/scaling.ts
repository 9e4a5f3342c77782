/**
 * `npm run bench -- --scaling [--device gpu] [--most SECONDS]`: how a step's cost grows with its work, one axis at a
 * time, as a share of what the same device reaches with one large matrix product. A size whose step would take
 * longer than `--most` is left out.
 */
import { parseArgs } from 'node:util';
import { beginReport, saveReport } from '../../scripts/bench-report.mjs';
import { sections } from '../../scripts/bench-sections.mjs';
import type { Device } from '../../src/cli/device';
import { root } from '../../src/cli/software-gpu';
import { isSoftware } from '../../src/gpu/adapter';
import { flopsOf } from '../../src/graph/program';
import { Trainer } from '../../src/train/trainer';
import { leastCost, type Cost } from './least-cost';
import { matmulCeiling } from './matmul-ceiling';
import { nodeDevice } from './node-device';
import { worstRises, type MeasuredPoint } from './rises';
import { points, rowOf, type Point } from './scaling-points';

async function measure(device: Device, point: Point, mostMs: number, before?: MeasuredPoint) {
  const { config, task } = rowOf(point);
  const trainer = await Trainer.create(config, task, (programs) => device.createExecutor(programs));
  const flops = flopsOf(trainer.programs.train);
  try {
    const expected = before ? (before.ms * flops) / before.flops : 0;
    if (expected > mostMs) return undefined;
    const cost = await leastCost(async (steps) => {
      await trainer.launch(steps);
    }, trainer.programs.chunk);
    return { ...point, ...cost, flops };
  } finally {
    trainer.dispose();
  }
}

const { values } = parseArgs({
  options: {
    device: { type: 'string', default: 'cpu' },
    most: { type: 'string', default: '5' },
    publish: { type: 'boolean', default: false },
  },
});
const kind = values.device === 'gpu' ? 'gpu' : 'cpu';
const begun = beginReport();
const device = await nodeDevice(kind);
const adapter = await adapterOf(device);
// On the CPU, time that other processes take is left out; a real GPU's work is none of this process's time.
const onCpu = kind === 'cpu' || isSoftware({ description: adapter } as GPUAdapterInfo);
const clock: keyof Cost = onCpu ? 'cpuMs' : 'ms';
const ceilings = [await matmulCeiling(device, clock)];

const measured: MeasuredPoint[] = [];
const skipped: string[] = [];
for (const point of points) {
  const before = measured.filter(({ axis }) => axis === point.axis).pop();
  const found = await measure(device, point, 1000 * Number(values.most), before);
  const { name } = rowOf(point);
  if (found) measured.push(found);
  else skipped.push(name);
  process.stderr.write(`${name}: ${found ? `${found.ms.toFixed(2)} ms` : 'left out'}\n`);
}
ceilings.push(await matmulCeiling(device, clock));
const ceiling = ceilings.reduce((a, b) => (a.flopsPerSecond > b.flopsPerSecond ? a : b));
device.close();
const rises = worstRises(measured, clock);
const report = { ...begun, adapter, clock, ceiling, points: measured, rises, skipped };
const mode = `scaling-${kind}`;
console.log(
  `${sections[mode](report)}\n\nwritten to ${saveReport(root, mode, report, values.publish)}`,
);
process.exit(0);

async function adapterOf(device: Device): Promise<string> {
  const executor = await device.createExecutor([]);
  const { adapter } = executor;
  executor.dispose();
  return adapter;
}
