/** The worker's end of the protocol: it owns the device and every run; the page never blocks. */
import { ConfigError } from './config/run-config';
import { simdSupported } from './cpu/simd';
import type { Command, Message } from './protocol';
import { Devices } from './worker/devices';
import { startRun, type LiveRun } from './worker/live-run';

type CommandOf = { readonly [C in Command as C['type']]: C };
type Handlers = {
  readonly [T in keyof CommandOf]: (command: CommandOf[T]) => void | Promise<void>;
};

const send = (message: Message, transfer: Transferable[] = []) =>
  postMessage(message, { transfer });

const runs = new Map<number, LiveRun>();
const devices = new Devices();
let hidden = false;

/** A command for a run that is gone is late, not wrong. */
const handlers: Handlers = {
  async start(command) {
    const { runId } = command;
    try {
      const run = await startRun(command, devices, send);
      run.hide(hidden);
      runs.set(runId, run);
    } catch (error) {
      const key = error instanceof ConfigError ? error.key : '';
      const message = error instanceof Error ? error.message : String(error);
      send({ type: 'refused', runId, key, message });
    }
  },
  play: ({ runId }) => runs.get(runId)?.play(),
  pause: ({ runId }) => runs.get(runId)?.pause(),
  step: ({ runId, steps }) => runs.get(runId)?.advance(steps),
  speed: ({ runId, stepsPerSecond }) => runs.get(runId)?.speed(stepsPerSecond),
  change: ({ runId, learningRate, weightDecay }) =>
    runs.get(runId)?.change({
      ...(learningRate !== undefined && { learningRate }),
      ...(weightDecay !== undefined && { weightDecay }),
    }),
  extend: ({ runId, until }) => runs.get(runId)?.extend(until),
  checkpoint: ({ runId }) => runs.get(runId)?.checkpoint(),
  // Not waited for: what is asked of the run meanwhile is heard.
  profile: ({ runId, plans }) => void runs.get(runId)?.profile(plans).catch(tell),
  write: (command) => void runs.get(command.runId)?.write(command).catch(tell),
  async dispose({ runId }) {
    const run = runs.get(runId);
    runs.delete(runId);
    await run?.dispose();
  },
  visibility(command) {
    hidden = command.hidden;
    for (const run of runs.values()) run.hide(hidden);
  },
};

function handle<T extends keyof CommandOf>(type: T, command: CommandOf[T]): void | Promise<void> {
  return handlers[type](command);
}

void devices.report.then((gpu) => send({ type: 'devices', gpu, cpu: { simd: simdSupported() } }));

// Commands are handled one after the other: a `play` that follows a `start` waits until the run is there.
let queue: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<Command>) => {
  queue = queue.then(() => handle(data.type, data)).catch(tell);
});

/** What nobody expected reaches the page as an error of the worker, and later commands are heard all the same. */
function tell(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
