import { FIRST_SOUND, sounds } from '../../src/task/sounds.ts';

/**
 * The CMU Pronouncing Dictionary, packed for `src/task/pronunciations.ts`: words of 2 to 8 letters a–z and at most 8
 * sounds, the first pronunciation of each, without stress. In alphabetical order and without spaces, a word is the
 * number of letters that it shares with the one before (a digit), its other letters, then a character for each sound.
 */
export async function pronunciations(): Promise<string> {
  const { dictionary } = await import('cmu-pronouncing-dictionary');
  const names = Object.keys(sounds);
  let packed = '';
  let before = '';
  for (const word of Object.keys(dictionary).sort()) {
    if (!/^[a-z]{2,8}$/.test(word)) continue;
    const said = dictionary[word].replace(/\d/g, '').split(' ');
    // The dictionary's rare remarks would read as sounds.
    if (said.length > 8 || !said.every((name) => name in sounds)) continue;
    let shared = 0;
    while (word[shared] === before[shared]) shared++;
    const signs = said.map((name) => FIRST_SOUND + names.indexOf(name));
    packed += shared + word.slice(shared) + String.fromCharCode(...signs);
    before = word;
  }
  return packed;
}
