import { open, rename, rm, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { IoError } from '@pixelframe/columnar';
import { createSession as createPageSession } from './default-session.ts';
import type { Session, SessionOptions } from './session.ts';
import type { ByteSink } from './write-target.ts';

async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new IoError(`Could not write ${path}: ${error instanceof Error ? error.message : String(error)}.`, {
      file: path,
      cause: error,
      hint: 'Check that the folder exists or can be made, that it may be written to, and that the disk has room.',
    });
  }
}

/** Writes beside the target and renames at the end: readers never see half a file. */
async function fileSink(path: string): Promise<ByteSink> {
  const temporary = `${path}.${process.pid}.part`;
  const file = await writing(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    return open(temporary, 'w');
  });
  return {
    write: (bytes) => writing(path, () => file.writeFile(bytes)),
    close: () =>
      writing(path, async () => {
        await file.close();
        await rename(temporary, path);
      }),
    async abort() {
      await file.close();
      await rm(temporary, { force: true });
    },
  };
}

/**
 * A session in Node: strings without a scheme are paths from `cwd` (globs and folders too), everything runs in the
 * calling thread on the CPU twins, with the same answers as in a browser. The environment's HF_ENDPOINT and HF_TOKEN are
 * the hub, unless `hub` says another.
 *
 * @example
 * import { createSession } from 'pixelframe/node';
 * const df = await readImages('photos', { session: createSession() });
 */
export function createSession(
  options: Omit<SessionOptions, 'workers' | 'worker' | 'gpu'> & { readonly cwd?: string } = {},
): Session {
  const { cwd = process.cwd(), ...rest } = options;
  const { HF_ENDPOINT: endpoint, HF_TOKEN: token } = process.env;
  return createPageSession({
    paths: { kind: 'node', cwd },
    openSink: (path) => fileSink(resolve(cwd, path)),
    hub: { ...(endpoint ? { endpoint } : {}), ...(token ? { token } : {}) },
    ...rest,
    workers: 0,
    gpu: 'off',
  });
}
