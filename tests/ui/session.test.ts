import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunConfig } from '../../src/config/run-config';
import type { Command, Message, RunInfo } from '../../src/protocol';
import { catalog } from '../../src/state/catalog';
import { recipeConfig } from '../../src/state/find-recipe';
import { recipes } from '../../src/recipes';
import type { Start } from '../../src/state/runs';
import { Session } from '../../src/state/session';
import { withSetting } from '../../src/state/settings';
import { tasks } from '../../src/task/registry';

await catalog.load();

const mirage = recipeConfig(recipes[0]);

const info: RunInfo = {
  executor: 'cpu',
  adapter: 'WebAssembly SIMD',
  parameters: 1000,
  flopsPerStep: 1e6,
  dispatchesPerStep: 40,
  plan: { choice: 'fixed', parts: {} },
  candidates: [],
  tokensPerStep: 1536,
  memoryBytes: 1e6,
  trainExamples: 'endless',
  testExamples: 2000,
  batchSize: 64,
  graded: 8,
  meanGraded: 8,
  chance: 1 / 32,
  vocabulary: [],
  until: 500,
};

/** A session whose engine is this test. */
function open(first: Partial<Start> = {}) {
  const sent: Command[] = [];
  const onNothing = vi.fn();
  let hear: (message: Message) => void = () => {};
  let crash: (reason: string) => void = () => {};
  const session = new Session({
    tasks,
    connect: (heard, crashed) => {
      hear = heard;
      crash = crashed;
      return { send: (command) => sent.push(command), close: () => {} };
    },
    first: { config: mirage, ...first },
    speed: 60,
    device: 'auto',
    onCheckpoint: () => {},
    onNothing,
    rest: 100,
  });
  const say = (message: Message) => hear(message);
  const lastStart = () => sent.filter((command) => command.type === 'start').at(-1);
  /** The engine makes the run that was last asked for. */
  const grant = () => {
    const { runId, config } = lastStart();
    const heldOut = { count: 0, tokens: new Uint32Array(), length: 24, answers: new Uint32Array() };
    say({ type: 'started', runId, config: config as RunConfig, info, heldOut });
    return runId;
  };
  const train = (runId: number, step: number) =>
    say({
      type: 'progress',
      runId,
      progress: { step, stepsPerSecond: 60, trainedMs: step * 16 },
      train: { step: new Uint32Array(), values: new Float64Array() },
      evaluations: [],
    });
  return {
    session,
    sent,
    onNothing,
    say,
    grant,
    train,
    lastStart,
    crash: (reason: string) => crash(reason),
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('settings', () => {
  test('those that need a restart wait, and leave the run alone', () => {
    const { session, sent, grant } = open();
    grant();
    const before = sent.length;
    session.edit('model.width', 48);
    vi.runAllTimers();
    expect(session.pending.get()).toEqual([
      { path: 'model.width', label: 'Width', from: 32, to: 48 },
    ]);
    expect(sent.length).toBe(before);
    session.discard();
    expect(session.pending.get()).toEqual([]);
    expect(session.draft.get()).toEqual(mirage);
  });

  test('learning rate and weight decay apply while it trains, once the hand rests', () => {
    const { session, sent, grant, say, train } = open();
    const runId = grant();
    train(runId, 100);
    session.edit('optimizer.learningRate', 0.002);
    session.edit('optimizer.learningRate', 0.003);
    vi.runAllTimers();
    expect(sent.filter(({ type }) => type === 'change')).toEqual([
      { type: 'change', runId, learningRate: 0.003 },
    ]);
    const changes = [{ step: 101, learningRate: 0.003 }];
    say({
      type: 'changed',
      runId,
      step: 101,
      config: { ...mirage, training: { ...mirage.training, changes } },
    });
    train(runId, 101);
    vi.runAllTimers();
    expect(session.pending.get()).toEqual([]);
    expect(session.runs.current.get()?.curves.marks).toEqual([
      { step: 101, label: 'learning rate 0.003' },
    ]);
  });

  test('a change laid down in the config moves the control when its step comes', () => {
    const changes = [{ step: 50, weightDecay: 2 }];
    const { session, grant, train } = open({
      config: { ...mirage, training: { ...mirage.training, changes } },
    });
    const runId = grant();
    expect(session.draft.get().optimizer.weightDecay).toBe(0);
    train(runId, 60);
    vi.runAllTimers();
    expect(session.draft.get().optimizer.weightDecay).toBe(2);
    expect(session.pending.get()).toEqual([]);
  });

  test('a combination that cannot be is named as the page names it', () => {
    const { session, grant } = open();
    grant();
    session.edit('model.heads', 5);
    expect(session.problem.get()).toEqual({
      key: 'model.heads',
      message: 'Heads: 5 is not allowed; it must be a divisor of width (32)',
    });
  });
});

describe('runs', () => {
  test('a restart keeps the run before, named by what differs, until another task comes', () => {
    const { session, sent, grant, train } = open();
    const first = grant();
    train(first, 10);
    session.edit('model.width', 48);
    session.restart();
    expect(session.runs.current.get()?.runId).toBe(first);
    grant();
    expect(sent).toContainEqual({ type: 'dispose', runId: first });
    expect(session.runs.earlier.get().map(({ name }) => name)).toEqual(['width 32 → 48']);
    session.start({ config: recipeConfig(recipes.at(-1)!) });
    grant();
    expect(session.runs.earlier.get()).toEqual([]);
  });

  test('a refusal leaves the run that is there', () => {
    const { session, say, grant, lastStart } = open();
    const first = grant();
    session.edit('model.width', 512);
    session.restart();
    say({
      type: 'refused',
      runId: lastStart().runId,
      key: 'model.width',
      message: 'model.width: too much memory',
    });
    expect(session.runs.current.get()?.runId).toBe(first);
    expect(session.refusal.get()?.message).toBe('Width: too much memory');
    expect(session.runs.starting.get()).toBe(false);
  });

  test('a first run that is refused is handed on, since there is none to go on', () => {
    const { session, say, onNothing, lastStart } = open();
    say({ type: 'refused', runId: lastStart().runId, key: '', message: 'It needs 3 GB.' });
    expect(onNothing).toHaveBeenCalledWith({ key: '', message: 'It needs 3 GB.' });
    expect(session.runs.starting.get()).toBe(false);
  });

  test('a reset is the same config again and keeps nothing; settings that wait go on waiting', () => {
    const { session, grant, train, lastStart } = open();
    train(grant(), 10);
    session.edit('model.width', 48);
    session.reset();
    expect(lastStart().config).toEqual(mirage);
    grant();
    expect(session.runs.earlier.get()).toEqual([]);
    expect(session.pending.get().map(({ path }) => path)).toEqual(['model.width']);
  });

  test('a reset after a change by hand starts with what the controls show', () => {
    const { session, grant, say, train, lastStart } = open();
    const runId = grant();
    session.edit('optimizer.learningRate', 0.001);
    vi.runAllTimers();
    const changes = [{ step: 5, learningRate: 0.001 }];
    say({
      type: 'changed',
      runId,
      step: 5,
      config: { ...mirage, training: { ...mirage.training, changes } },
    });
    train(runId, 10);
    vi.runAllTimers();
    session.reset();
    expect(lastStart().config).toEqual(withSetting(mirage, 'optimizer.learningRate', 0.001));
  });

  test('another seed keeps the run before as seed 0 → 7', () => {
    const { session, grant, train } = open();
    train(grant(), 10);
    session.newSeed(7);
    grant();
    expect(session.runs.earlier.get().map(({ name }) => name)).toEqual(['seed 0 → 7']);
    expect(session.pending.get()).toEqual([]);
  });

  test('only the last of several starts becomes the run', () => {
    const { session, sent, grant, say } = open();
    const { runId } = sent.at(-1) as Extract<Command, { type: 'start' }>;
    session.newSeed(1);
    session.start({ config: withSetting(mirage, 'training.seed', 2) });
    grant();
    const heldOut = { count: 0, tokens: new Uint32Array(), length: 24, answers: new Uint32Array() };
    say({ type: 'started', runId, config: mirage, info, heldOut });
    expect(session.runs.current.get()?.config.training.seed).toBe(2);
    expect(sent.at(-1)).toEqual({ type: 'dispose', runId });
  });

  test('late messages of an earlier run change nothing', () => {
    const { session, grant, say, train } = open();
    const first = grant();
    session.newSeed(3);
    const second = grant();
    train(first, 400);
    say({ type: 'status', runId: first, status: 'done', step: 500 });
    vi.runAllTimers();
    expect(session.runs.current.get()).toMatchObject({
      runId: second,
      status: 'running',
      progress: { step: 0 },
    });
  });

  test('an engine that breaks is told of, and a new one takes over', () => {
    const { session, crash, grant, lastStart } = open();
    const first = grant();
    crash('out of memory');
    expect(session.runs.crash.get()).toBe('out of memory');
    session.revive();
    expect(session.runs.crash.get()).toBe('');
    expect(lastStart().runId).toBeGreaterThan(first);
  });

  test('the engine hears once when the page is hidden and when it is back, and a new engine too', () => {
    const { session, sent, crash } = open();
    const heard = () => sent.flatMap((c) => (c.type === 'visibility' ? [c.hidden] : []));
    for (const hidden of [false, true, true, false, true]) session.runs.setHidden(hidden);
    expect(heard()).toEqual([true, false, true]);
    crash('lost');
    session.revive();
    expect(heard()).toEqual([true, false, true, true]);
  });
});

test('numbers rest between updates, but a status is shown at once', () => {
  const { session, grant, train, say } = open();
  const runId = grant();
  train(runId, 1);
  train(runId, 2);
  train(runId, 3);
  expect(session.runs.current.get()?.progress.step).toBe(1);
  say({ type: 'status', runId, status: 'diverged', step: 4, reason: 'The loss was not finite.' });
  expect(session.runs.current.get()).toMatchObject({ status: 'diverged', progress: { step: 4 } });
});
