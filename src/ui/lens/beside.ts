import type { Verdict } from '../../analysis/verdict';
import { inSentence } from '../../analysis/verdict-words';
import type { Judged } from '../../lens/messages';

const AXES = { linear: 'equal steps', log: 'a log axis of steps' } as const;

/** What the verdict would be along the other axis: smoothness depends on it. Undefined until that is judged. */
export function besideOf({ axis, verdict, otherwise }: Judged): string | undefined {
  if (!otherwise) return undefined;
  const along = AXES[axis === 'log' ? 'linear' : 'log'];
  if (otherwise.kind === verdict.kind)
    return `Along ${along} it is the same: ${inBrief(otherwise)}.`;
  const subject = otherwise.kind === 'cannot tell' ? 'there' : 'it';
  return `The axis matters: along ${along} ${subject} would be ${inBrief(otherwise)}.`;
}

function inBrief({ kind, doubt, witness }: Verdict): string {
  switch (kind) {
    case 'mirage':
      return `a mirage${witness ? `, as ${inSentence(witness)} is smooth there` : ''}`;
    case 'survives':
      return `a jump that survives${witness ? `, as ${inSentence(witness)} bends there too` : ''}`;
    case 'cannot tell':
      return `no telling (${DOUBTS[doubt ?? 'between']})`;
  }
}

const DOUBTS: Readonly<Record<NonNullable<Verdict['doubt']>, string>> = {
  'few points': 'too few evaluations lie on it',
  'no rise': 'no rise beyond the noise',
  'no bend': 'no clear bend to explain',
  between: 'the softer metrics disagree, or bend a little',
};
