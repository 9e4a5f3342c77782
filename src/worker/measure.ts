import type { Message } from '../protocol';
import { profile } from '../train/profile';
import { Trainer } from '../train/trainer';
import type { Made } from './live-run';

/** What a step of a run costs, and where asked which plan is the fastest, on copies of its trainer. */
export async function measure(
  { trainer, createExecutor, gpu, plan, candidates }: Made,
  plans: boolean,
): Promise<Extract<Message, { type: 'profile' }>['result']> {
  const { config, task } = trainer;
  try {
    const tuned =
      gpu && plans
        ? await (await import('./tuning')).tuneAgain({ config, task, gpu, createExecutor })
        : candidates;
    const create = () => Trainer.create(config, task, createExecutor, { plan });
    const step = await profile(create, (programs) => createExecutor(programs, plan));
    return { ...step, candidates: tuned };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
