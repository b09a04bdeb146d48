import { existsSync, readFileSync } from 'node:fs';
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

/** Rows of a comma-separated file without quoting, by their header's names. */
export function readTable(path: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(testFile(path), 'utf8').trim().split(/\r?\n/);
  const names = header!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}
