import { cancellation, orCancelled, PixelframeError, throwIfCancelled } from '@pixelframe/columnar';
import type { FileFacts } from './cache/model-cache.ts';
import { NO_FACTS } from './cache/model-cache.ts';
import { checkOnnx } from './check-onnx.ts';
import { download } from './download.ts';
import { missingFile, publicAddress } from './failures.ts';
import type { HubListing } from './hub-listing.ts';
import { hubListing } from './hub-listing.ts';
import type { ModelFiles, OpenModelOptions, ReadOptions } from './model-files.ts';
import { parseJson } from './parse-json.ts';
import { ProgressMeter } from './progress-meter.ts';
import { headFacts, isSameContent, mergeFacts } from './remote-facts.ts';
import type { RemoteFile } from './remote-file.ts';

/** Where the files of a model are on a server. */
export interface RemotePlace {
  readonly label: string;
  readonly onnxFile: string | null;
  readonly fromHub: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** null: this place has no such file. */
  urlOf(file: string): string | null;
  /** A list of all files in the hub's form, if there is one. */
  readonly listingUrl: string | null;
  /** What is under these addresses never changes. */
  readonly isFixed: boolean;
}

const RETRY = { tries: 5, baseMs: 1000, stallMs: 30_000 } as const;
/** How long a look for a newer version may take before the cached one is used. */
const LOOK_MS = 3000;

/** A model on a server, whose files are kept in the cache. */
export class RemoteModel implements ModelFiles {
  readonly label: string;
  readonly onnxFile: string | null;
  readonly fromHub: boolean;
  readonly #place: RemotePlace;
  readonly #options: OpenModelOptions;
  #listing: Promise<HubListing | null> | null = null;
  /** The server did not answer: no use waiting for it again for every file. */
  #isUnreachable = false;

  constructor(place: RemotePlace, options: OpenModelOptions) {
    this.#place = place;
    this.#options = options;
    this.label = place.label;
    this.onnxFile = place.onnxFile;
    this.fromHub = place.fromHub;
  }

  async names(): Promise<readonly string[] | null> {
    const listing = await this.#list();
    return listing?.complete === true ? [...listing.files.keys()] : null;
  }

