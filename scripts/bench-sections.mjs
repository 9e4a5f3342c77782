/** What `npm run bench` prints of a report, and what docs/benchmarks.md shows of it: one function a mode. */
import { ratios } from './bench-ratios.mjs';
import { digits, median, prefixed, spread, table } from './bench-table.mjs';

/** @typedef {import('../tests/bench/measure').Figures} Figures */
/** @typedef {import('./bench-report.mjs').Machine} Machine */

const MIB = 2 ** 20;

/** @type {Record<string, (report: any) => string>} */
export const sections = {
  browser: (report) =>
    [
      `**${report.adapter}**, Chromium ${report.browser}. ${machine(report)}`,
      ratios(report.rows),
      ...[...new Set(report.rows.map((/** @type {Figures} */ { row }) => row))].map(
        (name) =>
          `### ${name}\n\n${rowTable(report.rows.filter((/** @type {Figures} */ { row }) => row === name))}`,
      ),
    ].join('\n\n'),

  page: playground,
  null: hostCost,
  'torch-cuda': torch,
  'torch-cpu': torch,
  'scaling-cpu': scaling,
  'scaling-gpu': scaling,
};

/** @param {any} report */
function playground(report) {
  /** @typedef {{ seed: number, ms: number, step: number, longestFrameMs: number }} Grokked */
  /** @typedef {{ replicas: number, stepMs: number }} Pace */
  /** @param {number} wanted */
  const paces = (wanted) =>
    report.replicas
      .filter((/** @type {Pace} */ { replicas }) => replicas === wanted)
      .map((/** @type {Pace} */ { stepMs }) => stepMs);
  return [
    `Chromium ${report.browser}, without WebGPU. ${machine(report)}`,
    table(
      ['seed of G1', 'seconds', 'at step', 'longest frame'],
      report.groks.map((/** @type {Grokked} */ { seed, ms, step, longestFrameMs }) => [
        String(seed),
        digits(ms / 1000),
        String(step),
        `${digits(longestFrameMs)} ms`,
      ]),
    ),
    table(
      ['`tiny`', 'ms/step (min–max)'],
      [1, 8].map((replicas) => [
        `${replicas} replica${replicas > 1 ? 's' : ''}`,
        spread(paces(replicas)),
      ]),
    ),
    `Eight cost ${digits(median(paces(8)) / median(paces(1)))} times one.`,
  ].join('\n\n');
}

/** @param {any} report */
function hostCost(report) {
  const calls = ['dispatches', 'submits', 'bind groups', 'buffers'];
  /** @param {number[]} each */
  const microseconds = (each) => spread(each.map((ms) => 1000 * ms));
  return [
    machine(report),
    table(
      ['row', 'plan', ...calls, 'encode µs', 'host µs'],
      report.rows.map((/** @type {import('../tests/bench/host-cost').HostCost} */ cost) => [
        cost.row,
        cost.plan,
        ...callsOf(cost.counts),
        microseconds(cost.encodeMs),
        microseconds(cost.hostMs),
      ]),
    ),
    ...report.absent,
  ].join('\n\n');
}

/** @param {any} report */
function torch(report) {
  return [
    `**${report.adapter}**, ${report.versions}. ${machine(report)}`,
    table(
      ['row', 'contestant', 'ms/step (min–max)', 'host ms', 'first step', 'loss'],
      report.rows.map((/** @type {Figures} */ figures) => [
        figures.row,
        figures.contestant,
        figures.void ? `void: off by ${digits(figures.difference)}` : spread(figures.stepMs),
        figures.contestant.startsWith('ours') ? digits(figures.hostMs) : '',
        `${Math.round(figures.firstMs)} ms`,
        figures.loss.toFixed(5),
      ]),
    ),
  ].join('\n\n');
}

/** @param {any} report */
function scaling({ adapter, ceiling, clock, points, rises, skipped, ...report }) {
  const cpu = clock === 'cpuMs' ? ['CPU ms/step'] : [];
  const worst = rises.map(
    (/** @type {any} */ { axis, from, to, ratio }) =>
      `from ${axis} ${from} to ${to} a FLOP costs ${digits(ratio)} times as much`,
  );
  return [
    `**${adapter}**. ${machine(report)} The ceiling is ${prefixed(ceiling.flopsPerSecond)}FLOP/s: a product of ` +
      `${ceiling.shape.join('×')}, by this engine, in the same run.`,
    table(
      [
        'axis',
        'width',
        'layers',
        'T',
        'batch',
        'ms/step',
        ...cpu,
        'FLOP/step',
        'of ceiling',
        'ms/GFLOP',
      ],
      points.map((/** @type {any} */ point) => [
        point.axis,
        String(point.width),
        String(point.layers),
        String(point.length),
        String(point.batch),
        digits(point.ms),
        ...cpu.map(() => digits(point.cpuMs)),
        prefixed(point.flops),
        `${digits((1e5 * point.flops) / point[clock] / ceiling.flopsPerSecond)} %`,
        digits((1e9 * point[clock]) / point.flops),
      ]),
    ),
    `The worst rise between neighbours: ${worst.join('; ')}.`,
    ...(skipped.length > 0 ? [`Too slow to be measured here: ${skipped.join('; ')}.`] : []),
  ].join('\n\n');
}

/** @param {{ date: string, machine: Machine }} report */
function machine({ date, machine: { cpu, cores, load, node } }) {
  const busy = load.map((each) => each.toFixed(1)).join(' and ');
  return `${date.slice(0, 10)}, ${cpu}, ${cores} cores, Node ${node}, load average before and after ${busy}.`;
}

const HEAD = [
  'contestant',
  'ms/step (min–max)',
  'dispatches',
  'submits',
  'bind groups',
  'buffers',
  'encode ms',
  'host ms',
  'first step',
  'peak memory',
  'workers',
  'loss',
];

/** One row of the benchmark; @param {readonly Figures[]} figures */
export function rowTable(figures) {
  return table(HEAD, figures.map(lineOf));
}

/** @param {Figures} figures */
function lineOf(figures) {
  const { contestant, counts, encodeMs, firstMs, held, hostMs, loss, difference } = figures;
  const { updates } = figures;
  const note = updates === 20 ? '' : ` after ${updates} ${updates === 1 ? 'step' : 'steps'}`;
  if (figures.void) {
    const off = Number.isFinite(loss) ? `off by ${difference.toExponential(1)}` : 'not finite';
    return [contestant, `void: ${off}${note}`, ...HEAD.slice(3).map(() => ''), String(loss)];
  }
  return [
    contestant,
    spread(figures.stepMs),
    ...callsOf(counts),
    digits(encodeMs),
    digits(hostMs),
    `${Math.round(firstMs)} ms`,
    memory(held),
    String(held.workers),
    `${loss.toFixed(5)}${note}`,
  ];
}

/** @param {import('../tests/bench/counters').Counts} counts */
function callsOf({ dispatches, submits, bindGroups, buffers }) {
  return [dispatches, submits, bindGroups, buffers].map(digits);
}

/** @param {import('../tests/bench/holdings').Holdings} held */
function memory({ gpuBytes, wasmBytes }) {
  const parts = [];
  if (gpuBytes > 0) parts.push(`${digits(gpuBytes / MIB)} MiB GPU`);
  if (wasmBytes > 0) parts.push(`${digits(wasmBytes / MIB)} MiB wasm`);
  return parts.join(' + ');
}
