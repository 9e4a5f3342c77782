import type { ModelConfig } from '../config/run-config';
import { allocate, Graph, type Tensor } from '../graph/graph';
import type { Program } from '../graph/program';
import { decoder } from '../model/decoder';
import type { ParameterStore } from '../model/parameters';
import { recordLength, type Batch } from '../ops/batch';
import { chooseToken, type Choosing, type Said } from '../ops/choose-token';

/** A program that moves sequences on by one place, and the tensors through which the host speaks with it. */
export interface Decoding extends Choosing, Said {
  readonly program: Program;
  /** Sequences of each replica, records of one slot: its position is where the sequence stands. */
  readonly batch: Batch;
  /** (B, V) of the place before. */
  readonly logits: Tensor;
}

export interface DecodingShape {
  readonly replicas: number;
  readonly vocabulary: number;
  readonly context: number;
  /** B. */
  readonly sequences: number;
  /** How many of the most probable tokens are kept at each place. */
  readonly ranked: number;
  /** Whether the right tokens are known. */
  readonly hasTargets: boolean;
}

/** Builds the program over the parameters of a run; nothing is allocated yet. */
export function buildDecoding(
  model: ModelConfig,
  parameters: ParameterStore,
  { replicas, vocabulary, context, sequences, ranked, hasTargets }: DecodingShape,
): Decoding {
  const g = new Graph(replicas, false);
  const slots = 1;
  const batch: Batch = {
    examples: sequences,
    context,
    slots,
    records: allocate(replicas, 'sequences', [sequences, recordLength(context, slots)], 'uint'),
    table: null,
    pictures: null,
  };
  const choosing: Choosing = {
    temperature: allocate(replicas, 'temperature', [1]),
    draws: allocate(replicas, 'draws', [2], 'uint'),
    targets: hasTargets ? allocate(replicas, 'targets', [sequences, context], 'uint') : null,
    ranked: Math.min(ranked, vocabulary),
  };
  const logits = decoder(g, model, parameters, batch);
  const said = chooseToken(g, batch, logits, choosing);
  return { program: g.program('decode'), batch, logits, ...choosing, ...said };
}
