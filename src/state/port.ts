/** The page's end of a worker: commands out, messages in. */
export interface Port<Command> {
  send(command: Command): void;
  close(): void;
}

/** Opens a port; `crashed` hears of an error that nobody caught over there. */
export type Connect<Command, Message> = (
  heard: (message: Message) => void,
  crashed: (reason: string) => void,
) => Port<Command>;

/** A worker as a port. */
export function portOf<Command, Message>(
  worker: Worker,
  heard: (message: Message) => void,
  crashed: (reason: string) => void,
): Port<Command> {
  worker.addEventListener('message', ({ data }: MessageEvent<Message>) => heard(data));
  worker.addEventListener('messageerror', () => crashed('One of its messages could not be read.'));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    crashed(event.message || 'Its script could not be loaded.');
  });
  return {
    send: (command) => worker.postMessage(command),
    close: () => worker.terminate(),
  };
}
