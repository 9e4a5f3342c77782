import { allOf, count, percent } from './figures';
import { levelOf, shareOf } from './fractions';
import { figures } from './headline-figures';
import type { Situation, Text } from './situation';
import type { HeldOutFacts } from './story';

export type { Situation, Text } from './situation';

/** What was said last, so that words don't flicker between two that fit equally well. */
export interface Said {
  readonly phase: string;
  readonly tokens?: number;
  readonly examples?: number;
}

export interface Headline {
  readonly headline: string;
  readonly detail: readonly Text[];
  readonly said: Said;
}

/** The headline and its figures, from the data alone. */
export function headline(now: Situation, before?: Said): Headline {
  if (now.status === 'failed' && !now.lookingBack) return failed(now);
  if (now.status === 'diverged' && !now.lookingBack) return diverged(now);
  if (!now.heldOut) return waiting(now);
  const told =
    now.k === 1 ? oneToken(now, now.heldOut, before) : manyTokens(now, now.heldOut, before);
  return { ...told, detail: figures(now, now.heldOut) };
}

/** The detail as plain text. */
export function plain(detail: readonly Text[]): string {
  return detail.map(({ text }) => text).join('');
}

type Told = Omit<Headline, 'detail'>;

function waiting({ status, chance, nouns }: Situation): Headline {
  const detail = [
    { text: `Its weights are random, so it can only guess, and gets ` },
    { text: percent(chance), strong: true },
    { text: ` of ${nouns.tokens} right by chance.` },
  ];
  if (status === 'paused') {
    const text = ' Press play to train it.';
    return {
      headline: 'A small transformer that knows nothing yet.',
      detail: [...detail, { text }],
      said: { phase: 'waiting' },
    };
  }
  return {
    headline: 'This small transformer knows nothing yet.',
    detail,
    said: { phase: 'waiting' },
  };
}

function diverged(now: Situation): Headline {
  const reason = sentence(now.reason) || 'The loss was no longer a finite number.';
  const advice = ' Try a lower learning rate, a longer warm-up, or a gradient clip.';
  const last = now.heldOut
    ? ` Its last evaluation, at step ${count(now.heldOut.step)}: ${percent(now.heldOut.exact.mean)} of ${now.nouns.heldOut} ${now.nouns.examples} right.`
    : '';
  return {
    headline: `Training diverged at step ${count(now.step)}.`,
    detail: [{ text: reason + (/learning rate/i.test(reason) ? '' : advice) + last }],
    said: { phase: 'diverged' },
  };
}

function failed(now: Situation): Headline {
  const reason = sentence(now.reason) || 'The device went away or ran out of memory.';
  return {
    headline: `Training stopped at step ${count(now.step)}.`,
    detail: [{ text: `${reason} The curves so far are kept; start again to go on.` }],
    said: { phase: 'failed' },
  };
}

/** Tasks with one graded token: by heart or by rule. */
function oneToken(now: Situation, { step, exact }: HeldOutFacts, before?: Said): Told {
  const { It, it, its, has, knows, guesses, is } = words(now);
  const { nouns, chance, past } = now;
  const right = exact.mean;
  const tokens = levelOf(right, before?.tokens);
  const share = shareOf(
    tokens,
    `${nouns.heldOut} ${nouns.example}`,
    `${nouns.heldOut} ${nouns.examples}`,
  );
  const say = (phase: string, text: string): Told => ({ headline: text, said: { phase, tokens } });
  const holdsOn = (phase: string, enter: number, leave: number) =>
    right >= (before?.phase === phase ? leave : enter);

  if (past && past.best >= 0.9 && right < past.best - 0.2) {
    return say('lost', `${It} had it, and slipped back: ${share.words} ${share.verb} right.`);
  }
  if (holdsOn('solved', 0.99, 0.98)) {
    const all =
      right >= 1
        ? `every ${nouns.heldOut} ${nouns.example}`
        : `nearly every ${nouns.heldOut} ${nouns.example}`;
    const recent = past?.solvedAt !== undefined && step - past.solvedAt <= now.until * 0.15;
    if (!now.finite) return say('solved', `${It} ${has} it: ${all} is right.`);
    return say(
      'solved',
      `${It} ${has} ${recent ? 'just understood' : 'found the rule'}: ${all} comes out right.`,
    );
  }
  const guessing =
    right <= guessLimit(chance, before?.phase === 'guessing' || before?.phase === 'by heart');
  const memorised =
    now.finite &&
    now.train !== undefined &&
    now.train.mean >= (before?.phase === 'by heart' ? 0.97 : 0.99);
  if (memorised && right < (before?.phase === 'by heart' ? 0.25 : 0.2)) {
    const few = right <= 0 ? 'none of the others' : 'hardly any of the others';
    const rest = right > 0 && guessing ? `only ${guesses} at the others` : few;
    if (now.status === 'done' && !now.lookingBack) {
      return say('by heart', `${It} still ${has}n’t found the rule after ${count(step)} steps.`);
    }
    return say(
      'by heart',
      `${It} ${knows} ${its} training ${nouns.examples} by heart and ${rest}.`,
    );
  }
  if (memorised) {
    const come = share.verb === 'is' ? 'comes' : 'come';
    return say(
      'understanding',
      `Beyond what ${it} ${knows} by heart, ${share.words} ${come} out right.`,
    );
  }
  if (guessing) {
    const learning = now.train !== undefined && now.train.mean > 0.2 && now.finite;
    if (learning)
      return say(
        'guessing',
        `${It} ${is} learning ${its} training ${nouns.examples} by heart; the others ${it} ${guesses}.`,
      );
    return say('guessing', guessingText(now, right));
  }
  return say('learning', `${capital(share.words)} ${share.verb} right.`);
}

