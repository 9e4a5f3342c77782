import { crc32 as zlibCrc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  asciiJson,
  crc32,
  resolutionChunk,
  textChunk,
  textOf,
  withChunks,
} from '../../src/interchange/png';
import { RandomStream } from '../../src/random/stream';

/** A one-pixel PNG, written by hand with zlib's own CRC. */
function onePixel(): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(8 + body.length);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(zlibCrc32(body), 4 + body.length);
    return out;
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 127]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Type, length and whether the CRC is zlib's, of every chunk. */
function chunks(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const list = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    const sound = zlibCrc32(body) === bytes.readUInt32BE(at + 8 + length);
    list.push({ type: body.toString('latin1', 0, 4), length, sound });
    at += 12 + length;
  }
  return list;
}

describe('PNG', () => {
  it('has the CRC of zlib', () => {
    const random = new RandomStream(1, 'sampling');
    for (const length of [0, 1, 9, 1000]) {
      const bytes = Uint8Array.from({ length }, () => random.below(256));
      expect(crc32(bytes)).toBe(zlibCrc32(bytes));
    }
  });

  it('takes chunks before the image data, and gives the text back', () => {
    const config = { task: { id: 'ε ≤ ½ “quoted” 😀' }, list: [1, 2.5e-8, null], line: 'a\nb' };
    const png = withChunks(onePixel(), [
      resolutionChunk(192),
      textChunk('config', asciiJson(config)),
    ]);
    const found = chunks(png);
    expect(found.map(({ type }) => type)).toEqual(['IHDR', 'pHYs', 'tEXt', 'IDAT', 'IEND']);
    expect(found.every(({ sound }) => sound)).toBe(true);
    expect(JSON.parse(textOf(png, 'config')!)).toEqual(config);
    expect(textOf(png, 'Config')).toBeUndefined();
    expect(Buffer.from(png).includes(Buffer.from('config\0{"task"', 'latin1'))).toBe(true);
  });

  it('refuses what is no PNG', () => {
    expect(() => withChunks(new Uint8Array(40), [])).toThrow('not a PNG');
    expect(() => textOf(onePixel().subarray(0, 60), 'config')).toThrow('ends too soon');
  });
});
