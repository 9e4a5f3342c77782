import { afterEach, expect, test, vi } from 'vitest';
import { keepText, restoreText } from '../../src/state/kept-text';
import { ownText, readOwnText, type OwnText } from '../../src/task/own-text';
import { readData } from '../../src/task/real-data';

afterEach(() => vi.unstubAllGlobals());

const denied = () => {
  throw new DOMException('denied', 'SecurityError');
};

/** Browsers that keep nothing: to ask for the store is an error, it can't be opened, or whatever is done with it fails. */
const stores: readonly [string, () => unknown][] = [
  ['may not be asked for', denied],
  ['can’t be opened', () => ({ open: () => Promise.reject(new Error('no')) })],
  [
    'is full',
    () => {
      const refuse = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
      return { open: () => Promise.resolve({ match: refuse, put: refuse }) };
    },
  ],
];

test.each(stores)(
  'a text holds for the visit where the store %s, and data comes',
  async (_, get) => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'caches');
    Object.defineProperty(globalThis, 'caches', { configurable: true, get });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('words')));
    try {
      const text = readOwnText('a page of words '.repeat(200)) as OwnText;
      await keepText(text);
      expect(ownText(text.id)?.text).toBe(text.text);
      expect(await restoreText()).toBeUndefined();
      expect(await readData('https://example.org/data')).toBe('words');
    } finally {
      Reflect.deleteProperty(globalThis, 'caches');
      if (own) Object.defineProperty(globalThis, 'caches', own);
    }
  },
);
