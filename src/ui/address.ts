/** The address of the page names its run: what is shown is always there to copy. */
import { writeLink, type Link, type ReadLink } from '../interchange/permalink';
import { loadForLink } from '../state/link-needs';
import type { Tasks } from '../state/settings';

/** Browsers allow only so many changes of address in a while. */
const REST = 300;

export class Address {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #written = '';
  /** As it stood when it was last looked at. */
  #seen = location.hash;
  /** Links that a person put in, and that are not answered yet: what is shown must not replace them. */
  #heard = 0;

  constructor(private readonly tasks: Tasks) {}

  /** What the address asks for; the code that reads it comes where it asks for something. */
  async read({ hash } = location): Promise<ReadLink> {
    if (hash.length < 2) return { kind: 'none' };
    const code = import('../interchange/read-link').catch(() => null);
    // A link may name any task; one that has not come is said not to be there.
    await loadForLink(hash).catch(() => undefined);
    return (
      (await code)?.readLink(hash, this.tasks) ?? {
        kind: 'bad',
        problem: 'nothing could be made out, since a part of this page didn’t load',
      }
    );
  }

  /** Soon, and only if it differs. */
  write(link: Link): void {
    const text = writeLink(link, this.tasks);
    if (this.#heard > 0 || text === this.#written) return;
    this.#written = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // What a person put in is told of a moment after it stands there.
      if (location.hash !== this.#seen) return;
      history.replaceState(null, '', `#${text}`);
      this.#seen = location.hash;
    }, REST);
  }

  /** Calls `changed` when a person puts in another address or goes back. */
  watch(changed: (link: ReadLink) => void): void {
    const heard = () => {
      clearTimeout(this.#timer);
      this.#written = '';
      this.#seen = location.hash;
      this.#heard++;
      void this.read().then((link) => {
        this.#heard--;
        changed(link);
      });
    };
    addEventListener('hashchange', heard);
  }
}
