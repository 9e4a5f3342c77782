import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '../../src/config/parse';
import { tasks } from '../../src/task/registry';
import { referenceTolerance } from '../tolerances';
import { makeTrainer } from './make-trainer';

/** A loss curve that PyTorch made; see `madeBy` in the file for the command. */
interface Reference {
  readonly name: string;
  readonly config: unknown;
  /** By replica, then by step. */
  readonly losses: readonly (readonly number[])[];
}

const references = Object.values(
  import.meta.glob<Reference>('../reference/*.json', { eager: true, import: 'default' }),
);

describe("float64 follows PyTorch's float64, from references made with `npm run parity -- --reference`", () => {
  it('there are references of finite and of endless tasks, with one and with several answers', () => {
    const kinds = references.map(({ config }) => {
      const { task } = parseRunConfig(config, tasks);
      const { train, graded } = tasks.get(task.id)!.shape(task);
      return `${train > 0 ? 'finite' : 'endless'}, ${graded > 1 ? 'several' : 'one'}`;
    });
    expect(new Set(kinds)).toEqual(new Set(['finite, one', 'endless, several']));
  });

  it.each(references)('$name', async ({ config, losses }) => {
    const trainer = await makeTrainer(parseRunConfig(config, tasks), 'float64');
    const steps = losses[0].length;
    const { values } = await trainer.launch(steps);
    losses.forEach((curve, r) => {
      for (let step = 0; step < steps; step++) {
        const ours = values[3 * (step * losses.length + r)];
        expect(Math.abs(ours - curve[step]) / curve[step]).toBeLessThanOrEqual(referenceTolerance);
      }
    });
  });
});
