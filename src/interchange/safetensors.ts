/**
 * The safetensors format: eight bytes with the length of a JSON header, the header, which names each tensor's
 * element type, shape and place, then the elements, row-major and little-endian, without gaps.
 */

/** Element types that are written and read here. */
export const arrays = {
  F64: Float64Array,
  F32: Float32Array,
  I32: Int32Array,
  U8: Uint8Array,
} as const;
export type ElementName = keyof typeof arrays;
export type Elements = Float64Array | Float32Array | Int32Array | Uint8Array;

export interface TensorShape {
  readonly name: string;
  readonly type: ElementName;
  readonly shape: readonly number[];
}

export interface FileTensor extends TensorShape {
  readonly data: Elements;
}

/** Text about a file, under `__metadata__` in its header. */
export type Metadata = Readonly<Record<string, string>>;

export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, FileTensor>;
  readonly metadata: Metadata;
}

/** A file before its elements are known: the bytes it starts with, and where each tensor's elements go. */
export interface Layout {
  readonly header: Uint8Array<ArrayBuffer>;
  /** Byte of the file at which a tensor's elements start. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Length of the whole file. */
  readonly bytes: number;
}

/** A file that is not what it should be; the message says what is wrong with it. */
export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError';
}

/** As in the reference implementation: no honest header is longer. */
const LONGEST_HEADER = 100_000_000;
const ALIGNMENT = 8;

/** Plans a file. Larger elements come first, so that each tensor starts at a multiple of its element's size. */
export function layOut(tensors: readonly TensorShape[], metadata: Metadata = {}): Layout {
  const header: Record<string, unknown> = {};
  if (Object.keys(metadata).length > 0) header.__metadata__ = metadata;
  const starts = new Map<string, number>();
  let end = 0;
  for (const tensor of [...tensors].sort((a, b) => size(b.type) - size(a.type))) {
    const { name, type, shape } = tensor;
    if (starts.has(name) || name === '__metadata__') {
      throw new SafetensorsError(`two tensors are named ${name}`);
    }
    const start = end;
    end += count(shape) * size(type);
    starts.set(name, start);
    header[name] = { dtype: type, shape, data_offsets: [start, end] };
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(8 + length).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(json, 8);
  const offsets = new Map([...starts].map(([name, start]) => [name, bytes.length + start]));
  return { header: bytes, offsets, bytes: bytes.length + end };
}

/** A whole file. */
export function writeSafetensors(
  tensors: readonly FileTensor[],
  metadata: Metadata = {},
): Uint8Array<ArrayBuffer> {
  const layout = layOut(tensors, metadata);
  const file = new Uint8Array(layout.bytes);
  file.set(layout.header);
  for (const { name, type, shape, data } of tensors) {
    if (data.length !== count(shape) || !(data instanceof arrays[type])) {
      throw new SafetensorsError(
        `the elements of ${name} are not ${type} of shape ${shape.join('×')}`,
      );
    }
    file.set(bytesOf(data), layout.offsets.get(name));
  }
  return file;
}

/** The elements' own bytes, not copied. */
export function bytesOf(data: Elements): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** Reads a whole file, from anywhere: what its header says is checked before it is believed. */
export function readSafetensors(file: Uint8Array): SafetensorsFile {
  if (file.length < 8) throw new SafetensorsError('shorter than eight bytes');
  const long = new DataView(file.buffer, file.byteOffset, 8).getBigUint64(0, true);
  if (long > LONGEST_HEADER || Number(long) + 8 > file.length) {
    throw new SafetensorsError('the header is longer than the file');
  }
  const start = 8 + Number(long);
  const { __metadata__: metadata = {}, ...entries } = parseHeader(file.subarray(8, start));
  const tensors = new Map<string, FileTensor>();
  const spans: { name: string; from: number; to: number }[] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const { type, shape, from, to } = readEntry(name, entry, file.length - start);
    // A copy, at an aligned address; a Node Buffer's own slice would be none.
    const copy = new Uint8Array(file.subarray(start + from, start + to));
    tensors.set(name, { name, type, shape, data: new arrays[type](copy.buffer) });
    spans.push({ name, from, to });
  }
  let end = 0;
  for (const { name, from, to } of spans.sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from !== end) throw new SafetensorsError(`${name} overlaps another tensor or leaves a gap`);
    end = to;
  }
  if (end !== file.length - start) throw new SafetensorsError('the file has bytes of no tensor');
  return { tensors, metadata: readMetadata(metadata) };
}

type Plain = Readonly<Record<string, unknown>>;

function parseHeader(bytes: Uint8Array): Plain {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new SafetensorsError('the header is not JSON');
  }
  if (!isPlain(json)) throw new SafetensorsError('the header is not an object');
  return json;
}

function readEntry(name: string, entry: unknown, bytes: number) {
  const fault = (what: string) => new SafetensorsError(`${name}: ${what}`);
  if (!isPlain(entry)) throw fault('not an object');
  const { dtype, shape, data_offsets: offsets } = entry;
  const type = (Object.keys(arrays) as ElementName[]).find((known) => known === dtype);
  if (!type)
    throw fault(
      `elements of type ${String(dtype)}; only ${Object.keys(arrays).join(', ')} are read`,
    );
  if (!isCounts(shape) || !Number.isSafeInteger(count(shape))) throw fault('not a shape');
  if (!isCounts(offsets) || offsets.length !== 2) throw fault('not a pair of offsets');
  const [from, to] = offsets as [number, number];
  if (from > to || to > bytes) throw fault('beyond the end of the file');
  if (to - from !== count(shape) * size(type)) throw fault('shape and offsets disagree');
  return { type, shape, from, to };
}

function readMetadata(json: unknown): Metadata {
  if (!isPlain(json) || !Object.values(json).every((text) => typeof text === 'string')) {
    throw new SafetensorsError('__metadata__ is not an object of texts');
  }
  return json as Metadata;
}

function isPlain(json: unknown): json is Plain {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isCounts(json: unknown): json is number[] {
  return Array.isArray(json) && json.every((n) => Number.isSafeInteger(n) && n >= 0);
}

function count(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

function size(type: ElementName): number {
  return arrays[type].BYTES_PER_ELEMENT;
}
