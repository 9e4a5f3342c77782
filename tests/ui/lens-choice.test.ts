import { expect, test } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { writeLink } from '../../src/interchange/permalink';
import { readLink } from '../../src/interchange/read-link';
import { readLens, usualChoice, writeLens, type LensChoice } from '../../src/state/lens-choice';
import { tasks } from '../../src/task/registry';

const choices: LensChoice[] = [
  usualChoice,
  { ...usualChoice, judged: 'brier', x: 'loss', y: 'logit', first: 4 },
  {
    ...usualChoice,
    large: 'exact-match',
    xScale: 'log',
    settings: { edits: 0, threshold: 0.875, error: 0.004 },
  },
  { ...usualChoice, synthetic: { length: 5, exponent: 0.5, examples: 64, noise: 0.1, seed: 2 } },
];

test.each(choices)('a link brings the lens back as it was', (choice) => {
  const config = parseRunConfig({ version: 1, task: { id: 'pair-lookup' } }, tasks);
  const text = writeLink({ config, lens: writeLens(choice) }, tasks);
  expect(text).not.toContain('%');
  const read = readLink(`#${text}`, tasks);
  if (read.kind !== 'link') throw new Error('no link');
  expect(readLens(read.link.lens ?? '')).toEqual({ choice, unread: [] });
});

test('what means nothing is left out and named, and the rest holds', () => {
  const { choice, unread } = readLens('x:loss,y:cubic,k:0,tau:2,judge:<b>,nonsense,n:2');
  expect(choice).toEqual({
    ...usualChoice,
    x: 'loss',
    settings: { ...usualChoice.settings, edits: 2 },
  });
  expect(unread).toEqual(['y:cubic', 'k:0', 'tau:2', 'judge:<b>', 'nonsense']);
});

test('what is usual is one word', () => {
  expect(writeLens(usualChoice)).toBe('on');
  expect(readLens('')).toEqual({ choice: usualChoice, unread: [] });
});

test('a synthetic model that can’t be is left out and named, the rest of the link stands', () => {
  const { choice, unread } = readLens('sk:0,alpha:9,sn:12.5,sigma:0.25,y:log');
  expect(unread).toEqual(['sk:0', 'alpha:9', 'sn:12.5']);
  expect(choice).toEqual({
    ...usualChoice,
    y: 'log',
    synthetic: { ...usualChoice.synthetic, noise: 0.25 },
  });
});
