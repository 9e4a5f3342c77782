/** Text as characters (Unicode code points): which there are, and how each is shown where it must be seen. */

/** The different characters of a text, in the order of their code points. */
export function alphabetOf(text: string): string[] {
  return [...new Set(text)].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
}

/** Index into the alphabet of each character of a text; those that are not in it are left out. */
export function encode(text: string, alphabet: readonly string[]): Uint16Array {
  const ids = new Map(alphabet.map((character, id) => [character, id]));
  const encoded = new Uint16Array(text.length);
  let count = 0;
  for (const character of text) {
    const id = ids.get(character);
    if (id !== undefined) encoded[count++] = id;
  }
  return encoded.slice(0, count);
}

const SIGNS = new Map([
  [' ', '␣'],
  ['\n', '↵'],
  ['\t', '⇥'],
]);
const TAKEN = new Set(SIGNS.values());

/** A character as a sign that can be seen, a different one for each: a space is ␣, and one without ink its number. */
export function visible(character: string): string {
  const sign = SIGNS.get(character);
  if (sign !== undefined) return sign;
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) && !TAKEN.has(character)) return character;
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text with line breaks and tabs shown as signs, on one line. */
export function onOneLine(text: string): string {
  return text.replace(/[\n\t]/g, (character) => SIGNS.get(character)!);
}
