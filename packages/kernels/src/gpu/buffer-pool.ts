const SMALLEST = 1 << 16;

/** Sizes are rounded up so that the next batch, a little larger or smaller, finds its buffers again. */
function roomy(size: number, most: number): number {
  const power = 2 ** Math.ceil(Math.log2(Math.max(size, SMALLEST)));
  // Between powers of two in quarter steps: at most a quarter of a large buffer is unused.
  const step = power / 8;
  const rounded = Math.max(SMALLEST, Math.ceil(size / step) * step);
  return rounded <= most ? rounded : Math.ceil(size / 4) * 4;
}

/**
 * Buffers of one device, kept for reuse up to a number of bytes. Contents are left as the last user wrote them.
 */
export class BufferPool {
  readonly #device: GPUDevice;
  readonly #most: number;
  readonly #keep: number;
  readonly #free = new Map<string, GPUBuffer[]>();
  #kept = 0;

  /**
   * @param most - largest buffer, bytes
   * @param keep - bytes of unused buffers to hold on to
   */
  constructor(device: GPUDevice, most: number, keep: number) {
    this.#device = device;
    this.#most = most;
    this.#keep = keep;
  }

  take(size: number, usage: number): GPUBuffer {
    const rounded = roomy(size, this.#most);
    const found = this.#free.get(`${usage}:${rounded}`)?.pop();
    if (found === undefined) return this.#device.createBuffer({ size: rounded, usage });
    this.#kept -= found.size;
    return found;
  }

  give(buffer: GPUBuffer): void {
    if (this.#kept + buffer.size > this.#keep) {
      buffer.destroy();
      return;
    }
    const key = `${buffer.usage}:${buffer.size}`;
    const list = this.#free.get(key);
    if (list === undefined) this.#free.set(key, [buffer]);
    else list.push(buffer);
    this.#kept += buffer.size;
  }

  clear(): void {
    for (const list of this.#free.values()) for (const buffer of list) buffer.destroy();
    this.#free.clear();
    this.#kept = 0;
  }
}

/** The buffers of one submission: given back together when it is done, destroyed where it failed. */
export class BufferLease {
  readonly #device: GPUDevice;
  readonly #pool: BufferPool;
  readonly #taken: GPUBuffer[] = [];
  readonly #once: GPUBuffer[] = [];

  constructor(device: GPUDevice, pool: BufferPool) {
    this.#device = device;
    this.#pool = pool;
  }

  take(size: number, usage: number): GPUBuffer {
    const buffer = this.#pool.take(size, usage);
    this.#taken.push(buffer);
    return buffer;
  }

  /** A buffer to copy from, filled by `fill` in place: one copy less than `writeBuffer` for large data. */
  upload(size: number, fill: (bytes: Uint8Array) => void): GPUBuffer {
    const padded = Math.ceil(size / 4) * 4;
    const buffer = this.#device.createBuffer({ size: padded, usage: GPUBufferUsage.COPY_SRC, mappedAtCreation: true });
    this.#once.push(buffer);
    fill(new Uint8Array(buffer.getMappedRange()));
    buffer.unmap();
    return buffer;
  }

  release(): void {
    for (const buffer of this.#taken) this.#pool.give(buffer);
    for (const buffer of this.#once) buffer.destroy();
  }

  discard(): void {
    for (const buffer of [...this.#taken, ...this.#once]) buffer.destroy();
  }
}
