import { describe, expect, it } from 'vitest';
import type { Task, TaskInstance, TaskParameters } from '../../src/task/task';
import type { Trainer } from '../../src/train/trainer';
import { configOf, makeTrainer, withFewHeldOut } from '../train/make-trainer';
import { taskForms } from './forms';

const MODELS = 64;
/** Sets of examples, which the models share: to make one can cost more than all the models do. */
const SETS = 16;

/**
 * Few examples of the task, of no more than `SETS` seeds, each made once. But where every seed has facts of its own, so
 * has every model here: of few facts, some of them frequent, one could be guessed by luck.
 */
function withFewSets(task: Task): Task {
  const few = withFewHeldOut(task, 40);
  if (task.nouns.heldOut === 'fresh') return few;
  const made = new Map<number, TaskInstance>();
  const build = (parameters: TaskParameters, seed: number) => {
    const set = seed % SETS;
    const instance = made.get(set) ?? few.build(parameters, set);
    made.set(set, instance);
    return instance;
  };
  return { ...few, build };
}

/**
 * Chance is what a uniform guess among the tokens that answers can be gets right. An untrained model does not know
 * that it is asked for one of those, so it is judged where it happens to say one. Its first logits have the same
 * distribution for every token, so that over models its accuracy is exactly that chance, however common an answer is.
 * The guesses of one model go together: the standard error is from model to model.
 */
describe.each(taskForms.filter(({ draws }) => !draws))('$name', ({ task, parameters }) => {
  it('has the chance that it states: what untrained models get', async () => {
    const config = configOf({
      task: parameters,
      model: { width: 8, heads: 2, mlpWidth: 8, norm: 'layernorm' },
      training: { batchSize: 2, seed: 5, replicas: MODELS },
    });
    const trainer = await makeTrainer(config, 'float32', { task: withFewSets(task) });
    const models = await guesses(trainer);
    const { chance } = trainer.instances[0];
    trainer.dispose();
    const said = models.reduce((sum, model) => sum + model.said, 0);
    const right = models.reduce((sum, model) => sum + model.right, 0);
    // A ratio of two sums over models: its standard error by linearisation.
    const squares = models.map((model) => (model.right - (right / said) * model.said) ** 2);
    const error = Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) / said;
    expect(error).toBeLessThan(0.6 * chance);
    expect(Math.abs(right / said - chance)).toBeLessThan(3 * error);
  });
});

describe.each(taskForms.filter(({ draws }) => draws))('$name', ({ task, parameters }) => {
  it('has the chance that it states: an untrained model draws nothing that is near enough', async () => {
    const config = configOf({
      task: parameters,
      model: { width: 8, heads: 2, mlpWidth: 8, norm: 'layernorm' },
      training: { batchSize: 2, seed: 5, replicas: MODELS },
    });
    const trainer = await makeTrainer(config, 'float32', { task: withFewSets(task) });
    const { values } = await trainer.evaluate();
    const { chance } = trainer.instances[0];
    trainer.dispose();
    for (let r = 0; r < MODELS; r++) expect(values[3 * r + 2]).toBeCloseTo(chance, 2);
  });
});

/** How often each model's first choice is a token that answers can be, and how often it is the right one. */
async function guesses(trainer: Trainer) {
  const { instances, programs, executor } = trainer;
  const { batch, outcomes } = programs.evaluation;
  await trainer.evaluate();
  const raw = await executor.readFloats(outcomes.buffer);
  const answers = new Set(
    instances.flatMap(({ test }) =>
      [...test.tokens].filter((_, i) => i > 0 && test.graded[i - 1] === 1),
    ),
  );
  return instances.map(({ test, length }, r) => {
    let said = 0;
    let right = 0;
    // The buffer holds the last part of the held-out set.
    const from = Math.floor((test.count - 1) / batch.examples) * batch.examples;
    for (let row = from; row < test.count; row++) {
      let slot = r * (outcomes.stride / 4) + (row - from) * batch.slots;
      for (let i = row * length; i < (row + 1) * length - 1; i++) {
        const asked = test.trained[i] || test.graded[i];
        const predicted = raw[4 * slot];
        if (asked || batch.slots === length - 1) slot++;
        if (!test.graded[i]) continue;
        if (answers.has(predicted)) said++;
        if (predicted === test.tokens[i + 1]) right++;
      }
    }
    return { said, right };
  });
}
