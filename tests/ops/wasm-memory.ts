import type { Floats } from '../../src/graph/executor';
import type { Kernel } from '../../src/graph/kernel';
import { SCRATCH_BYTES } from '../../src/cpu/instance';

/** A NaN with a payload that no kernel computes: what lies between the views. */
const GUARD = 0x7fc0dead;
const GUARD_WORDS = 16;

/** Views laid out in one memory with a guard zone before and after each. */
export class GuardedViews {
  readonly views: Record<string, Floats | Uint32Array> = {};
  private readonly words: Uint32Array;
  private readonly taken: { name: string; start: number; end: number; written: boolean }[] = [];

  constructor(
    memory: WebAssembly.Memory,
    kernel: Kernel,
    data: Readonly<Record<string, Floats | Uint32Array | null>>,
  ) {
    this.words = new Uint32Array(memory.buffer, SCRATCH_BYTES);
    // A multiple of 4 bytes and no more: nothing may rest on better alignment.
    let at = GUARD_WORDS + 1;
    for (const [name, use] of Object.entries(kernel.bindings)) {
      const values = data[name] ?? null;
      const View = use.endsWith('u32') ? Uint32Array : Float32Array;
      if (values === null) {
        this.views[name] = new View(0);
        continue;
      }
      const view = new View(memory.buffer, SCRATCH_BYTES + 4 * at, values.length);
      this.views[name] = view;
      this.taken.push({
        name,
        start: at,
        end: at + values.length,
        written: use.startsWith('read_write'),
      });
      at += values.length + GUARD_WORDS;
    }
    this.words.fill(GUARD, 0, at + 1024);
    for (const { name } of this.taken) this.views[name].set(data[name]!);
    this.before = this.words.slice(0, at + 1024);
  }

  private readonly before: Uint32Array;

  /** Names the first word changed outside the views that the kernel may write, if there is one. */
  strayWrite(): string | undefined {
    const written = new Uint8Array(this.before.length);
    for (const view of this.taken) if (view.written) written.fill(1, view.start, view.end);
    for (let i = 0; i < this.before.length; i++) {
      if (written[i] || this.words[i] === this.before[i]) continue;
      const near = this.taken.map(({ name, start, end }) => `${name} ${start}…${end}`).join(', ');
      return `word ${i} changed; views: ${near}`;
    }
    return undefined;
  }
}
