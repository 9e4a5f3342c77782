/**
 * Texts that a person brought: cleaned, checked, and known by a number that stands for them in a run config. They live
 * in the memory of the page and of its worker, which each have this register.
 */
import { alphabetOf } from './characters';

export interface OwnText {
  /** A hash of the text, 1 to 2³² − 1. */
  readonly id: number;
  readonly text: string;
  /** Characters, in code points. */
  readonly length: number;
  readonly alphabet: readonly string[];
  /** What was left out of what was brought, in sentences; empty where nothing was. */
  readonly dropped: readonly string[];
}

/** Bytes of a text in UTF-8. */
export const MOST_BYTES = 5_000_000;
/** Different characters. */
export const MOST_CHARACTERS = 512;
/** Characters: the tenth that is held out then still has room for the longest window. */
export const FEWEST = 2000;
/** A share of characters beyond which something is no text. */
const MOST_STRANGE = 0.1;

/**
 * Makes a text of whatever was pasted or dropped: line ends become \n; halves of characters, control characters and, of
 * more than 512 different characters, the rarest are dropped. Or says why it can't be used, and what can.
 */
export function readOwnText(raw: string): OwnText | { readonly problem: string } {
  const size = bytesOf(raw);
  if (size > MOST_BYTES) {
    const mb = (size / 1e6).toFixed(1);
    return { problem: `The text has ${mb} MB; at most 5 MB can be used. Bring a part of it.` };
  }
  const dropped: string[] = [];
  const lines = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const whole = lines.replace(HALVES, '');
  const halves = lines.length - whole.length;
  if (halves > 0)
    dropped.push(`${told(halves, 'half', 'halves')} of characters without the other half`);
  const clean = whole.replace(CONTROLS, '');
  const controls = whole.length - clean.length;
  if (controls > 0) dropped.push(told(controls, 'control character'));
  const unknown = clean.length - clean.replaceAll('\uFFFD', '').length;
  if (halves + controls + unknown > MOST_STRANGE * raw.length) {
    return {
      problem:
        'This doesn’t look like text: more than a tenth of it is control characters or characters that could not be ' +
        'read. Bring a plain text file in UTF-8.',
    };
  }
  const text = keepCommonest(clean, dropped);
  const length = lengthOf(text);
  if (length < FEWEST) {
    const after = dropped.length > 0 ? ' after cleaning' : '';
    const has = length === 0 ? 'is empty' : `has ${told(length, 'character')}`;
    return {
      problem: `The text ${has}${after}; it takes at least ${number(FEWEST)} characters, about a page, to learn from.`,
    };
  }
  const alphabet = alphabetOf(text);
  if (alphabet.length === 1) {
    return {
      problem: 'The text is one character again and again; it takes at least two different ones.',
    };
  }
  return { id: hash(text), text, length, alphabet, dropped };
}

/** What is in a file: UTF-8, or UTF-16 where it says so at its start. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** High surrogates without a low one after them, and low ones without a high one before them. */
const HALVES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** The text without its rarest characters, where it has too many different ones. */
function keepCommonest(text: string, dropped: string[]): string {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  if (counts.size <= MOST_CHARACTERS) return text;
  // Of equally rare ones, those that come later go.
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  const rare = new Map(ranked.slice(MOST_CHARACTERS));
  let places = 0;
  for (const count of rare.values()) places += count;
  const few = [...rare.keys()].slice(0, 8).join(' ');
  dropped.push(
    `the ${told(rare.size, 'rarest of', 'rarest of')} ${number(counts.size)} different characters (${few}${rare.size > 8 ? ' …' : ''}), ` +
      `at ${told(places, 'place')}: at most ${MOST_CHARACTERS} can be told apart`,
  );
  let kept = '';
  for (const character of text) if (!rare.has(character)) kept += character;
  return kept;
}

/** Code points of a text. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** FNV-1a (Fowler, Noll & Vo) over UTF-16, its bits then mixed (the finisher of MurmurHash3); never 0. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0 || 1;
}

/** Bytes in UTF-8, without making them; a half of a character counts as three. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isPair(text, i)) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

function isPair(text: string, at: number): boolean {
  const [high, low] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}

const number = (n: number) => n.toLocaleString('en');

function told(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

const texts = new Map<number, OwnText>();

/** Enters a text, so that configs may name it. */
export function keepOwnText(text: OwnText): void {
  texts.set(text.id, text);
}

/** The text of that number; undefined where it is not here. */
export function ownText(id: number): OwnText | undefined {
  return texts.get(id);
}
