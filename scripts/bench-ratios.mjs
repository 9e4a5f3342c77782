import { digits, median, table } from './bench-table.mjs';

/** @typedef {import('../tests/bench/measure').Figures} Figures */

const BESIDE = [
  ['ours, gpu', 'jax-js, webgpu'],
  ['ours, gpu', 'tfjs, webgpu'],
  ['ours, cpu', 'jax-js, wasm'],
];

/**
 * How many times as fast we are as each peer, row by row, by medians, our faster plan on the GPU; and what eight
 * replicas cost in single runs, where one alone took its turn beside them.
 *
 * @param {readonly Figures[]} figures
 */
export function ratios(figures) {
  const rows = [...new Set(figures.map(({ row }) => row))];
  /** The least time of those whose name so begins; @type {(row: string, name: string) => number} */
  const ms = (row, name) =>
    Math.min(
      ...figures
        .filter((each) => each.row === row && each.contestant.startsWith(name) && !each.void)
        .map((each) => median(each.stepMs)),
    );
  const lines = rows.map((row) => [
    row,
    ...BESIDE.map(([we, they]) => times(ms(row, they) / ms(row, we))),
    ...['ours, gpu', 'ours, cpu'].map((we) =>
      times(ms(row, we) / ms(row, we.replace('ours', 'ours alone'))),
    ),
  ]);
  const head = BESIDE.map(([we, they]) => `${we} : ${they}`);
  return table(['row', ...head, '8 replicas : 1, gpu', '8 replicas : 1, cpu'], lines);
}

/** Empty where one of the two was not measured; @param {number} ratio */
function times(ratio) {
  return Number.isFinite(ratio) && ratio > 0 ? `${digits(ratio)}×` : '';
}
