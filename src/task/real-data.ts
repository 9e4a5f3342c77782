import { keptIn } from './kept';

/** The text of one of our own data files; see `fetchData`. */
export async function readData(url: string): Promise<string> {
  return (await fetchData(url)).text();
}

/** The same of a file that the build has compressed (raw deflate). */
export async function readPacked(url: string): Promise<string> {
  const { body } = await fetchData(url);
  return new Response(body?.pipeThrough(new DecompressionStream('deflate-raw'))).text();
}

/**
 * One of our own data files; the browser keeps it, so that it is there when the network isn't. Throws an
 * Error that says what failed; a later call tries again.
 */
async function fetchData(url: string): Promise<Response> {
  const store = await keptIn(CACHE);
  const kept = await store?.match(url).catch(() => undefined);
  if (kept) return kept;
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) {
    const why = response ? `the server answered ${response.status}` : 'the network did not answer';
    throw new Error(`Its data could not be loaded (${why}); try again when the connection is back`);
  }
  // A full disk costs a download next time, nothing else.
  await store?.put(url, response.clone()).catch(() => undefined);
  return response;
}

const CACHE = 'data';