/** Tasks with several graded tokens: the tokens against all of them at once. */
function manyTokens(now: Situation, { error, exact }: HeldOutFacts, before?: Said): Told {
  const { It } = words(now);
  const { nouns, chance, past } = now;
  const right = 1 - error.mean;
  const tokens = levelOf(right, before?.tokens);
  const examples = levelOf(exact.mean, before?.examples);
  const say = (phase: string, text: string): Told => ({
    headline: text,
    said: { phase, tokens, examples },
  });
  const ofTokens = shareOf(tokens, nouns.token, nouns.tokens);
  const ofExamples = shareOf(examples, nouns.example, nouns.examples);

  if (past && past.best >= 0.5 && exact.mean < past.best * 0.6) {
    return say(
      'lost',
      `${It} had more, and slipped back: ${ofExamples.words} ${ofExamples.verb} right.`,
    );
  }
  if (exact.mean >= 1)
    return say(
      'solved',
      `Every ${nouns.heldOut} ${nouns.example} is right, ${allOf(now.k)} ${nouns.tokens} of it.`,
    );
  if (exact.mean >= (before?.phase === 'solved' ? 0.985 : 0.99)) {
    return say(
      'solved',
      `Nearly every ${nouns.example} is right, ${allOf(now.k)} ${nouns.tokens} of it.`,
    );
  }
  if (right <= guessLimit(chance, before?.phase === 'guessing')) {
    return say('guessing', guessingText(now, right));
  }
  const first = `${capital(ofTokens.words)} ${ofTokens.verb} right.`;
  if (tokens === examples) return say('learning', `${first} So are ${ofExamples.words}.`);
  return say('learning', `${first} ${capital(ofExamples.words)} ${ofExamples.verb}.`);
}

/** One model, or several. */
function words({ replicas }: Situation) {
  return replicas > 1
    ? {
        It: 'The models',
        it: 'they',
        its: 'their',
        is: 'are',
        has: 'have',
        does: 'do',
        knows: 'know',
        guesses: 'guess',
      }
    : {
        It: 'The model',
        it: 'it',
        its: 'its',
        is: 'is',
        has: 'has',
        does: 'does',
        knows: 'knows',
        guesses: 'guesses',
      };
}

/** Small gains over chance are told from none; so is what was known and is lost, and a rule that is wrong. */
function guessingText(now: Situation, right: number): string {
  const { It, is, does } = words(now);
  if (now.past && 1 - now.past.low > now.chance + (1 - now.chance) * 0.3) {
    return `${It} knew more, and ${is} back to guessing.`;
  }
  // Nothing comes right by guessing where what is asked for has to be drawn.
  if (now.chance === 0) {
    return `${right > 0 ? 'Hardly a' : 'No'} ${now.nouns.example} comes near enough yet.`;
  }
  if (now.chance >= 0.2 && right < now.chance * 0.8) {
    return `${It} ${does} worse than guessing.`;
  }
  const still = (now.heldOut?.step ?? 0) > now.until * 0.3 ? 'still ' : '';
  if (right > now.chance + (1 - now.chance) * 0.02)
    return `${It} ${is} ${still}doing little better than guessing.`;
  return `${It} ${is} ${still}guessing.`;
}

/** Below this share a model may as well be guessing. */
function guessLimit(chance: number, already: boolean): number {
  return chance + (1 - chance) * (already ? 0.06 : 0.04);
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
