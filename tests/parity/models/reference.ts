import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const data = new URL('../../../../shared/data/', import.meta.url);

/** Whether the photos and models that the values were made of are here; said once where they are not. */
export const hasSharedData = existsSync(data);
if (!hasSharedData) process.stderr.write('skipped: ../shared/data is not there\n');

/** The path of a file of the shared data. */
export const dataPath = (name: string): string => fileURLToPath(new URL(name, data));

export const readData = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(dataPath(name)));

/** Values that the real libraries made; see tests/reference/models. */
export const modelReference = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../reference/models/${name}.json`, import.meta.url), 'utf8')) as T;

export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [dot, left, right] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    left += a[i]! ** 2;
    right += b[i]! ** 2;
  }
  return dot / Math.sqrt(left * right);
}