  async json(name: string): Promise<unknown> {
    const bytes = await this.#read(name, {}, true);
    return bytes === null ? null : parseJson(this.#fileOf(name)!.name, bytes);
  }

  async bytes(name: string, options: ReadOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.find(name, options);
    if (bytes === null) throw missingFile(this.#nameOf(name, this.#place.urlOf(name) ?? this.label));
    return bytes;
  }

  find(name: string, options: ReadOptions = {}): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#read(name, options, false);
  }

  async size(name: string): Promise<number | null> {
    const file = this.#fileOf(name);
    if (file === null) return null;
    const cached = await this.#options.cache.find(file.key).catch(() => null);
    if (cached !== null) return cached.absent ? null : cached.facts.size;
    return (await this.#look(file, RETRY.stallMs))?.size ?? null;
  }

  async #read(name: string, options: ReadOptions, isJson: boolean): Promise<Uint8Array<ArrayBuffer> | null> {
    const file = this.#fileOf(name);
    if (file === null) return null;
    const { cache, signal } = this.#options;
    throwIfCancelled(signal);
    return orCancelled(
      cache.exclusive(file.key, () => this.#readAlone(file, options, isJson), signal),
      signal,
    );
  }

  async #readAlone(
    file: RemoteFile,
    { sha256 }: ReadOptions,
    isJson: boolean,
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const { cache } = this.#options;
    const wanted: FileFacts = { ...NO_FACTS, sha256: sha256?.toLowerCase() ?? null };
    const cached = await cache.find(file.key).catch(() => null);
    const isOther = cached !== null && !isSameContent(cached.facts, wanted);
    if (cached === null || isOther) return this.#download(file, wanted, isJson);
    if (cached.absent) {
      // A file may have been added; without a connection, there is still none.
      await this.#look(file, LOOK_MS);
      if (this.#isUnreachable) return null;
      const found = await this.#download(file, wanted, isJson).catch((error: unknown) => this.#settle(file, error));
      return found ?? null;
    }
    const now = await this.#lookAgain(file);
    if (now !== null && !isSameContent(cached.facts, now)) {
      const newer = await this.#download(file, mergeFacts(wanted, now), isJson).catch((error: unknown) =>
        this.#settle(file, error),
      );
      if (newer !== undefined && newer !== null) return newer;
    }
    return cached.read().catch(() => this.#download(file, wanted, isJson));
  }

  /** What is in the cache is used instead, unless the user has cancelled. */
  #settle(file: RemoteFile, error: unknown): undefined {
    const { signal, onWarning } = this.#options;
    if (signal?.aborted === true) throw cancellation(signal);
    const problem = error instanceof PixelframeError ? error.message : String(error);
    onWarning?.(`${problem} The copy of ${file.name.file} from before is used.`);
    return undefined;
  }

  async #download(file: RemoteFile, wanted: FileFacts, isJson: boolean): Promise<Uint8Array<ArrayBuffer> | null> {
    const { cache, signal, onProgress, onWarning, retry = RETRY } = this.#options;
    const { model, file: name } = file.name;
    const listing = await this.#list();
    if (listing?.complete === true && !listing.files.has(name)) return this.#absent(file);
    // Small files are not worth a second request.
    const known = mergeFacts(wanted, isJson && listing === null ? null : await this.#look(file, LOOK_MS));
    const meter = new ProgressMeter({ model, file: name }, onProgress ?? (() => undefined));
    const bytes = await download(file, known, {
      cache,
      retry,
      signal,
      onBytes: (loaded, total) => meter.update(loaded, total),
      warn: (problem) => onWarning?.(`${name} of ${model} is not kept for the next time: ${problem}.`),
      check: (whole) => checkContent(file, whole),
    });
    return bytes ?? this.#absent(file);
  }

  async #absent(file: RemoteFile): Promise<null> {
    // Only a convenience for later without a connection.
    await this.#options.cache.putAbsent(file.key).catch(() => undefined);
    return null;
  }

  /** Facts for a file that is cached; null: use it as it is. */
  async #lookAgain(file: RemoteFile): Promise<FileFacts | null> {
    return this.#place.isFixed || !/^https?:/i.test(file.url) ? null : this.#look(file, LOOK_MS);
  }

  /** What the server says of a file; null where it says nothing. */
  async #look(file: RemoteFile, stallMs: number): Promise<FileFacts | null> {
    const listed = (await this.#list())?.files.get(file.name.file);
    if (listed !== undefined) return listed;
    if (this.#isUnreachable || !/^https?:/i.test(file.url)) return null;
    return this.#orUnreachable(headFacts(file.url, file.headers, file.name.hub, stallMs, this.#options.signal));
  }

  #list(): Promise<HubListing | null> {
    const { listingUrl, headers } = this.#place;
    if (listingUrl === null) return Promise.resolve(null);
    this.#listing ??= this.#orUnreachable(hubListing(this.#route(listingUrl), headers, LOOK_MS, this.#options.signal));
    return this.#listing;
  }

  async #orUnreachable<T>(work: Promise<T>): Promise<T | null> {
    try {
      return await work;
    } catch {
      const { signal } = this.#options;
      if (signal?.aborted === true) throw cancellation(signal);
      this.#isUnreachable = true;
      return null;
    }
  }

  #fileOf(name: string): RemoteFile | null {
    const url = this.#place.urlOf(name);
    if (url === null) return null;
    return { name: this.#nameOf(name, url), url: this.#route(url), headers: this.#place.headers, key: url };
  }

  #route(url: string): string {
    const { route } = this.#options;
    return route === undefined || !/^https?:/i.test(url) ? url : route(url);
  }

  #nameOf(file: string, url: string): RemoteFile['name'] {
    const hasToken = this.#place.headers['Authorization'] !== undefined;
    return { model: this.label, file, address: publicAddress(url), hub: this.#place.fromHub, hasToken };
  }
}

function checkContent({ name }: RemoteFile, bytes: Uint8Array<ArrayBuffer>): void {
  if (/\.onnx$/i.test(name.file)) checkOnnx(name, bytes);
}
