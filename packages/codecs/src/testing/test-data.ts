import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../../../shared/data/', import.meta.url);

/** Whether the shared test data is there; says so once per test file where it is not. */
export function hasTestData(): boolean {
  const there = existsSync(root);
  if (!there) process.stdout.write(`skipped: no test data at ${fileURLToPath(root)}\n`);
  return there;
}

/** Bytes of a file of the shared test data, by its path in there. */
export async function readTestData(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(path.split('/').map(encodeURIComponent).join('/'), root)));
}

/** Rows of a CSV file as objects keyed by its header line; quoted fields have no quotes or line breaks inside. */
export async function readTestTable(path: string): Promise<Map<string, string>[]> {
  const lines = (await readFile(new URL(path, root), 'utf8')).trim().split(/\r?\n/).map(splitLine);
  const names = lines[0]!;
  return lines.slice(1).map((fields) => new Map(names.map((name, i) => [name, fields[i] ?? ''])));
}

function splitLine(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g), (match) => match[1] ?? match[2] ?? '');
}
