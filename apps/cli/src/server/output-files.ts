import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { grantPaths, isInside, realPathOf } from '../granted-paths.ts';

/** A write that is refused; `status` is the answer's. */
export class OutputError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface OpenOutput {
  readonly temporary: string;
  readonly handle: FileHandle;
  size: number;
}

export interface OutputFilesOptions {
  readonly cwd: string;
  /** The one file of --out. */
  readonly out: string | undefined;
  /** The folder of --write. */
  readonly write: string;
}

/**
 * Files the page writes in chunks. Each grows under a temporary name beside its place and is renamed when it is whole,
 * so that a run that fails leaves the old file, or none.
 */
export class OutputFiles {
  readonly #options: OutputFilesOptions;
  readonly #open = new Map<string, OpenOutput>();

  constructor(options: OutputFilesOptions) {
    this.#options = options;
  }

  /**
   * Writes one chunk. Offset 0 begins the file anew; a later one must continue it.
   *
   * @throws {OutputError} 403 outside --out and --write, 409 when chunks do not follow each other
   */
  async write(path: string, offset: number, chunk: Uint8Array): Promise<void> {
    const target = await this.#target(path);
    if (offset === 0) await this.#begin(target);
    const output = this.#open.get(target);
    if (output === undefined || output.size !== offset) {
      throw new OutputError(
        409,
        `'${path}' has ${output?.size ?? 0} bytes; a chunk at ${offset} does not follow them.`,
      );
    }
    for (let written = 0; written < chunk.length;) {
      written += (await output.handle.write(chunk, written, chunk.length - written, offset + written)).bytesWritten;
    }
    output.size += chunk.length;
  }

  /** Puts a finished file in its place. */
  async finish(path: string): Promise<void> {
    const target = await this.#target(path);
    const output = this.#open.get(target);
    if (output === undefined) throw new OutputError(409, `Nothing was written to '${path}'.`);
    this.#open.delete(target);
    await output.handle.close();
    await rename(output.temporary, target);
  }

  /** Drops an unfinished file. */
  async discard(path: string): Promise<void> {
    await this.#remove(await this.#target(path));
  }

  /** Drops every unfinished file. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((target) => this.#remove(target)));
  }

  async #begin(target: string): Promise<void> {
    await this.#remove(target);
    await mkdir(dirname(target), { recursive: true });
    const temporary = `${target}.${randomBytes(6).toString('hex')}.partial`;
    this.#open.set(target, { temporary, handle: await open(temporary, 'wx'), size: 0 });
  }

  async #remove(target: string): Promise<void> {
    const output = this.#open.get(target);
    if (output === undefined) return;
    this.#open.delete(target);
    await output.handle.close();
    await rm(output.temporary, { force: true });
  }

  async #target(path: string): Promise<string> {
    const { cwd, out, write } = this.#options;
    if (!path.includes('\0') && !/[\\/]$/.test(path)) {
      const wanted = resolve(cwd, path);
      // The folder's real place and the name as it is: a link of that name is replaced, not followed.
      const target = join(await realPathOf(dirname(wanted)), basename(wanted));
      if (out !== undefined && wanted === resolve(cwd, out)) return target;
      const folder = await grantPaths(cwd, [write]).resolve(dirname(wanted));
      if (folder !== undefined && isInside(folder, target)) return target;
    }
    const outFile = out === undefined ? '' : `${out} and `;
    throw new OutputError(403, `The run may not write '${path}': it writes ${outFile}below ${write} (--out, --write).`);
  }
}
