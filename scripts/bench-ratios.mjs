import { digits, median, table } from './bench-table.mjs';

/** @typedef {import('../tests/bench/measure').Figures} Figures */

/** Of the GPU's plans, the fastest speaks for us. */
const GPU = 'ours, gpu';
const CPU = ['ours, cpu', 'ours, cpu threads'];
const BESIDE = [
  [GPU, 'jax-js, webgpu'],
  [GPU, 'tfjs, webgpu'],
  ...CPU.map((we) => [we, 'jax-js, wasm']),
];

/**
 * How many times as fast we are as each peer, row by row, our fastest plan on the GPU; and what eight replicas cost in
 * single runs, where one alone took its turn beside them. Each is the median of the rounds' ratios: within a round the
 * machine is much the same for all.
 *
 * @param {readonly Figures[]} figures
 */
export function ratios(figures) {
  const rows = [...new Set(figures.map(({ row }) => row))];
  /** Rounds of whoever has this name, the fastest of our plans; @type {(row: string, name: string) => readonly number[]} */
  const rounds = (row, name) =>
    figures
      .filter((each) => each.row === row && !each.void && isCalled(each.contestant, name))
      .map((each) => each.stepMs)
      .sort((a, b) => median(a) - median(b))[0] ?? [];
  /** @type {(row: string, above: string, below: string) => string} */
  const ratio = (row, above, below) => {
    const [a, b] = [rounds(row, above), rounds(row, below)];
    return a.length && b.length ? `${digits(median(a.map((ms, i) => ms / b[i])))}×` : '';
  };
  const lines = rows.map((row) => [
    row,
    ...BESIDE.map(([we, they]) => ratio(row, they, we)),
    ...[GPU, ...CPU].map((we) => ratio(row, we, we.replace('ours', 'ours alone'))),
  ]);
  const head = BESIDE.map(([we, they]) => `${we} : ${they}`);
  const replicas = [GPU, ...CPU].map((we) => `8 replicas : 1, ${we.replace('ours, ', '')}`);
  return table(['row', ...head, ...replicas], lines);
}

/** @type {(contestant: string, name: string) => boolean} */
function isCalled(contestant, name) {
  const isOurGpu = name.startsWith('ours') && name.endsWith('gpu');
  return isOurGpu ? contestant.startsWith(`${name} `) : contestant === name;
}
