import { readFileSync, statSync } from 'node:fs';
import { ConfigError } from '../config/run-config';
import { decodeText, keepOwnText, MOST_BYTES, readOwnText, type OwnText } from '../task/own-text';
import type { Screen } from './progress';

/**
 * The config with the text of a file entered as its own, for the task `text`: a config from the page, which names the
 * text by its number, needs the very same text; one that names none gets the number filled in. Throws a ConfigError
 * where the file, or what it is asked for, won't do.
 */
export function withOwnText(json: unknown, file: string | undefined, screen: Screen): unknown {
  const { task } = (json ?? {}) as { readonly task?: unknown };
  const { id, source, text: named } = (task ?? {}) as Readonly<Record<string, unknown>>;
  const isText = id === 'text';
  if (file === undefined) {
    if (!isText || source !== 'own') return json;
    throw new ConfigError('--text', file, 'the file to train on, since task.source is own');
  }
  if (!isText) throw new ConfigError('--text', file, 'left out: only the task text reads one');
  if (source === 'book') {
    throw new ConfigError('task.source', source, 'own, or left out, beside --text');
  }
  const text = readText(file);
  if (named !== undefined && named !== 0 && named !== text.id) {
    throw new ConfigError('task.text', named, `${text.id}, the number of the text in ${file}`);
  }
  keepOwnText(text);
  for (const what of text.dropped) screen.write(`--text: dropped ${what}.\n`);
  return { ...(json as object), task: { ...(task as object), source: 'own', text: text.id } };
}

function readText(file: string): OwnText {
  let bytes: Uint8Array;
  try {
    // No more is read than could be used: a text in UTF-16 has at most twice the bytes.
    const { size } = statSync(file);
    if (size > 2 * MOST_BYTES) {
      const mb = (size / 1e6).toFixed(1);
      throw new ConfigError('--text', file, `a text of at most 5 MB; this has ${mb} MB`);
    }
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new ConfigError('--text', file, `a file that can be read (${code})`);
  }
  const text = readOwnText(decodeText(bytes));
  if ('problem' in text)
    throw new ConfigError('--text', file, `a text to learn from. ${text.problem}`);
  return text;
}
