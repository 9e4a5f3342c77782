import { FIRST_SOUND } from '../../src/task/sounds.ts';

/** The dictionary's own names of its sounds (ARPAbet, without stress). */
export const soundNames =
  'AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH'.split(
    ' ',
  );

/**
 * The CMU Pronouncing Dictionary, packed for `src/task/pronunciations.ts`: words of 2 to 8 letters a–z and at most 8
 * sounds, the first pronunciation of each, without stress. In alphabetical order and without spaces, a word is the
 * number of letters that it shares with the one before (a digit), its other letters, then a character for each sound.
 */
export async function pronunciations(): Promise<string> {
  const { dictionary } = await import('cmu-pronouncing-dictionary');
  let packed = '';
  let before = '';
  for (const word of Object.keys(dictionary).sort()) {
    if (!/^[a-z]{2,8}$/.test(word)) continue;
    const said = dictionary[word].replace(/\d/g, '').split(' ');
    // The dictionary's rare remarks would read as sounds.
    if (said.length > 8 || !said.every((name) => soundNames.includes(name))) continue;
    let shared = 0;
    while (word[shared] === before[shared]) shared++;
    const signs = said.map((name) => FIRST_SOUND + soundNames.indexOf(name));
    packed += shared + word.slice(shared) + String.fromCharCode(...signs);
    before = word;
  }
  return packed;
}
