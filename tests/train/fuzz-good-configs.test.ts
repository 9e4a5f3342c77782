import { describe, expect, it } from 'vitest';
import { accepts, type Field } from '../../src/config/field';
import { modelFields, optimizerFields, trainingFields } from '../../src/config/fields';
import { parseRunConfig } from '../../src/config/parse';
import { ConfigError, type RunConfig } from '../../src/config/run-config';
import { flopsOf } from '../../src/graph/program';
import { RandomStream } from '../../src/random/stream';
import { tasks } from '../../src/task/registry';
import { checkMemory } from '../../src/train/memory';
import { buildPrograms } from '../../src/train/programs';
import { makeTrainer, parametersOf, withFewHeldOut } from './make-trainer';

/** What a step may cost here. */
const FLOPS = 3e6;
const ELEMENTS = 1e6;
/** Held-out examples that are drawn, all replicas together; one config in fifty may draw them all. */
const HELD_OUT = 4000;

/** A value that the field accepts: an end of its range, its default, or any. */
function valueOf(field: Field, random: RandomStream): unknown {
  const pick = <T>(...options: readonly T[]): T => options[random.below(options.length)];
  if (field.kind === 'toggle') return pick(true, false);
  if (field.kind === 'choice') return pick(...field.options);
  const { min, max, words = [] } = field;
  const whole = (x: number) => (field.kind === 'integer' ? Math.round(x) : x);
  const small = whole(min + (Math.min(max, 40 + min) - min) * random.uniform() ** 2);
  const values = [
    min,
    max,
    field.default,
    small,
    small,
    small,
    whole(min + (max - min) * random.uniform()),
  ];
  const value = pick<number | string>(...values, ...words);
  return accepts(field, value) ? value : field.default;
}

/** A valid config of any shape that costs little, drawn again until it is both. */
function goodConfig(index: number): RunConfig {
  for (let attempt = 0; ; attempt++) {
    const random = new RandomStream(index, 'sampling', attempt);
    const task = [...tasks.values()][index % tasks.size];
    const draw = (fields: Readonly<Record<string, Field>>) =>
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [name, valueOf(field, random)]),
      );
    const json = {
      version: 1,
      task: { id: task.id, ...draw(task.fields) },
      model: draw(modelFields),
      optimizer: draw(optimizerFields),
      training: draw(trainingFields),
    };
    try {
      const config = parseRunConfig(json, tasks);
      // What costs least to know comes first.
      const drawn = config.training.replicas * task.shape(config.task).test;
      const few = drawn <= HELD_OUT || index % 50 === 0;
      if (!few || !isTame(config)) continue;
      const programs = buildPrograms(config, task.shape(config.task));
      checkMemory(config, programs);
      const { parameters, supply } = programs;
      const staged = supply.kind === 'staged' ? supply.staged.buffer.length : 0;
      const elements = parameters.buffer.length + staged;
      if (flopsOf(programs.train) <= FLOPS && elements <= ELEMENTS) return config;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
    }
  }
}

/**
 * Whether two steps can be expected to stay finite. The schema allows a step that multiplies every weight by −99
 * (rate 1, decay 100), and starts of ten times the usual size, which eight layers without a norm raise to 10²⁴.
 */
function isTame({ model, optimizer }: RunConfig): boolean {
  const factor = Math.max(1, Math.abs(1 - optimizer.learningRate * optimizer.weightDecay));
  const scale = Math.max(1, model.initScale) * factor + optimizer.learningRate;
  return model.norm === 'none' ? scale ** (4 * model.layers) < 1e6 : scale < 200;
}

describe.each(Array.from({ length: 10 }, (_, i) => i))('valid configs, hundred %i', (hundred) => {
  it('each train two finite steps', async () => {
    for (let i = 100 * hundred; i < 100 * (hundred + 1); i++) {
      const config = goodConfig(i);
      const task = withFewHeldOut(tasks.get(config.task.id)!, 20);
      const trainer = await makeTrainer(config, 'float32', { task });
      const which = `config ${i}: ${JSON.stringify(config)}`;
      const first = await trainer.launch(1);
      const second = await trainer.launch(1);
      for (const rows of [first, second]) {
        expect(rows, which).toMatchObject({ count: 1, diverged: false });
        expect(rows.values.every(Number.isFinite), which).toBe(true);
      }
      expect((await parametersOf(trainer)).every(Number.isFinite), which).toBe(true);
    }
  });
});
