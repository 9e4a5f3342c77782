import type { Graph, Tensor } from '../graph/graph';
import { recordLength, type Batch } from './batch';

/** How a token is chosen; the host sets it before a sequence begins. */
export interface Choosing {
  /** (1) 0: the most probable token; else softmax(logits/temperature) is drawn from. */
  readonly temperature: Tensor;
  /** (2) seed, and how often sequences have begun afresh with it. */
  readonly draws: Tensor;
  /** (B, C) the right next tokens; null where there are none. */
  readonly targets: Tensor | null;
  /** How many of the most probable tokens are kept at each place. */
  readonly ranked: number;
}

/** What was said at each place. */
export interface Said {
  /** (B, C, 4): chosen token, −log p(target), p(chosen), Σ p². */
  readonly outcomes: Tensor;
  /** (B, C, ranked, 2): the most probable tokens and their probabilities; null where none are kept. */
  readonly alternatives: Tensor | null;
}

/** Chooses each sequence's next token from logits (B, V), writes it unless it is given, and moves on. */
export function chooseToken(
  g: Graph,
  batch: Batch,
  logits: Tensor,
  { temperature, draws, targets, ranked }: Choosing,
): Said {
  const [examples, vocabulary] = logits.shape as [number, number];
  const { context, slots, records } = batch;
  const outcomes = g.hostTensor('outcomes', [examples, context, 4]);
  const alternatives = ranked ? g.hostTensor('alternatives', [examples, context, ranked, 2]) : null;
  g.emit(
    'choose_token',
    {
      examples,
      vocabulary,
      context,
      record: recordLength(context, slots),
      ranked,
      has_targets: targets ? 1 : 0,
    },
    { logits, temperature, draws, targets, batch: records, outcomes, alternatives },
    { invocations: examples },
  );
  return { outcomes, alternatives };
}
