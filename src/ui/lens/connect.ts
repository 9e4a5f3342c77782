import { portOf } from '../../state/port';
import type { ConnectLens } from '../../state/lens';

/** The lens's worker as a port. */
export const connectLens: ConnectLens = (heard, crashed) =>
  portOf(
    new Worker(new URL('../../lens/worker.ts', import.meta.url), { type: 'module' }),
    heard,
    crashed,
  );
