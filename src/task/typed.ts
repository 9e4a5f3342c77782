/** Problems that a person types: from words to the tokens of an example, its answers left to the model. */
import type { Piece, Reading, Task, TaskParameters } from './task';

/** Stands where the model answers. */
export const ASKED = -1;

/** What is known of a run's examples, from its held-out ones. */
export interface KnownExamples {
  readonly vocabulary: readonly string[];
  readonly count: number;
  /** T. */
  readonly length: number;
  /** (count, T) token ids. */
  readonly tokens: Uint32Array;
}

/** Characters that may be typed; more than any problem has. */
const LONGEST = 2000;

/** Reads a problem in the task's own notation: as its file says, or token by token as its examples are laid out. */
export function readTyped(
  task: Task,
  parameters: TaskParameters,
  known: KnownExamples,
  text: string,
): Reading {
  const typed = text.normalize('NFC').trim();
  if (typed === '') return { problem: 'Nothing was typed. Type a problem, or let one be drawn.' };
  if (typed.length > LONGEST) {
    const has = typed.length.toLocaleString('en');
    return { problem: `That has ${has} characters; a problem has at most a few dozen.` };
  }
  return task.prompt ? task.prompt(parameters, typed) : byLayout(task, parameters, known, typed);
}

/** An example with its answers left open, and how a person would type it. */
export function drawn(
  task: Task,
  parameters: TaskParameters,
  known: KnownExamples,
  index: number,
): { readonly text: string; readonly tokens: readonly number[] } {
  const example = Array.from(
    known.tokens.subarray(index * known.length, (index + 1) * known.length),
  );
  const tokens = opened(task, parameters, example);
  const pieces = task.read(parameters, example);
  const words = (some: readonly Piece[]) =>
    some
      .map((piece) => ('text' in piece ? piece.text : ''))
      .join('')
      .trim();
  // All that is shown, or how it begins: a scratchpad's words follow from it.
  for (const text of [words(pieces), words(pieces.slice(0, 1))]) {
    const read = readTyped(task, parameters, known, text);
    // Where answers differ in length, there may be more to ask than this example has.
    const back = 'tokens' in read && tokens.every((token, i) => token === read.tokens[i]);
    if (back) return { text, tokens: read.tokens };
  }
  const given = tokens.filter((token) => token !== ASKED);
  return { text: given.map((token) => known.vocabulary[token]).join(' '), tokens };
}

/** Where the model writes a piece; undefined where it does not. */
export function placeOf(piece: Piece): number | undefined {
  if ('answer' in piece) return piece.answer;
  return 'written' in piece ? piece.written : undefined;
}

/** An example's tokens up to its last answer; answers, and what is written on the way to them, left open. */
function opened(task: Task, parameters: TaskParameters, example: readonly number[]): number[] {
  const places = task.read(parameters, example).flatMap((piece) => placeOf(piece) ?? []);
  const tokens = example.map((token, place) => (places.includes(place) ? ASKED : token));
  return tokens.slice(0, Math.max(...places) + 1);
}

/** What stands at each place of the examples: an answer, one and the same sign, or any of a class of tokens. */
interface Place {
  readonly asked: boolean;
  readonly sign?: number;
  readonly seen: ReadonlySet<number>;
}

