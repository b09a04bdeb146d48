import type { FileFacts } from './cache/model-cache.ts';
import type { Checksum } from './checksum.ts';
import { createChecksum } from './checksum.ts';
import type { DownloadOptions } from './download.ts';
import { outOfMemory, wrongChecksum } from './failures.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { KeptPart } from './kept-part.ts';
import { mergeFacts } from './remote-facts.ts';
import type { RemoteFile } from './remote-file.ts';

/** The bytes of a download: in memory, in the cache, and their checksum. */
export class Body {
  readonly #file: RemoteFile;
  readonly #known: FileFacts;
  readonly #options: DownloadOptions;
  readonly #part: KeptPart;
  #facts: FileFacts;
  #bytes = new GrowingBytes(0);
  #checksum: Checksum | null = null;
  #actual: string | null = null;

  constructor(file: RemoteFile, known: FileFacts, options: DownloadOptions) {
    this.#file = file;
    this.#known = known;
    this.#facts = known;
    this.#options = options;
    this.#part = new KeptPart(options.cache, file.key, options.warn);
  }

  get length(): number {
    return this.#bytes.length;
  }

  get total(): number | null {
    return this.#facts.size;
  }

  get facts(): FileFacts {
    return this.#facts;
  }

  /** Takes up the part in the cache, where it can be told that it belongs to the file as it is now. */
  async resume(): Promise<void> {
    const part = await this.#options.cache.findPart(this.#file.key).catch(() => null);
    if (part === null) return;
    const { sha256, size } = this.#known;
    const isSame = sha256 !== null && part.facts.sha256 === sha256;
    if (!isSame && part.facts.validator === null) return;
    const bytes = await part.read().catch(() => null);
    if (bytes === null || (size !== null && bytes.length > size)) return;
    await this.begin(mergeFacts(this.#known, part.facts), 'end');
    await this.#take(bytes);
  }

  /** Makes room for a body with these facts, from its start or after what is in the cache. */
  async begin(facts: FileFacts, at: 'start' | 'end'): Promise<void> {
    this.#facts = facts;
    this.#bytes = this.#allocate(facts.size ?? 0);
    this.#checksum = facts.sha256 === null ? null : await createChecksum();
    this.#actual = null;
    await this.#part.start(facts, at);
  }

  /** Forgets what came. */
  async restart(): Promise<void> {
    await this.#part.discard();
    this.#facts = { ...this.#known, validator: null };
    this.#bytes = new GrowingBytes(0);
  }

  async append(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#take(piece);
    await this.#part.append(piece);
  }

  async #take(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      this.#bytes.append(piece);
    } catch (error) {
      throw outOfMemory(this.#file.name, this.#bytes.length + piece.length, error);
    }
    this.#checksum?.update(piece);
    this.#options.onBytes(this.length, this.total);
  }

  #allocate(size: number): GrowingBytes {
    try {
      return new GrowingBytes(size);
    } catch (error) {
      throw outOfMemory(this.#file.name, size, error);
    }
  }

  /** Whether the whole has the checksum that was announced; true where none was. */
  isIntact(): boolean {
    if (this.#checksum === null) return true;
    this.#actual ??= this.#checksum.hex();
    return this.#actual === this.#facts.sha256;
  }

  /** The checked whole, which is in the cache now. */
  async complete(): Promise<Uint8Array<ArrayBuffer>> {
    if (!this.isIntact()) throw wrongChecksum(this.#file.name, this.#facts.sha256!, this.#actual!);
    const bytes = this.#bytes.take();
    this.#options.check(bytes);
    await this.#part.finish({ ...this.#facts, size: bytes.length });
    this.#options.onBytes(bytes.length, bytes.length);
    return bytes;
  }

  /** After a failure: what came is kept if it can be gone on from. */
  async abandon(isWrong: boolean): Promise<void> {
    await (isWrong || this.length === 0 ? this.#part.discard() : this.#part.suspend());
  }
}
