/** The text that a visitor brought, kept in this browser so that a reload and a link to its runs find it again. */
import { keptIn } from '../task/kept';
import { keepOwnText, readOwnText, type OwnText } from '../task/own-text';

const STORE = 'texts';
/** One text is kept: the last. */
const KEY = 'own-text';

/** Enters a text for this visit, and keeps it for the next one where the browser lets us. */
export async function keepText(text: OwnText): Promise<void> {
  keepOwnText(text);
  const store = await keptIn(STORE);
  await store?.put(KEY, new Response(text.text)).catch(() => undefined);
}

/** Enters the text that was kept, and returns it; undefined where there is none. */
export async function restoreText(): Promise<OwnText | undefined> {
  const store = await keptIn(STORE);
  const kept = await store?.match(KEY).catch(() => undefined);
  const text = kept && readOwnText(await kept.text());
  if (!text || 'problem' in text) return undefined;
  keepOwnText(text);
  return text;
}
