import type { Checkpoint } from '../state/runs';

/** Gives a checkpoint's files to the person, as the browser gives files. */
export function saveFiles({ step, files }: Checkpoint): void {
  for (const { name, bytes } of files) giveFile(`step-${step}-${name}`, new Blob([bytes]));
}

export function giveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
