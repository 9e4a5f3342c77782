import type { RandomStream } from '../../src/random/stream';

const SIGNS = [
  '\u0000',
  '\u0007',
  '\uFFFD',
  '\uFEFF',
  '\u202E',
  '\u200D',
  '\u200B',
  '\u0301',
  '\uD800',
  '\uDC00',
  '\uDBFF\uD800',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇩🇪',
  'שלום',
  'مرحبا',
  '漢字',
  'ß',
  'İ',
  'ﷺ',
  '𝟙',
  '½',
  '\n',
  '\r\n',
  '\t',
  '\u2028',
  '\u00A0',
  '<script>alert(1)</script>',
  '${1}',
  '__proto__',
  'constructor',
  'NaN',
  '-0',
  '1e400',
  '99999999999999999999999',
  '%00',
  '..',
  '"',
  "'",
  '\\',
];

/** The worst that somebody may paste or type: nothing, binary, half characters, every script, and near misses. */
export function* hostileTexts(
  count: number,
  vocabulary: readonly string[],
  random: RandomStream,
): Generator<string> {
  yield '';
  yield ' \n\t ';
  yield '\u0000'.repeat(3000);
  yield 'a'.repeat(100_000);
  yield '👩‍👩‍👧‍👦'.repeat(1000);
  yield '1 '.repeat(900);
  const pick = <T>(from: readonly T[]) => from[random.below(from.length)];
  const ways = [
    () => pick(SIGNS),
    () => pick(vocabulary),
    () => `${pick(vocabulary)} `,
    () => String(random.below(1000)),
    () => pick(['+', '-', '−', '×', '>', '=', '→', '->', '?', ',', ' ']),
    () => String.fromCharCode(random.below(65_536)),
    () => String.fromCodePoint(random.below(0x110000)),
  ];
  for (let made = 6; made < count; made++) {
    // Some are of one kind throughout, most are mixed.
    const kind = random.below(3) === 0 ? pick(ways) : undefined;
    const parts = random.below(2) === 0 ? random.below(8) : random.below(60);
    let text = '';
    for (let i = 0; i <= parts; i++) text += (kind ?? pick(ways))();
    yield text;
  }
}
