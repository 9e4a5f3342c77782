/**
 * The text of one of our own data files; the browser keeps it, so that it is there when the network isn't. Throws an
 * Error that says what failed; a later call tries again.
 */
export async function readData(url: string): Promise<string> {
  // Absent in Node, and where the page is served without encryption.
  const store = await globalThis.caches?.open(CACHE).catch(() => undefined);
  const kept = await store?.match(url);
  if (kept) return kept.text();
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) {
    const why = response ? `the server answered ${response.status}` : 'the network did not answer';
    throw new Error(`Its data could not be loaded (${why}); try again when the connection is back`);
  }
  // A full disk costs a download next time, nothing else.
  await store?.put(url, response.clone()).catch(() => undefined);
  return response.text();
}

const CACHE = 'data';
