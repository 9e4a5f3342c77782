import type { Command, Written } from '../protocol';
import { Writer } from '../train/writer';
import type { Trainer } from '../train/trainer';

type Write = Extract<Command, { type: 'write' }>;

const MOST_TOKENS = 4096;
const HOTTEST = 100;

/** What is wrong with a wish to write, in words; undefined where nothing is. */
function problemOf({ prompt, count, given, temperature, seed }: Write, vocabulary: number) {
  const unknown = prompt.find((token) => token >= vocabulary);
  if (prompt.length === 0) return 'There is no prompt; it must have one token at least.';
  if (unknown !== undefined)
    return `The prompt has token ${unknown}; this task knows tokens 0 to ${vocabulary - 1}.`;
  if (!(Number.isInteger(count) && count >= 1 && count <= MOST_TOKENS))
    return `${count} tokens are asked for; 1 to ${MOST_TOKENS} may be.`;
  if (given && !(given.length === count && given.every((token) => token < vocabulary)))
    return `What stands there already must be ${count} tokens below ${vocabulary}, or −1.`;
  if (!(temperature >= 0 && temperature <= HOTTEST))
    return `The temperature is ${temperature}; it may be 0 to ${HOTTEST}.`;
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32))
    return `The seed is ${seed}; it must be a whole number from 0 to ${2 ** 32 - 1}.`;
  return undefined;
}

const writers = new WeakMap<Trainer, Promise<Writer>>();

/** Lets a trainer's first replica write, or says why it can't. Never rejects. */
export async function write(
  trainer: Trainer,
  wish: Write,
): Promise<Written | { readonly problem: string }> {
  const [{ vocabulary, pictures }] = trainer.instances;
  const problem = pictures
    ? 'This task is about pictures; what a model writes on from can be tokens alone.'
    : problemOf(wish, vocabulary.length);
  if (problem) return { problem };
  try {
    let writer = writers.get(trainer);
    if (!writer) writers.set(trainer, (writer = Writer.create(trainer)));
    return await (await writer).write(wish);
  } catch (error) {
    // It may be made another time.
    writers.delete(trainer);
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
