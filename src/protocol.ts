/**
 * Every message between the page and its worker. One worker holds the device and the runs; each message
 * about a run carries its `runId`, so that a late message of an earlier run can be told apart.
 */
import type { RunConfig } from './config/run-config';
import type { PackedOutcomes } from './metrics/packed';
import type { Pictures } from './task/task';
import type { Baseline } from './task/task';

export type DeviceChoice = 'auto' | 'gpu' | 'cpu';

/** Page → worker. */
export type Command =
  /** Makes a run and, unless `paused`, plays it. A run that exists already goes on undisturbed until disposed. */
  | {
      readonly type: 'start';
      readonly runId: number;
      readonly config: unknown;
      /** What a person brought for the run, see `Task.material`. */
      readonly material?: string;
      readonly device: DeviceChoice;
      readonly paused: boolean;
      readonly until?: number;
      readonly speed: number | null;
      /** Left out, the fastest that is known or quickly found. */
      readonly plan?: Plan;
    }
  | { readonly type: 'play'; readonly runId: number }
  | { readonly type: 'pause'; readonly runId: number }
  /** Takes `steps` updates, evaluates, and pauses. */
  | { readonly type: 'step'; readonly runId: number; readonly steps: number }
  /** Steps a second; null is flat out. */
  | { readonly type: 'speed'; readonly runId: number; readonly stepsPerSecond: number | null }
  /** A new learning rate or weight decay from the next step on; answered by `changed`. */
  | {
      readonly type: 'change';
      readonly runId: number;
      readonly learningRate?: number;
      readonly weightDecay?: number;
    }
  /** Goes on beyond the config's last step, the schedule held at its end. */
  | { readonly type: 'extend'; readonly runId: number; readonly until: number }
  /** Weights as a safetensors file, one a replica; answered by `checkpoint`. */
  | { readonly type: 'checkpoint'; readonly runId: number }
  /**
   * What each dispatch of a step costs, and where asked which plan is the fastest, measured on copies while the run
   * holds still; answered by `profile`.
   */
  | { readonly type: 'profile'; readonly runId: number; readonly plans: boolean }
  /**
   * Lets replica 0 write on from a prompt of token ids, one at least; the run holds still meanwhile. Where prompt and
   * writing are longer than the model's context, it goes on from the last half of one. Answered by `written`.
   */
  | {
      readonly type: 'write';
      readonly runId: number;
      readonly requestId: number;
      readonly prompt: Uint32Array;
      /** Tokens to write. */
      readonly count: number;
      /** (count) tokens that stand there already, −1 where the model writes: problems whose answers come in between. */
      readonly given?: Int32Array;
      /** 0: the most probable token every time; 1: drawn as the model's probabilities say. */
      readonly temperature: number;
      /** Names what is drawn: the same seed, the same writing. */
      readonly seed: number;
    }
  | { readonly type: 'dispose'; readonly runId: number }
  /** Whether anybody sees the page: every run takes longer chunks and reports seldom while nobody does. */
  | { readonly type: 'visibility'; readonly hidden: boolean };

/** Worker → page. */
export type Message =
  /** First message of the worker: what this browser can run on. */
  | { readonly type: 'devices'; readonly gpu: GpuReport; readonly cpu: { readonly simd: boolean } }
  | {
      readonly type: 'started';
      readonly runId: number;
      readonly config: RunConfig;
      readonly info: RunInfo;
      readonly heldOut: HeldOutExamples;
    }
  /** A config that can't be run; nothing else changed. */
  | {
      readonly type: 'refused';
      readonly runId: number;
      readonly key: string;
      readonly message: string;
    }
  /** About once a frame while a run trains, once a second while the page is hidden. */
  | {
      readonly type: 'progress';
      readonly runId: number;
      readonly progress: Progress;
      readonly train: TrainColumns;
      readonly evaluations: readonly Evaluation[];
    }
  | {
      readonly type: 'status';
      readonly runId: number;
      readonly status: Status;
      readonly step: number;
      readonly reason?: string;
    }
  /** The config now, with what was changed on the way. */
  | {
      readonly type: 'changed';
      readonly runId: number;
      readonly config: RunConfig;
      readonly step: number;
    }
  | {
      readonly type: 'checkpoint';
      readonly runId: number;
      readonly step: number;
      readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
    }
  /** Or why it could not be measured, in words. */
  | {
      readonly type: 'profile';
      readonly runId: number;
      readonly result:
        | (StepProfile & { readonly candidates: readonly Candidate[] })
        | { readonly problem: string };
    }
  /** What the model wrote after `step` updates, or why it could not, in words. */
  | {
      readonly type: 'written';
      readonly runId: number;
      readonly requestId: number;
      readonly step: number;
      readonly result: Written | { readonly problem: string };
    };

/** `done`: reached its last step; `diverged`: a loss was not finite; `failed`: device lost or out of memory. */
export type Status = 'running' | 'paused' | 'done' | 'diverged' | 'failed';

export interface GpuReport {
  /** A hardware adapter answers. */
  readonly usable: boolean;
  /** Name as the adapter gives it; empty where none answers. */
  readonly name: string;
  /** The adapter is a software one: slower than the CPU executor. */
  readonly software: boolean;
  /** In plain words, why the GPU is not used; empty where it is. */
  readonly reason: string;
}

