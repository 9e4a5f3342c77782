import { beforeAll, describe, expect, test } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { ConfigError } from '../../src/config/run-config';
import { RandomStream } from '../../src/random/stream';
import { book, bookFacts, loadBook } from '../../src/task/book';
import { characterBaselines } from '../../src/task/character-statistics';
import { alphabetOf, encode, visible } from '../../src/task/characters';
import { emptyExamples } from '../../src/task/examples';
import { FEWEST, keepOwnText, readOwnText } from '../../src/task/own-text';
import { tasks } from '../../src/task/registry';
import { hostileTexts } from './hostile';

const task = tasks.get('text')!;
const config = (parameters: object) =>
  parseRunConfig({ version: 1, task: { id: 'text', ...parameters } }, tasks).task;

beforeAll(() => loadBook());

describe('the book', () => {
  test('is what is known of it before it has come', () => {
    expect(book().slice(0, 44)).toBe('CHAPTER 1. Loomings.\n\nCall me Ishmael. Some ');
    expect(book()).toHaveLength(bookFacts.length);
    expect(alphabetOf(book())).toEqual(bookFacts.alphabet);
  });

  test('is trained on in its first nine tenths, and held out in its last', () => {
    const parameters = config({ context: 32, marked: 4 });
    const { source, test: heldOut, length } = task.build(parameters, 2);
    if (source.kind !== 'stream') throw new Error('not a stream');
    const characters = encode(book(), bookFacts.alphabet);
    const border = characters.length - Math.floor(characters.length / 10);
    const find = (window: Uint32Array) => {
      outer: for (let at = 0; at + length <= characters.length; at++) {
        for (let i = 0; i < length; i++) if (characters[at + i] !== window[i]) continue outer;
        return at;
      }
      return -1;
    };
    for (let row = 0; row < heldOut.count; row += 50) {
      const at = find(heldOut.tokens.subarray(row * length, (row + 1) * length));
      expect(at).toBeGreaterThanOrEqual(border);
    }
    const one = emptyExamples(1, length);
    for (let i = 0; i < 30; i++) {
      source.draw(i, one, 0);
      const at = find(one.tokens);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at + length).toBeLessThanOrEqual(border);
    }
  });

  test('reads as its own words', () => {
    const parameters = config({});
    const { test: heldOut, vocabulary, length } = task.build(parameters, 0);
    for (let row = 0; row < 40; row++) {
      const tokens = heldOut.tokens.subarray(row * length, (row + 1) * length);
      const pieces = task.read(parameters, tokens);
      const shown = pieces.map((piece) =>
        'answer' in piece ? vocabulary[tokens[piece.answer]] : 'text' in piece ? piece.text : '?',
      );
      const line = shown.join('').replace('…', '').replaceAll('␣', ' ').replaceAll('↵', '\n');
      expect(book()).toContain(line);
      expect(line).toHaveLength(28 + 5);
    }
  });
});

describe('guessing by characters', () => {
  test('a stream of independent characters has its own entropy, with and without the one before', () => {
    const random = new RandomStream(1, 'sampling');
    const shares = [0.5, 0.25, 0.125, 0.125];
    const draw = () => {
      let u = random.uniform();
      return shares.findIndex((share) => (u -= share) < 0);
    };
    const stream = Uint16Array.from({ length: 200_000 }, draw);
    const entropy = -shares.reduce((sum, p) => sum + p * Math.log(p), 0);
    for (const { loss } of characterBaselines(stream.subarray(0, 1e5), stream.subarray(1e5), 4))
      expect(loss).toBeCloseTo(entropy, 2);
  });

  test('a stream that goes round is known from the one before, not from how common each is', () => {
    const stream = Uint16Array.from({ length: 20_000 }, (_, i) => i % 5);
    const [alone, paired] = characterBaselines(stream.subarray(0, 1e4), stream.subarray(1e4), 5);
    expect(alone.loss).toBeCloseTo(Math.log(5), 6);
    expect(paired.loss).toBeLessThan(0.01);
  });

  test('what is guessed is a distribution: over all next characters it sums to 1', () => {
    // Held-out pairs (before, now) for each now: e^−loss of each is its probability.
    const train = Uint16Array.from({ length: 500 }, (_, i) => (i * i + (i >> 2)) % 6);
    for (let before = 0; before < 7; before++) {
      let [single, pair] = [0, 0];
      for (let now = 0; now < 7; now++) {
        const [alone, paired] = characterBaselines(train, Uint16Array.of(before, now), 7);
        single += Math.exp(-alone.loss);
        pair += Math.exp(-paired.loss);
      }
      expect(single).toBeCloseTo(1, 9);
      expect(pair).toBeCloseTo(1, 9);
    }
  });
});

