import { wilson } from '../metrics/interval';
import { allOf, count, inWords, percent, percentRange, superscript } from './figures';
import type { Situation, Text } from './situation';
import type { HeldOutFacts, Spread } from './story';

/** The figures behind a headline, and what they say together. */
export function figures(now: Situation, facts: HeldOutFacts): Text[] {
  const { nouns, replicas } = now;
  const when = now.status === 'done' && !now.lookingBack ? 'Finished: after' : 'At step';
  const steps =
    now.status === 'done' && !now.lookingBack ? `${count(facts.step)} steps` : count(facts.step);
  const who = replicas > 1 ? `${inWords(replicas)} models get, on average,` : 'the model gets';
  const start = { text: `${when} ${steps} ${who} ` };
  if (now.k === 1) return [start, ...oneTokenFigures(now, facts)];
  const right = 1 - facts.error.mean;
  const about = spread(invert(facts.error), replicas) + byGuessing(now, right);
  return [
    start,
    { text: percent(right), strong: true },
    {
      text: ` of ${nouns.heldOut} ${nouns.tokens} right${about.replace(') (', '; ')}`,
    },
    ...(atChance(now, right) ? [{ text: '.' }] : foretoldFigures(now, facts)),
    { text: ' Measured exact match: ' },
    { text: percent(facts.exact.mean), strong: true },
    {
      text: ` of ${count(now.n)} ${nouns.examples}${certainty(now, facts.exact)}.${moral(now, facts)}`,
    },
  ];
}

function oneTokenFigures(now: Situation, { exact }: HeldOutFacts): Text[] {
  const { nouns } = now;
  const figures: Text[] = [
    { text: percent(exact.mean), strong: true },
    {
      text: ` of ${count(now.n)} ${nouns.heldOut} ${nouns.examples} right${certainty(now, exact, `chance is ${percent(now.chance, 2)}`)}`,
    },
  ];
  if (now.train && now.finite) {
    figures.push(
      { text: ', and ' },
      { text: percent(now.train.mean), strong: true },
      { text: ` of ${now.replicas > 1 ? 'their' : 'its'} training ${nouns.examples}` },
    );
  }
  figures.push({ text: '.' });
  const done = now.status === 'done' && !now.lookingBack;
  if (done && now.finite && (now.train?.mean ?? 0) >= 0.99 && exact.mean < 0.5) {
    const text =
      now.weightDecay === 0
        ? ' Weight decay is 0: nothing pulls it from the memorised answer to the rule.'
        : ' More steps, or more weight decay, may yet bring the rule.';
    figures.push({ text });
  }
  return figures;
}

/** "if mistakes fall at random, all eight are right 0.62⁸ = 2.2 % of the time." */
function foretoldFigures(now: Situation, { error, theory }: HeldOutFacts): Text[] {
  const all = allOf(now.k);
  if (now.replicas > 1 || !Number.isInteger(now.k)) {
    return [
      { text: `; if mistakes fall at random, ${all} are right ` },
      { text: percent(theory), strong: true },
      { text: ' of the time.' },
    ];
  }
  const base = powerBase(1 - error.mean, now.k);
  const value = percent(theory);
  if (theory <= 0 || theory >= 1) return [{ text: '.' }];
  return [
    { text: `; if mistakes fall at random, ${all} are right ${base}${superscript(now.k)} = ` },
    { text: value, strong: true },
    { text: ' of the time.' },
  ];
}

/** A share with as many digits as its k-th power needs to come out as written. */
function powerBase(share: number, k: number): string {
  for (let digits = 2; digits < 6; digits++) {
    const text = share.toFixed(digits);
    if (percent(Number(text) ** k) === percent(share ** k)) return text;
  }
  return share.toFixed(5);
}

/** What the figures say together; nothing where they say nothing. */
function moral({ past, replicas, n }: Situation, { exact, theory, byPlace }: HeldOutFacts): string {
  const gap = exact.mean - theory;
  const noise = replicas > 1 ? 0.02 : Math.max(0.02, width(exact.mean, n));
  if (Math.abs(gap) > noise) {
    const alike = Math.abs(exact.mean - byPlace) <= noise;
    if (alike)
      return ` Some places are harder than others: taken one by one, Π(1−εᵢ) = ${percent(byPlace)}.`;
    return gap > 0
      ? ' More than that: mistakes come together.'
      : ' Less than that: mistakes spread out.';
  }
  const rising = exact.mean > 0.005 && exact.mean < 0.95;
  const smooth = past !== undefined && past.largestFall <= 0.2 && past.largestGap <= 0.03;
  return rising && smooth ? ' Only the all-or-nothing marking jumps.' : '';
}

function width(share: number, n: number): number {
  const { low, high } = wilson(share, n);
  return (high - low) / 2;
}

function byGuessing(now: Situation, right: number): string {
  return atChance(now, right) ? ` (chance is ${percent(now.chance, 2)})` : '';
}

/** So near to chance that powers of it say nothing. */
function atChance({ chance }: Situation, right: number): boolean {
  return right < chance + (1 - chance) * 0.1;
}

/** " (95 % interval 1.6–2.9 %)", or the spread of several models. */
function certainty({ replicas, n }: Situation, exact: Spread, aside = ''): string {
  const { low, high } = wilson(exact.mean, n);
  const text =
    replicas > 1
      ? `each; ${percentRange(exact.low, exact.high)} from model to model`
      : `95% interval ${percentRange(low, high)}`;
  const inside = aside ? `${text}; ${aside}` : text;
  return replicas > 1 ? ` ${inside.replace('; ', ' (')})` : ` (${inside})`;
}

function spread({ low, high }: Spread, replicas: number): string {
  return replicas > 1 ? ` (${percentRange(low, high)})` : '';
}

function invert({ mean, low, high }: Spread): Spread {
  return { mean: 1 - mean, low: 1 - high, high: 1 - low };
}
