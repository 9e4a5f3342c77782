import { expect, test } from 'vitest';
import { CpuExecutor } from '../../src/cpu/executor';
import { GpuLimitError } from '../../src/gpu/errors';
import type { Plan } from '../../src/protocol';
import { tasks } from '../../src/task/registry';
import { autotune, candidatePlans, fastest } from '../../src/train/autotune';
import type { ExecutorFactory } from '../../src/train/trainer';
import { configOf } from './make-trainer';

const config = configOf({
  task: { id: 'modular-arithmetic', modulus: 7 },
  model: { width: 8, heads: 2, mlpWidth: 16 },
});
const task = tasks.get(config.task.id)!;
const plans = candidatePlans(config, task);

/** An executor for every plan but one that is refused or comes late, and the plans that it was asked for. */
function executors(odd?: { plan: Plan; comes: Promise<void> | 'never' }) {
  const asked: (Plan | undefined)[] = [];
  let disposed = 0;
  const create: ExecutorFactory = async (programs, plan) => {
    asked.push(plan);
    if (odd && JSON.stringify(plan) === JSON.stringify(odd.plan)) {
      if (odd.comes === 'never') throw new GpuLimitError('too large');
      await odd.comes;
    }
    const executor = await CpuExecutor.create(programs, 'float32');
    const dispose = executor.dispose.bind(executor);
    executor.dispose = () => {
      disposed++;
      dispose();
    };
    return executor;
  };
  return { create, asked, disposed: () => disposed };
}

test('measures every plan, the default first, and lets each go', async () => {
  const { create, asked, disposed } = executors();
  const candidates = await autotune(config, task, create, { roundMs: 2 });
  expect(candidates.map(({ plan }) => plan)).toEqual(plans);
  expect(asked).toEqual(plans);
  expect(disposed()).toBe(plans.length);
  for (const { stepMs } of candidates) expect(stepMs).toBeGreaterThan(0);
});

test('the fastest of those that were measured is chosen', () => {
  const [a, b, c] = plans;
  const measured = [
    { plan: a, stepMs: 3 },
    { plan: b, stepMs: 2 },
    { plan: c, stepMs: null },
  ];
  expect(fastest(measured)).toBe(b);
  expect(fastest(plans.map((plan) => ({ plan, stepMs: null })))).toBeUndefined();
});

test('what is known is not measured again, wherever it was kept', async () => {
  const { create, asked } = executors();
  const known = JSON.parse(JSON.stringify([{ plan: plans[1], stepMs: 7 }])) as [];
  const candidates = await autotune(config, task, create, { known, roundMs: 2 });
  expect(asked).toEqual(plans.filter((plan) => plan !== plans[1]));
  expect(candidates[1].stepMs).toBe(7);
});

test('what the device refuses is left out', async () => {
  const { create } = executors({ plan: plans[1], comes: 'never' });
  const candidates = await autotune(config, task, create, { roundMs: 2 });
  expect(candidates.map(({ plan }) => plan)).toEqual(plans.filter((plan) => plan !== plans[1]));
});

test('what is not there within the budget is left for later, and let go when it comes', async () => {
  let come = () => {};
  const comes = new Promise<void>((resolve) => (come = resolve));
  const { create, disposed } = executors({ plan: plans[1], comes });
  // It ends although that plan never came: it does not wait.
  const candidates = await autotune(config, task, create, { budgetMs: 2000, roundMs: 2 });
  expect(candidates[0].stepMs).not.toBeNull();
  expect(candidates.slice(1).map(({ stepMs }) => stepMs)).toEqual(plans.slice(1).map(() => null));
  expect(disposed()).toBe(1);
  come();
  await expect.poll(disposed).toBe(2);
});
