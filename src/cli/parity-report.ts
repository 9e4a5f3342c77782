import { cpus } from 'node:os';

/** One comparison of two loss curves. */
export interface ParityRow {
  readonly mode: string;
  readonly name: string;
  /** Loss at the last step compared. */
  readonly loss: number;
  /** Largest relative difference of the losses. */
  readonly error: number;
  /** Largest difference between parameters at the end. */
  readonly parameters: number;
  readonly tolerance: number;
  readonly holds: boolean;
}

/** docs/parity.md. */
export function parityReport(
  rows: readonly ParityRow[],
  made: { readonly torch: string; readonly gpu: string | undefined; readonly seconds: number },
): string {
  const failed = rows.filter(({ holds }) => !holds).length;

  const lines = [
    '# Parity with PyTorch',
    '',
    'The same models, trained here and by `twin.py` in PyTorch, from the same initial parameters on the same',
    'batches. *Loss* is the largest relative difference between the two loss curves, which must stay below the',
    '*limit*; *parameters* is the largest difference between any two parameters at the end, for information',
    '(b_K left out without rotary positions: its true gradient is zero, and AdamW blows up what rounding leaves).',
    'Training amplifies rounding: in some runs PyTorch does not follow PyTorch either, once a sum is taken in',
    'another order. The runs here are ones that do not amplify it within the steps compared.',
    '',
    `**${rows.length - failed} of ${rows.length} comparisons agree.** Made by \`npm run parity\` in ${made.seconds} s with`,
    `${made.torch}, Node ${process.versions.node}, version ${__APP_VERSION__}, on ${cpus().length} cores`,
    `(${process.platform}, ${process.arch}). ` +
      (made.gpu
        ? `WebGPU ran on: ${made.gpu}.`
        : 'WebGPU was left out: no adapter answered on that machine.'),
  ];
  for (const mode of new Set(rows.map((row) => row.mode))) {
    const against = mode.startsWith('WebGPU and CPU') ? '' : ', against PyTorch';
    lines.push('', `## ${mode}${against}`, '');
    lines.push('| case | loss at the end | loss differs by | limit | parameters | |');
    lines.push('| --- | ---: | ---: | ---: | ---: | --- |');
    for (const row of rows.filter((each) => each.mode === mode)) {
      const { name, loss, error, tolerance, parameters, holds } = row;
      const numbers = [loss.toPrecision(4), error.toExponential(1), tolerance.toExponential(0)];
      lines.push(
        `| ${name} | ${numbers.join(' | ')} | ${parameters.toExponential(1)} | ${holds ? 'agrees' : '**disagrees**'} |`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
