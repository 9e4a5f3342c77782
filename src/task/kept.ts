/**
 * One of the browser's stores. Undefined in Node and where the page is served without encryption; and in some private
 * windows and frames, where to ask for it is an error by itself.
 */
export async function keptIn(name: string): Promise<Cache | undefined> {
  try {
    return await globalThis.caches?.open(name);
  } catch {
    return undefined;
  }
}