export interface RunInfo {
  readonly executor: 'gpu' | 'cpu';
  /** "Apple M2", or "WebAssembly relaxed SIMD, 2 threads". */
  readonly adapter: string;
  /** Parameters of one model. */
  readonly parameters: number;
  /** Floating-point operations of one step of all replicas, forward, backward and update. */
  readonly flopsPerStep: number;
  readonly dispatchesPerStep: number;
  readonly plan: RunPlan;
  /** Plans worth a try; none where there is but one way. */
  readonly candidates: readonly Candidate[];
  /** Tokens that one step of all replicas reads. */
  readonly tokensPerStep: number;
  readonly memoryBytes: number;
  readonly trainExamples: number | 'endless';
  readonly testExamples: number;
  readonly batchSize: number;
  /** K, the most graded tokens of any example. */
  readonly graded: number;
  /** The same on average, the k of (1−ε)^k: K where all have as many. */
  readonly meanGraded: number;
  readonly chance: number;
  readonly baselines?: readonly Baseline[];
  readonly vocabulary: readonly string[];
  /** Where the run stops: the config's steps, or further when it was extended. */
  readonly until: number;
}

/**
 * How an executor runs a config's programs, as a small JSON object; a part that is left out takes its default. With
 * another plan the same sums are rounded differently.
 */
export type Plan = Readonly<Record<string, string | number>>;

/** The whole plan of a run, and how it came about: the default, the fastest of some, or a person's choice. */
export interface RunPlan {
  readonly choice: 'fixed' | 'autotuned' | 'chosen';
  readonly parts: Plan;
}

export interface Candidate {
  readonly plan: Plan;
  /** Milliseconds of a step, or null where it was not measured. */
  readonly stepMs: number | null;
}

/** What a training step costs, all replicas, and what the device was seen to do at best. */
export interface StepProfile {
  readonly timedBy: 'timestamps' | 'repeats' | 'clock';
  /** Steps over which the dispatches were timed. */
  readonly steps: number;
  /** Milliseconds of a step that nobody times, what the host does for it included. */
  readonly stepMs: number;
  readonly replicas: number;
  readonly batchSize: number;
  readonly ceiling: { readonly flopsPerSecond: number; readonly bytesPerSecond: number };
  /** In the order of a step. */
  readonly dispatches: readonly DispatchProfile[];
}

export interface DispatchProfile {
  /** Several kernels run as one dispatch, after one another or side by side. */
  readonly group: 'chain' | 'bundle' | null;
  readonly calls: readonly KernelCall[];
  /** Of one step. */
  readonly milliseconds: number;
  readonly flops: number;
  /** Read and written. */
  readonly bytes: number;
}

/** A kernel, and what it works on: by the names of its bindings. */
export interface KernelCall {
  readonly kernel: string;
  readonly constants: Readonly<Record<string, number>>;
  /** Empty where it applies none. */
  readonly activation: string;
  readonly tensors: Readonly<Record<string, TensorName>>;
}

export interface TensorName {
  readonly label: string;
  /** Of one replica's share. */
  readonly shape: readonly number[];
  /** The gradient of the parameter of that name. */
  readonly isGradient: boolean;
}

/** A continuation, token by token. Probabilities are the model's own, whatever the temperature. */
export interface Written {
  /** (count). */
  readonly tokens: Uint32Array;
  /** (count) of each written token. */
  readonly probability: Float32Array;
  /** (count, n) the n most probable tokens, n = 5 or the whole vocabulary, the most probable first. */
  readonly alternatives: { readonly tokens: Uint32Array; readonly probability: Float32Array };
}

/** The first n ≤ 256 held-out examples of replica 0. */
export interface HeldOutExamples {
  readonly count: number;
  /** (n, T) token ids. */
  readonly tokens: Uint32Array;
  readonly length: number;
  /** (n, K) index into an example of each graded token, K as in `RunInfo.graded`; 0 where it has fewer. */
  readonly answers: Uint32Array;
  /** What tokens beyond the vocabulary stand for, where there are any. */
  readonly pictures?: Pictures;
  /** The same of replicas 1, 2 …, where there are any: each has examples of its own. */
  readonly others?: readonly HeldOutExamples[];
}

export interface Progress {
  /** Updates taken. */
  readonly step: number;
  readonly stepsPerSecond: number;
  /** Milliseconds of training, pauses left out. */
  readonly trainedMs: number;
}

/** Metrics of training batches, each before its own update. Row i: step[i]; values[(i·R + r)·3 + metric]. */
export interface TrainColumns {
  readonly step: Uint32Array;
  /** (n, R, 3): loss in nats a token, per-token error, exact match. */
  readonly values: Float64Array;
}

/** The held-out set, answered after `step` updates. */
export interface Evaluation {
  readonly step: number;
  /** (R, 3): loss, per-token error, exact match. */
  readonly values: Float64Array;
  /** (R, K) share of examples that are wrong at each graded place. */
  readonly placeErrors: Float64Array;
  readonly sample: EvaluationSample;
  /** What replicas 1, 2 … answered, where there are any; without what they wrote or drew. */
  readonly others?: readonly EvaluationSample[];
}

/** What a replica answered to its first n held-out examples; (n, K), graded tokens in the order of the example. */
export interface EvaluationSample extends PackedOutcomes {
  /** (n, W) where the model writes for itself: the last W tokens of each example, from the task's `written` on. */
  readonly written?: Uint16Array;
  /** (n, P) pixels from 0 to 255 where pictures are what is asked for, one an example; `squares` is then their error. */
  readonly drawn?: Uint8Array;
}
