/** The lens's worker: questions in, answers out. */
import { Desk } from './desk';
import type { LensCommand, LensMessage } from './messages';

const channel = new MessageChannel();
let resume: (() => void) | undefined;
channel.port1.onmessage = () => resume?.();

const desk = new Desk(
  (message) => self.postMessage(message, { transfer: buffersOf(message) }),
  () =>
    new Promise((resolve) => {
      resume = resolve;
      channel.port2.postMessage(null);
    }),
);

addEventListener('message', ({ data }: MessageEvent<LensCommand>) => desk.handle(data));

/** Columns are made for the page alone: they go rather than are copied. */
function buffersOf(message: LensMessage): ArrayBuffer[] {
  if (message.type !== 'scored') return [];
  const { steps, loss, values } = message.scored;
  return [steps, loss, ...Object.values(values)].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
}