/** From fewer examples than this nothing follows of what can stand where. */
const FEW = 32;
/** Signs that are told by their look, however few the examples. */
const SIGN = /^[=→+#|]$/;

function findPlaces(task: Task, parameters: TaskParameters, known: KnownExamples): Place[] {
  const { count, length, tokens, vocabulary } = known;
  const first = opened(task, parameters, Array.from(tokens.subarray(0, length)));
  const seen = first.map((_, place) => {
    const all = new Set<number>();
    for (let row = 0; row < count; row++) all.add(tokens[row * length + place]);
    return all;
  });
  return first.map((token, place) => {
    const asked = token === ASKED;
    const always = seen[place].size === 1 && (count >= FEW || SIGN.test(vocabulary[token]));
    const kind = asked || count < FEW ? new Set<number>() : kindOf(seen[place], first, seen);
    return { asked, seen: kind, sign: !asked && always ? token : undefined };
  });
}

/** Found once for each run. */
const places = new WeakMap<KnownExamples, Place[]>();
function placesOf(task: Task, parameters: TaskParameters, known: KnownExamples): Place[] {
  const found = places.get(known) ?? findPlaces(task, parameters, known);
  places.set(known, found);
  return found;
}

/** All tokens of places that share one with these, and so are of one kind. */
function kindOf(
  some: ReadonlySet<number>,
  first: readonly number[],
  seen: readonly ReadonlySet<number>[],
): Set<number> {
  const kind = new Set(some);
  for (let size = 0; size < kind.size;) {
    size = kind.size;
    seen.forEach((others, place) => {
      if (first[place] === ASKED || ![...others].some((token) => kind.has(token))) return;
      for (const token of others) kind.add(token);
    });
  }
  return kind;
}

/** Tokens one after the other, put where the examples have theirs; signs that always stand there may be left out. */
function byLayout(
  task: Task,
  parameters: TaskParameters,
  known: KnownExamples,
  text: string,
): Reading {
  const { vocabulary } = known;
  const found = tokensIn(text, vocabulary);
  if ('problem' in found) return found;
  const all = placesOf(task, parameters, known);
  const kinds = new Set(all.flatMap(({ asked, seen }) => (asked ? [] : [...seen])));
  const signs = new Set(all.flatMap(({ sign }) => (sign === undefined ? [] : [sign])));
  const wanted = all.filter(({ asked, sign }) => !asked && sign === undefined).length;
  const rest = [...found.tokens];
  const tokens: number[] = [];
  for (const [at, { asked, sign, seen }] of all.entries()) {
    if (asked) {
      tokens.push(ASKED);
      continue;
    }
    if (sign !== undefined) {
      if (rest[0] === sign) rest.shift();
      tokens.push(sign);
      continue;
    }
    const token = rest.shift();
    if (token === undefined) {
      // What is asked so far is a problem too, where answers come between.
      if (all[at - 1]?.asked && tokens.length > 0) break;
      const has = found.tokens.filter((each) => !signs.has(each)).length;
      return {
        problem: `That is too short: it has ${has} of the ${wanted} signs that come before the answer.`,
      };
    }
    // A token that no example on show has may be of any kind.
    if (!seen.has(token) && kinds.has(token)) {
      const usual = [...seen].sort((a, b) => a - b);
      return {
        problem: `“${vocabulary[token]}” can’t stand there, as number ${tokens.filter((t) => t !== ASKED).length + 1}: it must be ${oneOf(usual, vocabulary)}.`,
      };
    }
    tokens.push(token);
  }
  if (rest.length > 0) {
    const over = rest
      .slice(0, 4)
      .map((token) => vocabulary[token])
      .join(' ');
    return {
      problem: `That is too long: “${over}” is more than the ${wanted} signs of a problem. The ${task.nouns.tokens} of the answer are the model’s to give.`,
    };
  }
  return { tokens };
}

/**
 * Tokens by the longest name that fits, within words that spaces part. Punctuation that is no token is passed over; a
 * letter, a digit or a picture that is none is refused.
 */
function tokensIn(
  text: string,
  vocabulary: readonly string[],
): { tokens: number[] } | { problem: string } {
  const ids = new Map(vocabulary.map((name, id) => [name, id]));
  const longest = Math.max(...vocabulary.map((name) => name.length));
  const tokens: number[] = [];
  const plain = text.replaceAll('->', '→').replaceAll('\u2212', '−');
  for (const word of plain.split(/\s+/u)) {
    for (let at = 0; at < word.length;) {
      let found: string | undefined;
      for (let size = Math.min(longest, word.length - at); size > 0 && !found; size--) {
        const name = word.slice(at, at + size);
        found = [name, name.toLowerCase(), name.toUpperCase()].find((each) => ids.has(each));
      }
      const sign = String.fromCodePoint(word.codePointAt(at)!);
      if (found !== undefined) tokens.push(ids.get(found)!);
      else if (!/^[\p{P}\p{Sm}]$/u.test(sign)) {
        const all = vocabulary.map((_, id) => id);
        return {
          problem: `“${shown(sign)}” is not among its signs: it knows ${oneOf(all, vocabulary)}.`,
        };
      }
      at += (found ?? sign).length;
    }
  }
  return { tokens };
}

/** "a0, a1, a2 … or a31". */
function oneOf(tokens: readonly number[], vocabulary: readonly string[]): string {
  const names = tokens.map((token) => vocabulary[token]);
  if (names.length > 8) names.splice(4, names.length - 5, '…');
  const last = names.pop()!;
  return names.length === 0
    ? last
    : `${names.join(', ').replace('…,', '…')} or ${last}`.replace(', … or', ' … or');
}

/** A sign that can be printed. */
export function shown(sign: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]+$/u.test(sign)) return sign;
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
