/** Set-up of every test on Node: equal typed arrays are found equal in a hundredth of Vitest's time. */
import { expect } from 'vitest';

expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    if (!(a instanceof Object && b instanceof Object) || a.constructor !== b.constructor) return;
    if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b)) return;
    const [x, y] = [a, b].map((view) => Buffer.from(view.buffer, view.byteOffset, view.byteLength));
    // Where the bytes differ Vitest shall say what does.
    return x.equals(y) || undefined;
  },
]);
