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
  return columnsOf(message).flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
}

function columnsOf(message: LensMessage): Float64Array[] {
  switch (message.type) {
    case 'scored':
      return [message.scored.steps, message.scored.loss, ...Object.values(message.scored.values)];
    case 'spread':
      return [message.spread.steps, ...Object.values(message.spread.values)];
    default:
      return [];
  }
}
