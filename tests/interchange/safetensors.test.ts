import { describe, expect, it } from 'vitest';
import {
  layOut,
  readSafetensors,
  SafetensorsError,
  writeSafetensors,
  type FileTensor,
} from '../../src/interchange/safetensors';
import { RandomStream } from '../../src/random/stream';

const tensors: FileTensor[] = [
  { name: 'bytes', type: 'U8', shape: [3], data: Uint8Array.of(1, 2, 255) },
  {
    name: 'weights',
    type: 'F32',
    shape: [2, 3],
    data: Float32Array.of(0, -0, 1e-45, NaN, Infinity, 0.1),
  },
  { name: 'exact', type: 'F64', shape: [2], data: Float64Array.of(Math.PI, -1 / 3) },
  { name: 'whole', type: 'I32', shape: [1, 1, 2], data: Int32Array.of(-1, 2 ** 31 - 1) },
  { name: 'ünï "code"\n', type: 'F32', shape: [], data: Float32Array.of(7) },
  { name: 'nothing', type: 'F32', shape: [0, 4], data: new Float32Array() },
];

/** A file with this header, and so many bytes of elements. */
function file(header: unknown, bytes: number): Uint8Array {
  const json = new TextEncoder().encode(
    typeof header === 'string' ? header : JSON.stringify(header),
  );
  const result = new Uint8Array(8 + json.length + bytes);
  new DataView(result.buffer).setBigUint64(0, BigInt(json.length), true);
  result.set(json, 8);
  return result;
}

const entry = (data_offsets: unknown, shape: unknown = [1], dtype: unknown = 'F32') => ({
  dtype,
  shape,
  data_offsets,
});

describe('safetensors', () => {
  it('reads back what it wrote, to the bit', () => {
    const { tensors: read, metadata } = readSafetensors(writeSafetensors(tensors, { step: '7' }));
    expect(metadata).toEqual({ step: '7' });
    expect(read.size).toBe(tensors.length);
    for (const tensor of tensors) expect(read.get(tensor.name)).toEqual(tensor);
  });

  it('reads from any place in a larger buffer, and keeps no hold of it', () => {
    const written = writeSafetensors(tensors);
    const large = Buffer.alloc(written.length + 3, 9);
    large.set(written, 3);
    const { tensors: read } = readSafetensors(large.subarray(3));
    large.fill(0);
    expect(read.get('exact')).toEqual(tensors[2]);
    expect(read.get('exact')!.data.buffer.byteLength).toBe(16);
  });

  it('aligns every tensor to its elements', () => {
    const { offsets, header, bytes } = layOut(tensors);
    expect(header.length % 8).toBe(0);
    for (const { name, data } of tensors)
      expect(offsets.get(name)! % data.BYTES_PER_ELEMENT).toBe(0);
    expect(bytes).toBe(writeSafetensors(tensors).length);
  });

  it('refuses to write elements that do not fit their shape, and two tensors of a name', () => {
    const [bytes] = tensors as [FileTensor];
    expect(() => writeSafetensors([{ ...bytes, shape: [4] }])).toThrow(SafetensorsError);
    expect(() => writeSafetensors([{ ...bytes, type: 'F32' }])).toThrow(SafetensorsError);
    expect(() => writeSafetensors([bytes, bytes])).toThrow('two tensors are named bytes');
    expect(() => writeSafetensors([{ ...bytes, name: '__metadata__' }])).toThrow(SafetensorsError);
  });

  it.each([
    ['an empty file', new Uint8Array(), /eight bytes/],
    ['a header longer than the file', new Uint8Array(8).fill(255), /longer than the file/],
    ['no JSON', file('{"a":', 0), /not JSON/],
    ['no UTF-8', file('x', 0).fill(0xff, 8), /not JSON/],
    ['a list', file([], 0), /not an object/],
    ['null', file(null, 0), /not an object/],
    ['an entry that is none', file({ a: 1 }, 0), /a: not an object/],
    ['unknown elements', file({ a: entry([0, 2], [1], 'BF16') }, 2), /type BF16/],
    [
      'elements by a property of all objects',
      file({ a: entry([0, 4], [1], 'toString') }, 4),
      /type toString/,
    ],
    ['a negative size', file({ a: entry([0, 4], [-1]) }, 4), /not a shape/],
    ['half a size', file({ a: entry([0, 4], [0.5]) }, 4), /not a shape/],
    ['a size beyond counting', file({ a: entry([0, 4], [2 ** 50, 2 ** 50]) }, 4), /not a shape/],
    ['no shape', file({ a: entry([0, 4], null) }, 4), /not a shape/],
    ['one offset', file({ a: entry([0]) }, 4), /pair of offsets/],
    ['offsets the wrong way round', file({ a: entry([4, 0]) }, 4), /beyond the end/],
    ['elements beyond the end', file({ a: entry([0, 4]) }, 3), /beyond the end/],
    ['shape and offsets at odds', file({ a: entry([0, 4], [2]) }, 4), /disagree/],
    ['an overlap', file({ a: entry([0, 4]), b: entry([0, 4]) }, 4), /overlaps/],
    ['a gap', file({ a: entry([0, 4]), b: entry([8, 12]) }, 12), /gap/],
    ['bytes of no tensor', file({ a: entry([0, 4]) }, 8), /no tensor/],
    ['metadata that is no text', file({ __metadata__: { a: 1 } }, 0), /__metadata__/],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow(SafetensorsError);
    expect(() => readSafetensors(bytes)).toThrow(message);
  });

  it('fails in its own words, if at all, on a thousand damaged files', () => {
    const whole = writeSafetensors(tensors, { made: 'here' });
    for (let i = 0; i < 1000; i++) {
      const random = new RandomStream(1, 'sampling', i);
      const damaged = whole.slice(0, random.below(4) ? whole.length : random.below(whole.length));
      for (let n = random.below(4); n >= 0 && damaged.length > 0; n--) {
        damaged[random.below(damaged.length)] = random.below(256);
      }
      try {
        readSafetensors(damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(SafetensorsError);
      }
    }
  });
});
