/**
 * One more thread of the CPU executor; see `Pool`. It is bundled by itself, and so imports little.
 */
import { callsOf, instantiate } from './instance';
import { awaitChange, takePart, wakeSleepers, WORD, type Replay } from './replay';
import type { Schedule } from './schedule';

/** What a thread is told when it starts. */
export interface ThreadStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly thread: number;
  /** Where the control words are, in bytes. */
  readonly control: number;
  readonly schedules: readonly Schedule[];
}

const port = globalThis.process?.getBuiltinModule?.('node:worker_threads').parentPort;
if (port) port.once('message', (start: ThreadStart) => begin(start, () => port.postMessage(null)));
else onmessage = ({ data }: MessageEvent<ThreadStart>) => begin(data, () => postMessage(null));

function begin({ module, memory, thread, control, schedules }: ThreadStart, ready: () => void) {
  const instance = instantiate(module, memory, thread);
  const replays = schedules.map((schedule) => callsOf(instance, schedule));
  const words = new Int32Array(memory.buffer, control);
  ready();
  try {
    serve(words, replays);
  } catch (error) {
    Atomics.store(words, WORD.failed, 1);
    wakeSleepers(words);
    throw error;
  }
}

/** Takes part in run after run. */
function serve(control: Int32Array, replays: readonly Replay[]): void {
  let seen = 0;
  while (Atomics.load(control, WORD.stop) === 0) {
    awaitChange(control, WORD.generation, seen);
    const generation = Atomics.load(control, WORD.generation);
    const { program, first, total, times } = WORD;
    const run = [program, first, total, times].map((word) => Atomics.load(control, word));
    // Otherwise the words are being written, or belong to two runs.
    if (generation % 2 !== 0 || Atomics.load(control, WORD.generation) !== generation) continue;
    seen = generation;
    takePart(control, replays[run[0]], run[1], run[2], run[3]);
  }
}
