/** The page's end of the worker: typed commands out, one handler for each type of message in. */
import type { Command, Message } from '../protocol';

type MessageOf = { readonly [M in Message as M['type']]: M };

/** One handler a message: a type without one does not compile. */
export type Handlers = { readonly [T in keyof MessageOf]: (message: MessageOf[T]) => void };

/** Where commands go. */
export interface Port {
  send(command: Command): void;
  close(): void;
}

/** Opens a port; `crashed` hears of an error that nobody caught over there. */
export type Connect = (handlers: Handlers, crashed: (reason: string) => void) => Port;

export function handle<T extends keyof MessageOf>(
  handlers: Handlers,
  type: T,
  message: MessageOf[T],
): void {
  handlers[type](message);
}

/** A worker as a port. */
export function connectWorker(
  worker: Worker,
  handlers: Handlers,
  crashed: (reason: string) => void,
): Port {
  worker.addEventListener('message', ({ data }: MessageEvent<Message>) =>
    handle(handlers, data.type, data),
  );
  worker.addEventListener('messageerror', () =>
    crashed('A message from the engine could not be read.'),
  );
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    crashed(event.message || 'The engine’s script could not be loaded.');
  });
  return {
    send: (command) => worker.postMessage(command),
    close: () => worker.terminate(),
  };
}
