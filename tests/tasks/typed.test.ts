import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/random/stream';
import { drawn, readTyped } from '../../src/task/typed';
import { heldOutOf } from '../../src/train/evaluation';
import { hostileTexts } from './hostile';
import { taskForms } from './forms';

/** What the page knows of a run's examples. */
function knownOf({ task, parameters }: (typeof taskForms)[number]) {
  const instance = task.build(parameters, 3);
  return { vocabulary: instance.vocabulary, k: instance.graded, ...heldOutOf(instance) };
}

const forms = taskForms.filter(({ task }) => task.prompt !== null && !task.prose);

describe.each(forms)('$name', (form) => {
  const { task, parameters } = form;
  const { answers, k, ...known } = knownOf(form);
  const read = (text: string) => readTyped(task, parameters, known, text);

  it('takes its own examples, as a person reads them', () => {
    for (let row = 0; row < Math.min(known.count, 40); row++) {
      const { text, tokens } = drawn(task, parameters, known, row);
      expect(read(text), text).toEqual({ tokens });
      expect(read(`  ${text}  `), text).toEqual({ tokens });
      expect(tokens[0]).toBeGreaterThanOrEqual(0);
      expect(tokens.at(-1)).toBe(-1);
      const example = known.tokens.subarray(row * known.length, row * known.length + tokens.length);
      const odd = tokens.findIndex((token, i) => token !== -1 && token !== example[i]);
      expect(odd).toBe(-1);
      const { length } = known;
      const places = answers.subarray(row * k, (row + 1) * k);
      for (const place of places) if (place > 0 && place < length) expect(tokens[place]).toBe(-1);
    }
  });

  it('answers anything with a problem that the model can be given, or with words', () => {
    for (const text of hostileTexts(1000, known.vocabulary, new RandomStream(11, 'sampling'))) {
      const reading = read(text);
      if ('problem' in reading) {
        expect(reading.problem, JSON.stringify(text)).toMatch(/^.{10,600}[.]$/su);
        continue;
      }
      const { tokens } = reading;
      expect(tokens.length).toBeLessThanOrEqual(known.length);
      expect(tokens[0]).toBeGreaterThanOrEqual(0);
      expect(tokens.includes(-1)).toBe(true);
      const { length } = known.vocabulary;
      const fits = (token: number) => Number.isInteger(token) && token >= -1 && token < length;
      expect(tokens.every(fits), JSON.stringify(text)).toBe(true);
    }
  });
});

describe('what is typed', () => {
  const form = (id: string, has: object = {}) => {
    const found = forms.find(
      ({ task, parameters }) =>
        task.id === id && Object.entries(has).every(([key, value]) => parameters[key] === value),
    )!;
    const known = knownOf(found);
    return (text: string) => readTyped(found.task, found.parameters, known, text);
  };

  it.each([
    ['addition', { digits: 3 }, '17 + 25 =', [0, 1, 7, 10, 0, 2, 5, 11, -1, -1, -1, -1]],
    ['addition', { digits: 3 }, '0017+25', [0, 1, 7, 10, 0, 2, 5, 11, -1, -1, -1, -1]],
    ['modular-arithmetic', { modulus: 53 }, '12 + 30', [12, 30, -1]],
    ['modular-arithmetic', { operation: 'divide', modulus: 13 }, '12 / 3 =', [12, 3, -1]],
    ['modular-arithmetic', { operation: 'sum-of-squares' }, '2^2+3^2', [2, 3, -1]],
    ['modular-arithmetic', { operation: 'cubic' }, '2³ + 2*5 =', [2, 5, 12, -1]],
    ['negated-comparison', { digits: 3 }, 'not 7 > 12', [11, 0, 0, 7, 0, 1, 2, -1]],
    ['iterated-map', { symbols: 7 }, '5 3', [9, 5, -1]],
    ['parity', { bits: 2, layout: 'direct' }, '01', [0, 1, 4, -1]],
    ['parity', { bits: 2, layout: 'direct' }, '0, 1 =', [0, 1, 4, -1]],
    ['clamped-counter', { moves: 2, layout: 'direct' }, '+7-14', [15, 12, 20, -1]],
    ['dyck', { kinds: 2, closed: 1, open: 1 }, '([]', [0, 1, 3, -1]],
    ['dyck', { kinds: 2, closed: 1, open: 1 }, ' ( ) [ ', [0, 2, 1, -1]],
    ['reverse', { length: 3 }, 'BAB', [1, 0, 1, 2, -1, -1, -1]],
  ])('of %s %j, “%s” is understood', (id, has, text, tokens) => {
    expect(form(id, has)(text)).toEqual({ tokens });
  });

  it.each([
    ['addition', { digits: 3 }, '1000 + 2', /1000 is too long.*999/],
    ['addition', { digits: 3 }, '17 − 25', /like “17 \+ 25 =”/],
    ['modular-arithmetic', { modulus: 53 }, '12 × 30', /like “12 \+ 30 =”/],
    ['modular-arithmetic', { modulus: 53 }, '12 + 53', /53 is not on this clock face.*0 to 52/],
    ['modular-arithmetic', { operation: 'divide', modulus: 13 }, '5 ÷ 0', /divided by 0/],
    ['transliteration', {}, 'naïve', /letters a to z/],
    ['transliteration', {}, 'extraordinary', /13 letters.*2 to 8/],
    ['reverse', { length: 3 }, 'ab', /too short: it has 2 of the 3/],
    ['reverse', { length: 3 }, 'abab', /too long: “b”/],
    ['reverse', { length: 3 }, 'abz', /“z” is not among its signs: it knows a, b or →/],
    ['pair-lookup', { keys: 'pair', symbols: 32 }, 'b1 a2', /“b1” can’t stand there/],
    ['clamped-counter', { moves: 2, layout: 'direct' }, '+7 +8', /“\+8” is no move/],
    ['dyck', { kinds: 2, closed: 1, open: 1 }, '{ } (', /“\{” is no bracket.*\( \[ \) \]/],
    ['dyck', { kinds: 2, closed: 1, open: 1 }, '( ] [', /Bracket 2, “\]”, closes “\(”.*takes “\)”/],
    ['dyck', { kinds: 2, closed: 1, open: 1 }, ') ( (', /Bracket 1, “\)”, closes nothing/],
    [
      'dyck',
      { kinds: 2, closed: 1, open: 1 },
      '( ( [',
      /3 brackets, and 3 stay open.*shown 3.*1 stay/,
    ],
    ['sort', { length: 3 }, '', /Nothing was typed/],
  ])('of %s %j, “%s” is refused with a reason', (id, has, text, words) => {
    const reading = form(id, has)(text);
    expect('problem' in reading && reading.problem).toMatch(words);
  });

  it('may be fewer questions than an example has, where answers come in between', () => {
    expect(form('pair-lookup', { keys: 'pair', symbols: 32 })('a1 b2 → a3 b4')).toEqual({
      tokens: [1, 34, -1, 3, 36, -1],
    });
  });
});
