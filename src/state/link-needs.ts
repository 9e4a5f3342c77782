import { catalog } from './catalog';

/** Loads what an address may name: every task and recipe, and the text that the visitor brought. */
export async function loadForLink(hash: string): Promise<void> {
  await catalog.load();
  if (hash.includes('task.text=')) await (await import('./kept-text')).restoreText();
}
