import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real files beside the repository; absent from a fresh clone. */
const folder = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

/** Whether the shared test data is there; says so, once a file, where it is not. */
export function hasTestData(): boolean {
  if (existsSync(folder)) return true;
  process.stderr.write('skipped: ../shared/data is not there\n');
  return false;
}

export const testFile = (path: string): string => folder + path;
