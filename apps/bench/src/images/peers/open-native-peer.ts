import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openChildPeer, type ChildPeer } from '../../native/child-peer.ts';
import { findPython, type Found } from '../../native/find-python.ts';
import { findSharp } from '../../native/find-sharp.ts';
import type { ImageTask, NativePeerName } from '../cases.ts';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The program a peer needs, or why it is not to be had. */
export function findNativePeer(name: NativePeerName, log: (text: string) => void): Found {
  if (name === 'sharp') return findSharp(log);
  return name === 'daft' ? findPython('daft', 'numpy') : findPython('imagehash', 'PIL');
}

/** Starts a peer with the files loaded, and decoded where the task begins with pixels. */
export function openNativePeer(
  name: NativePeerName,
  program: string,
  task: ImageTask,
  workers: number,
  files: readonly string[],
): Promise<ChildPeer> {
  if (name !== 'sharp') {
    return openChildPeer(program, [path('python-peer.py'), name, task, String(workers), ...files]);
  }
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const argv = ['--import', loader, path('sharp-peer.ts'), program, task, ...files];
  return openChildPeer(process.execPath, argv, { UV_THREADPOOL_SIZE: String(workers) });
}
