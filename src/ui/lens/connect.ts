import type { LensMessage } from '../../lens/messages';
import type { ConnectLens } from '../../state/lens';

/** The lens's worker as a port. */
export const connectLens: ConnectLens = (heard, crashed) => {
  const worker = new Worker(new URL('../../lens/worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<LensMessage>) => heard(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    crashed();
  });
  return {
    send: (command) => worker.postMessage(command),
    close: () => worker.terminate(),
  };
};
