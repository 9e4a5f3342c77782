/**
 * The 39 sounds of American English in the International Phonetic Alphabet, in the order of their names in
 * `scripts/data/pronunciations.ts`. Sound i is the character `FIRST_SOUND` + i of the packed dictionary.
 */
export const sounds: readonly string[] =
  'ɑ æ ʌ ɔ aʊ aɪ b tʃ d ð ɛ ɝ eɪ f ɡ h ɪ i dʒ k l m n ŋ oʊ ɔɪ p ɹ s ʃ t θ ʊ u v w j z ʒ'.split(' ');

/** From here on 39 characters are neither digits nor small letters. */
export const FIRST_SOUND = 58;
