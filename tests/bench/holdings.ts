/** Most that a contestant has held at once on this page. */
export interface Holdings {
  /** Bytes of GPU buffers that were made and not yet destroyed; a driver may round up, or keep staging of its own. */
  readonly gpuBytes: number;
  /** Bytes of WebAssembly memories, which never shrink. */
  readonly wasmBytes: number;
  /** Web workers started. */
  readonly workers: number;
}

interface Account {
  alive: number;
  peak: number;
  workers: number;
  readonly memories: Set<WebAssembly.Memory>;
}

const accounts = new Map<string, Account>();
let current: Account = accountOf('nobody');

function accountOf(owner: string): Account {
  let account = accounts.get(owner);
  if (!account)
    accounts.set(owner, (account = { alive: 0, peak: 0, workers: 0, memories: new Set() }));
  return account;
}

/** What is made from here on is this contestant's: they work in turn, never at once. */
export function chargeTo(owner: string): void {
  current = accountOf(owner);
}

export function holdingsOf(owner: string): Holdings {
  const { peak, workers, memories } = accountOf(owner);
  const wasmBytes = [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  return { gpuBytes: peak, wasmBytes, workers };
}

/** To be called once, before anything is made. */
export function installHoldings(): void {
  if ('GPUDevice' in globalThis) followBuffers();
  if ('Worker' in globalThis) followWorkers();
  followMemories();
}

function followMemories(): void {
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      current.memories.add(this);
    }

    /** Whoever needs more of it holds it: a library may make an empty one when it is loaded. */
    override grow(delta: number): number {
      for (const { memories } of accounts.values()) memories.delete(this);
      current.memories.add(this);
      return super.grow(delta);
    }
  };
}

function followWorkers(): void {
  const { Worker } = globalThis;
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      current.workers++;
    }
  };
}

function followBuffers(): void {
  const owners = new WeakMap<GPUBuffer, Account>();
  const device: any = GPUDevice.prototype;
  const create = device.createBuffer;
  device.createBuffer = function (descriptor: GPUBufferDescriptor): GPUBuffer {
    const buffer: GPUBuffer = create.call(this, descriptor);
    owners.set(buffer, current);
    current.alive += buffer.size;
    current.peak = Math.max(current.peak, current.alive);
    return buffer;
  };
  const prototype: any = GPUBuffer.prototype;
  const destroy = prototype.destroy;
  prototype.destroy = function (this: GPUBuffer): void {
    const owner = owners.get(this);
    if (owner) owner.alive -= this.size;
    owners.delete(this);
    destroy.call(this);
  };
}
