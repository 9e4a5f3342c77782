/** The lens's worker: questions in, answers out. */
import { Desk } from './desk';
import type { LensCommand } from './messages';

const channel = new MessageChannel();
let resume: (() => void) | undefined;
channel.port1.onmessage = () => resume?.();

const desk = new Desk(
  (message) => self.postMessage(message),
  () =>
    new Promise((resolve) => {
      resume = resolve;
      channel.port2.postMessage(null);
    }),
);

addEventListener('message', ({ data }: MessageEvent<LensCommand>) => desk.handle(data));
