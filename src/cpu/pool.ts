import { callsOf } from './instance';
import { awaitDone, takePart, WORD, type Replay } from './replay';
import { scheduleOf, type Task } from './schedule';
import type { ThreadStart } from './thread';
import script from './thread.ts?script';

export interface PoolStart {
  readonly module: WebAssembly.Module;
  /** This thread's. */
  readonly instance: WebAssembly.Instance;
  readonly memory: WebAssembly.Memory;
  /** This one among them. */
  readonly threads: number;
  /** Each program's dispatches. */
  readonly lists: readonly (readonly Task[])[];
}

interface Thread {
  end(): void;
}

/**
 * More threads for an executor, whose own thread does its share. It needs none of them: it does not wait for one to
 * start, and nothing is lost where one does not, or ends early.
 */
export class Pool {
  private readonly control: Int32Array<ArrayBuffer>;
  private readonly replays: readonly Replay[];
  private readonly threads = new Set<Thread>();

  /** `control` is where the words that the threads share lie in the memory, in bytes. */
  constructor({ module, instance, memory, threads, lists }: PoolStart, control: number) {
    const schedules = lists.map((tasks) => scheduleOf(tasks, threads));
    this.control = new Int32Array(memory.buffer, control);
    this.replays = schedules.map((schedule) => callsOf(instance, schedule));
    for (let thread = 1; thread < threads; thread++) {
      this.add({ module, memory, control, schedules, thread });
    }
  }

  /** How many threads take part, or are about to, this one among them. */
  get count(): number {
    return 1 + this.threads.size;
  }

  /** Replays the program at an index of the lists so many times over. */
  run(program: number, times: number): void {
    const { control, replays } = this;
    const replay = replays[program];
    const first = Atomics.load(control, WORD.ticket);
    const [rounds, together] = replay.apart ? [1, times] : [times, 1];
    const total = rounds * replay.pieces.length;
    Atomics.add(control, WORD.generation, 1);
    Atomics.store(control, WORD.program, program);
    Atomics.store(control, WORD.first, first);
    Atomics.store(control, WORD.total, total);
    Atomics.store(control, WORD.times, together);
    Atomics.add(control, WORD.generation, 1);
    Atomics.notify(control, WORD.generation);
    takePart(control, replay, first, total, together);
    awaitDone(control, first, total);
    if (Atomics.load(control, WORD.failed) !== 0) {
      throw new Error('One of the threads that compute has failed.');
    }
  }

  /** Never throws: a thread that does not start is not there. */
  private add(start: ThreadStart): void {
    const begin = globalThis.process?.versions?.node ? startInNode : startInPage;
    try {
      const thread = begin(start, () => this.threads.delete(thread));
      this.threads.add(thread);
    } catch {
      // The others do its share.
    }
  }

  dispose(): void {
    Atomics.store(this.control, WORD.stop, 1);
    Atomics.add(this.control, WORD.generation, 2);
    Atomics.notify(this.control, WORD.generation);
    for (const thread of this.threads) thread.end();
  }
}

function startInNode(start: ThreadStart, failed: () => void): Thread {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(script, { eval: true });
  worker.on('error', failed);
  worker.postMessage(start);
  worker.unref();
  return { end: () => void worker.terminate() };
}

function startInPage(start: ThreadStart, failed: () => void): Thread {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onmessage = () => URL.revokeObjectURL(url);
  worker.onerror = (event) => {
    event.preventDefault();
    failed();
  };
  worker.postMessage(start);
  return { end: () => worker.terminate() };
}
