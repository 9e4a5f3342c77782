import type { Executor } from '../graph/executor';
import type { Written } from '../protocol';
import { buildDecoding, type Decoding } from './decoding';
import type { Trainer } from './trainer';

/** Alternatives that are told of each token. */
const RANKED = 5;
/** Places that are decoded in one go; between two, the device is free for others. */
const TOGETHER = 32;

/** How replica 0 is to write on. */
export interface Wish {
  /** Token ids, one at least. */
  readonly prompt: Uint32Array;
  /** Tokens to write. */
  readonly count: number;
  /** (count) tokens that stand there already; −1 where it writes, as everywhere where this is left out. */
  readonly given?: Int32Array;
  /** 0: the most probable token every time. */
  readonly temperature: number;
  readonly seed: number;
}

/** Lets the first replica of a trainer write. Made when somebody first asks; no step may be under way meanwhile. */
export class Writer {
  private constructor(
    private readonly executor: Executor,
    private readonly vocabulary: number,
    private readonly decoding: Decoding,
  ) {}

  static async create({ config, executor, programs, instances }: Trainer): Promise<Writer> {
    const { vocabulary, length } = instances[0];
    const decoding = buildDecoding(config.model, programs.parameters, {
      replicas: 1,
      vocabulary: vocabulary.length,
      context: length - 1,
      sequences: 1,
      ranked: RANKED,
      hasTargets: false,
    });
    await executor.add([decoding.program]);
    return new Writer(executor, vocabulary.length, decoding);
  }

  /**
   * Where prompt and writing are longer than the context C, it begins afresh from the last ⌊C/2⌋ tokens, one at
   * least, as often as it must.
   */
  async write({ prompt, count, given: there, temperature, seed }: Wish): Promise<Written> {
    const { executor, decoding } = this;
    const { context } = decoding.batch;
    const { ranked } = decoding;
    const tokens = Array.from(prompt);
    const written: Written = {
      tokens: new Uint32Array(count),
      probability: new Float32Array(count),
      alternatives: {
        tokens: new Uint32Array(count * ranked),
        probability: new Float32Array(count * ranked),
      },
    };
    executor.write(decoding.temperature.buffer, Float32Array.of(temperature));
    for (let done = 0, window = 0; done < count; window++) {
      const from = tokens.length > context ? -Math.max(1, Math.floor(context / 2)) : 0;
      const given = tokens.slice(from);
      executor.write(decoding.draws.buffer, Uint32Array.of(seed, window));
      const fresh = Math.min(count - done, context - given.length + 1);
      const next = there?.subarray(done, done + fresh);
      const said = await this.decode(given, given.length - 1 + fresh, next);
      for (let i = 0; i < fresh; i++, done++) {
        const place = given.length - 1 + i;
        const token = next?.[i] ?? -1;
        written.tokens[done] = token < 0 ? said.outcomes[4 * place] : token;
        written.probability[done] = said.outcomes[4 * place + 2]!;
        for (let rank = 0; rank < ranked; rank++) {
          const at = 2 * (place * ranked + rank);
          written.alternatives.tokens[done * ranked + rank] = said.alternatives[at];
          written.alternatives.probability[done * ranked + rank] = said.alternatives[at + 1]!;
        }
        tokens.push(written.tokens[done]);
      }
    }
    return written;
  }

  /** Goes through the first places of a sequence of which the first tokens are given. */
  private async decode(given: readonly number[], places: number, there?: Int32Array) {
    const { executor, vocabulary, decoding } = this;
    const { program, batch, outcomes, alternatives } = decoding;
    const records = new Uint32Array(batch.records.buffer.length);
    records.fill(vocabulary, 0, batch.context);
    records.set(given);
    there?.forEach((token, i) => {
      const place = given.length + i;
      if (token >= 0 && place < batch.context) records[place] = token;
    });
    records[batch.context] = 0;
    executor.write(batch.records.buffer, records);
    for (let place = 0; place < places; place += TOGETHER) {
      executor.run(program, Math.min(TOGETHER, places - place));
      await executor.settle();
    }
    return {
      outcomes: await executor.readFloats(outcomes.buffer),
      alternatives: await executor.readFloats(alternatives!.buffer),
    };
  }
}
