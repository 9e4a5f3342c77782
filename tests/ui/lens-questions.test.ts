import { expect, test } from 'vitest';
import type { LensCommand } from '../../src/lens/messages';
import { defaultSettings } from '../../src/metrics/metric';
import { Lens, type LensQuestion } from '../../src/state/lens';
import { generatedRun } from './generated-run';

const QUESTION: LensQuestion = {
  metrics: ['loss', 'exact-match'],
  rubric: { first: 3, settings: defaultSettings },
  step: null,
  judged: null,
  axis: 'linear',
  upTo: null,
};

/** A lens on a run, and the kinds of what it has asked its worker since it was last looked at. */
function lensOn(run: ReturnType<typeof generatedRun>) {
  const sent: LensCommand['type'][] = [];
  const lens = new Lens(() => ({ send: ({ type }) => void sent.push(type), close: () => {} }));
  lens.follow(run);
  lens.ask(QUESTION);
  return { lens, asked: () => sent.splice(0) };
}

const run = () => generatedRun({ task: { id: 'addition', digits: 2 }, steps: 100, done: 0.5 });

function evaluate({ curves }: ReturnType<typeof run>): void {
  const { step, ...sample } = curves.samples.kept.at(-1)!;
  curves.appendEvaluation({
    step: step + 1,
    values: new Float64Array(3),
    placeErrors: new Float64Array(3),
    sample,
  });
}

test('who only points at another evaluation asks for its intervals alone', () => {
  const { lens, asked } = lensOn(run());
  expect(asked()).toEqual(['run', 'samples', 'score', 'estimate']);
  lens.ask({ ...QUESTION, step: 10 });
  expect(asked()).toEqual(['estimate']);
  lens.close();
});

test('an evaluation that came just before a hand pointed elsewhere is scored, too', () => {
  const growing = run();
  const { lens, asked } = lensOn(growing);
  asked();
  evaluate(growing);
  lens.ask({ ...QUESTION, step: 10 });
  expect(asked()).toEqual(['samples', 'score', 'estimate']);
  lens.close();
});
