import { readFile } from 'node:fs/promises';
import type { Batch, Column } from '@pixelframe/columnar';
import { columnNames, columnToValues, IoError } from '@pixelframe/columnar';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import { nodeSource } from '../sources/node-source.ts';
import { caught } from '../testing/caught.ts';
import { loadWasm } from '../testing/load-wasm.ts';
import { hasTestData, readTable, testFile } from '../testing/test-data.ts';
import { openParquet } from './parquet-reader.ts';

/** What pyarrow reads and we do not, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  'daft/parquet-data/invalid_utf8.parquet':
    'Cannot read row group 0 of daft/parquet-data/invalid_utf8.parquet: Parquet argument error: Parquet error: encountered non UTF-8 data.',
};

/** hyparquet gives these their own way: UUIDs as text, JSON as values, bytes as text. */
const COMPARED = new Set([
  'bool',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'float32',
  'float64',
]);

async function readAll(file: string): Promise<Batch[]> {
  const reader = await openParquet(nodeSource(testFile(`parquet/${file}`), file), { loadWasm });
  const columns = columnNames(reader.schema);
  const batches: Batch[] = [];
  for (const rowGroup of reader.rowGroups.keys()) batches.push(await reader.read({ rowGroup, columns }));
  return batches;
}

/** Files nobody else reads either may fail, but only as what they are. */
async function countRows(file: string): Promise<number | IoError> {
  try {
    return (await readAll(file)).reduce((sum, batch) => sum + batch.length, 0);
  } catch (error) {
    if (error instanceof IoError && error.file === file) return error;
    throw error;
  }
}

const isCompared = (column: Column): boolean => COMPARED.has(column.type.kind);
/** int64 comes as number or bigint by size there and here: compare what they say. */
const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : (value ?? null));

describe.skipIf(!hasTestData())('the Parquet files of other projects', () => {
  const manifest = hasTestData() ? readTable('parquet/MANIFEST.csv') : [];
  const good = manifest.filter(({ pyarrow, file }) => pyarrow === 'ok' && REFUSED[file!] === undefined);
  const bad = manifest.filter(({ pyarrow }) => pyarrow !== 'ok');
  let read = 0;
  let compared = 0;
  afterAll(() => {
    process.stderr.write(`parquet zoo: ${read} of ${manifest.length} files read, ${compared} columns compared\n`);
  });

  it.each(good.map(({ file, rows }) => [file!, Number(rows)] as const))('%s has %i rows', async (file, rows) => {
    expect(await countRows(file)).toBe(rows);
    read++;
  });

  it('gives every column alone as it is among the others', async () => {
    let columns = 0;
    for (const { file } of good) {
      const reader = await openParquet(nodeSource(testFile(`parquet/${file}`), file!), { loadWasm });
      if (reader.rowGroups.length === 0) continue;
      const names = columnNames(reader.schema);
      const all = await reader.read({ rowGroup: 0, columns: names });
      for (const [i, name] of names.entries()) {
        const alone = await reader.read({ rowGroup: 0, columns: [name] });
        expect(alone.schema.fields[0]!.type).toEqual(all.columns[i]!.type);
        expect(columnToValues(alone.columns[0]!), `${file}: ${name}`).toEqual(columnToValues(all.columns[i]!));
        columns++;
      }
    }
    expect(columns).toBeGreaterThan(300);
  });

  it.each(good.filter(({ hyparquet }) => hyparquet!.startsWith('ok')).map(({ file }) => file!))(
    '%s has the numbers hyparquet reads',
    async (file) => {
      const batches = await readAll(file);
      const names = (batches[0]?.schema.fields ?? []).map(({ name }) => name);
      const bytes = await readFile(testFile(`parquet/${file}`));
      const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
      for (const [i, name] of names.entries()) {
        if (!isCompared(batches[0]!.columns[i]!)) continue;
        const ours = batches.flatMap((batch) => columnToValues(batch.columns[i]!).map(plain));
        expect(ours, name).toEqual(rows.map((row) => plain(row[name])));
        compared++;
      }
    },
  );

  it.each(Object.entries(REFUSED))('%s is refused', async (file, message) => {
    const error = await caught(readAll(file));
    expect(error).toBeInstanceOf(IoError);
    expect(error.message).toBe(message);
  });

  it.each(bad.map(({ file }) => file!))('%s, which pyarrow refuses, is read or is an IoError', async (file) => {
    const result = await countRows(file);
    if (file.startsWith('parquet-testing-bad/')) expect(result).toBeInstanceOf(IoError);
    if (typeof result === 'number') read++;
  });
});
