import type { Watcher } from './training';

/** Where text for a person goes: standard error, or a test. */
export interface Screen {
  write(text: string): void;
  readonly isTTY?: boolean;
}

/** Tells now and then how far it is: in place on a terminal, a line every few seconds elsewhere. */
export function progressLine(screen: Screen, target: number): Watcher & { end(): void } {
  const every = screen.isTTY ? 200 : 5000;
  const start = performance.now();
  let written = screen.isTTY ? 0 : start;
  let shown = false;
  let line = '';
  const tell = () => {
    screen.write(screen.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
    shown = true;
  };
  return {
    progress(step, train, { values }) {
      const now = performance.now();
      const rate = step > 0 ? (1000 * step) / (now - start) : 0;
      const loss = train && train.count > 0 ? train.values.at(-3) : values[0];
      line =
        `step ${step}/${target}  ${rate.toPrecision(3)} steps/s  loss ${loss.toPrecision(3)}  ` +
        `held-out exact match ${values[2].toFixed(3)}`;
      if (now - written < every) return;
      written = now;
      tell();
    },
    end() {
      tell();
      if (screen.isTTY && shown) screen.write('\n');
    },
  };
}
