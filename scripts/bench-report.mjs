/**
 * Reports of `npm run bench`: JSON files in tests/bench/results/, and docs/benchmarks.md, whose tables are made of
 * those in its folder `published/`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { sections } from './bench-sections.mjs';

/**
 * @typedef {object} Machine
 * @property {string} cpu
 * @property {number} cores
 * @property {string} node
 * @property {number[]} load load averages of a minute, before and after
 */

const RESULTS = 'tests/bench/results';
const PAGE = 'docs/benchmarks.md';

/** Begins a report; `machine.load` gets its second figure when it is saved. */
export function beginReport() {
  const [cpu] = cpus();
  const node = process.versions.node;
  const machine = { cpu: cpu.model.trim(), cores: cpus().length, node, load: [loadavg()[0]] };
  return { date: new Date().toISOString(), machine };
}

/**
 * Writes a report; with `publish` also where docs/benchmarks.md is made of, and makes that anew.
 *
 * @param {string} root of the repository
 * @param {string} mode a key of `sections`
 * @param {{ date: string, machine: Machine }} report
 * @param {boolean} publish
 * @returns {string} the file's path within the repository
 */
export function saveReport(root, mode, report, publish) {
  report.machine.load[1] = loadavg()[0];
  const text = `${JSON.stringify(report, null, 2)}\n`;
  /** @param {string} name */
  const write = (name) => {
    const file = path.join(root, RESULTS, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return path.join(RESULTS, name);
  };
  if (publish) {
    write(`published/${mode}.json`);
    const page = path.join(root, PAGE);
    writeFileSync(page, fill(readFileSync(page, 'utf8'), mode, JSON.parse(text)));
  }
  return write(`${report.date.slice(0, 19).replace(/:/g, '-')}-${mode}.json`);
}

/**
 * A page with a mode's tables in place of what stands between `<!-- mode -->` and `<!-- end -->`.
 *
 * @param {string} page
 * @param {string} mode
 * @param {any} report
 */
export function fill(page, mode, report) {
  const begin = `<!-- ${mode} -->\n`;
  const start = page.indexOf(begin);
  const end = page.indexOf('<!-- end -->', start);
  if (start < 0 || end < 0) throw new Error(`${PAGE} has no place for ${mode}`);
  const before = page.slice(0, start + begin.length);
  return `${before}\n${sections[mode](report)}\n\n${page.slice(end)}`;
}
