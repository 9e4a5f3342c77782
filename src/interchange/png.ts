/**
 * Words and a resolution inside a PNG file, which a browser's encoder leaves out. Chunks go in before the first IDAT.
 * Source: PNG, third edition (W3C), §5 and §11.3.
 */

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const INCH = 0.0254;

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** CRC-32 of each byte (polynomial 0xedb88320, reflected). */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** A tEXt chunk: `text` must be ASCII (see `asciiJson`), since tEXt is Latin-1 and readers differ beyond that. */
export function textChunk(keyword: string, text: string): Chunk {
  return { type: 'tEXt', data: ascii(`${keyword}\0${text}`) };
}

/** How large it is meant to be printed. */
export function resolutionChunk(pixelsPerInch: number): Chunk {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  view.setUint32(0, Math.round(pixelsPerInch / INCH));
  view.setUint32(4, Math.round(pixelsPerInch / INCH));
  view.setUint8(8, 1);
  return { type: 'pHYs', data };
}

/** The PNG with more chunks, right before its image data. Throws a RangeError for bytes that are no PNG. */
export function withChunks(png: Uint8Array, chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const at = chunksOf(png).find(({ type }) => type === 'IDAT')?.start ?? png.length;
  const extra = chunks.map(encoded);
  const into = new Uint8Array(png.length + extra.reduce((sum, { length }) => sum + length, 0));
  into.set(png.subarray(0, at));
  let to = at;
  for (const bytes of extra) {
    into.set(bytes, to);
    to += bytes.length;
  }
  into.set(png.subarray(at), to);
  return into;
}

/** The text under a keyword of a PNG's tEXt chunks; undefined where it has none. */
export function textOf(png: Uint8Array, keyword: string): string | undefined {
  for (const { type, data } of chunksOf(png)) {
    if (type !== 'tEXt') continue;
    const end = data.indexOf(0);
    if (latin1(data.subarray(0, end)) === keyword) return latin1(data.subarray(end + 1));
  }
  return undefined;
}

/** JSON in ASCII alone: what lies beyond is written as \uXXXX, and reads back as the same value. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function chunksOf(png: Uint8Array): (Chunk & { readonly start: number })[] {
  if (!SIGNATURE.every((byte, i) => png[i] === byte)) throw new RangeError('not a PNG file');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = [];
  for (let start = 8; start < png.length;) {
    const length = start + 12 > png.length ? Infinity : view.getUint32(start);
    if (start + 12 + length > png.length) throw new RangeError('a PNG file that ends too soon');
    const type = latin1(png.subarray(start + 4, start + 8));
    chunks.push({ type, start, data: png.subarray(start + 8, start + 8 + length) });
    start += 12 + length;
  }
  return chunks;
}

/** Length, type, data, and the CRC of the latter two. */
function encoded({ type, data }: Chunk): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(ascii(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
