import type { Checkpoint } from '../state/runs';

/** Gives a checkpoint's files to the person, as the browser gives files. */
export function saveFiles({ step, files }: Checkpoint): void {
  for (const { name, bytes } of files) {
    const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `step-${step}-${name}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