describe('an own text', () => {
  const page = 'Mary had a little lamb, its fleece was white as snow. '.repeat(60);
  const read = (raw: string) => {
    const text = readOwnText(raw);
    if ('problem' in text) throw new Error(text.problem);
    return text;
  };

  test('has line ends of one kind, and no mark at its start', () => {
    const text = read(`\uFEFFa\r\nb\rc\n${page}`);
    expect(text.text.startsWith('a\nb\nc\nMary')).toBe(true);
    expect(text.dropped).toEqual([]);
    expect(text.length).toBe(text.text.length);
  });

  test('is counted in characters, not in halves of them', () => {
    const text = read('🐳'.repeat(1000) + '🐋'.repeat(1000));
    expect([text.length, text.alphabet]).toEqual([2000, ['🐋', '🐳']]);
    expect('problem' in readOwnText('🐳'.repeat(999) + '🐋'.repeat(1000))).toBe(true);
  });

  test('loses halves of characters and control characters, and is told so', () => {
    const text = read(`${page}\uD800x\uDC00\uDC00 \u0000\u0007\u009F\uD83D\uDC33`);
    expect(text.text.endsWith('x 🐳')).toBe(true);
    expect(text.dropped).toEqual([
      '3 halves of characters without the other half',
      '3 control characters',
    ]);
  });

  test('keeps the commonest 512 characters', () => {
    const many = Array.from({ length: 600 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    const text = read(many.map((c, i) => c.repeat(i < 512 ? 5 : 1)).join(''));
    expect(text.alphabet).toEqual(many.slice(0, 512));
    expect(text.dropped[0]).toMatch(
      /^the 88 rarest of 600 different characters \(.*…\), at 88 places/,
    );
  });

  test.each([
    ['nothing', '', /empty.*2,000/],
    ['too little', 'abc '.repeat(400), /1,600 characters.*2,000/],
    ['nothing but halves', '\uD800'.repeat(5000), /doesn’t look like text/],
    ['a binary file', `\u0000\u0001PNG${'\uFFFD'.repeat(3000)}`, /doesn’t look like text/],
    ['one character', 'a'.repeat(5000), /two different/],
    ['too much', 'é'.repeat(3_000_000), /6\.0 MB; at most 5 MB/],
  ])('is refused where it is %s', (_, raw, words) => {
    const text = readOwnText(raw);
    expect('problem' in text && text.problem).toMatch(words);
  });

  test('is named by its text alone', () => {
    expect(read(page.replaceAll(' ', '\n')).id).toBe(read(page.replaceAll(' ', '\r\n')).id);
    const ids = Array.from({ length: 200 }, (_, i) => read(`${page}${i}`).id);
    expect(new Set(ids).size).toBe(200);
    expect(ids.every((id) => Number.isInteger(id) && id > 0 && id < 2 ** 32)).toBe(true);
  });

  test('a config that names one is refused until it is here, and then builds at every window', () => {
    const text = read(`${page}${'shortest '.repeat(3)}`);
    const parameters = { source: 'own', text: text.id };
    expect(() => config(parameters)).toThrow(ConfigError);
    expect(() => config(parameters)).toThrow(
      /task\.text: \d+ is not allowed; it must be a text that is here/,
    );
    keepOwnText(text);
    for (const context of [16, 128]) {
      const { test: heldOut, vocabulary } = task.build(config({ ...parameters, context }), 0);
      expect(heldOut.count).toBeGreaterThan(50);
      expect(vocabulary).toEqual(text.alphabet.map(visible));
    }
  });

  test('the shortest one has room for the longest window', () => {
    const text = read(page.slice(0, FEWEST));
    keepOwnText(text);
    const { test: heldOut } = task.build(config({ source: 'own', text: text.id, context: 128 }), 0);
    expect(heldOut.count).toBe(FEWEST / 10 - 129 + 1);
  });
});

test('a hostile thousand of pasted texts: each is a text to train on, or is refused in words', () => {
  const random = new RandomStream(12, 'sampling');
  const signs = [...bookFacts.alphabet, '漢', 'é', '🐳', '\uD83D'];
  let used = 0;
  let index = 0;
  for (const part of hostileTexts(1000, signs, random)) {
    // Every third one is long enough to be of use, unless something else is wrong with it.
    const raw = index++ % 3 === 0 ? part.repeat(Math.ceil(2500 / Math.max(1, part.length))) : part;
    const text = readOwnText(raw);
    if ('problem' in text) {
      expect(text.problem).toMatch(/^.{20,300}\.$/su);
      continue;
    }
    used++;
    keepOwnText(text);
    const parameters = config({ source: 'own', text: text.id, context: 16 });
    const { test: heldOut, vocabulary, baselines } = task.build(parameters, index);
    expect(vocabulary).toHaveLength(text.alphabet.length);
    expect(heldOut.tokens.every((token) => token < vocabulary.length)).toBe(true);
    expect(baselines!.every(({ loss }) => Number.isFinite(loss))).toBe(true);
  }
  expect(used).toBeGreaterThan(100);
});

test('every character is shown as a sign of its own, and none is blank', () => {
  const all = Array.from({ length: 0x3000 }, (_, i) => String.fromCodePoint(i));
  const shown = all.map(visible);
  expect(new Set(shown).size).toBe(all.length);
  expect(shown.filter((sign) => sign.trim() === '')).toEqual([]);
});
