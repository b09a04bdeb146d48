import { batch, batchToRows, columnFromValues, columnNames, DataType, schema } from '@pixelframe/columnar';
import { expect, it } from 'vitest';
import { listFiles } from '../listing/list-files.ts';
import { httpSource } from '../sources/http-source.ts';
import { blobSource } from '../sources/memory-source.ts';
import { heapBytes } from './heap.ts';
import { openParquet } from './parquet-reader.ts';
import { createParquetWriter } from './parquet-writer.ts';

const loadWasm = (url: string): Promise<WebAssembly.Module> => WebAssembly.compileStreaming(fetch(url));

const s = schema([
  { name: 'id', type: DataType.int32() },
  { name: 'name', type: DataType.string() },
  { name: 'image', type: DataType.image('L') },
]);
const rows = batch(s, [
  columnFromValues([1, 2, 3], DataType.int32()),
  columnFromValues(['a', null, '😀'], DataType.string()),
  columnFromValues(
    [{ width: 1, height: 2, channels: 1, mode: 'L', data: Uint8Array.of(7, 8) }, null, null],
    DataType.image('L'),
  ),
]);

async function parquetFile(): Promise<File> {
  const writer = await createParquetWriter(s, { loadWasm, rowGroupBytes: 1 });
  return new File([...(await writer.write(rows)), ...(await writer.finish())], 'rows.parquet', { lastModified: 9 });
}

it('writes Parquet and reads it back from slices of a File', async () => {
  const file = await parquetFile();
  let asked = 0;
  const slices = new Proxy(file, {
    get: (target, key) => {
      if (key === 'slice') {
        return (start: number, end: number) => {
          asked += end - start;
          return target.slice(start, end);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const reader = await openParquet(blobSource(slices, file.name), { loadWasm });
  expect(reader.schema).toEqual(s);
  expect(reader.rowGroups).toHaveLength(3);
  const read = [];
  for (const rowGroup of reader.rowGroups.keys()) {
    read.push(...batchToRows(await reader.read({ rowGroup, columns: columnNames(s) })));
  }
  expect(read).toEqual(batchToRows(rows));
  expect(asked).toBeGreaterThan(0);
  expect(heapBytes()).toBeGreaterThan(0);
});

it('reads blob: URLs and lists picked Files', async () => {
  const file = await parquetFile();
  const url = URL.createObjectURL(file);
  const reader = await openParquet(httpSource(url), { loadWasm });
  expect(reader.rows).toBe(3);
  URL.revokeObjectURL(url);
  const transfer = new DataTransfer();
  transfer.items.add(file);
  const options = { mimeTypeOfPath: () => null, accept: () => true };
  const entries = await listFiles(transfer.files, { kind: 'page', baseUrl: location.href }, options);
  expect(entries).toEqual([
    { path: 'rows.parquet', name: 'rows.parquet', size: file.size, lastModified: 9, mimeType: null, content: file },
  ]);
});

it('lists a folder by its handle, with all below it', async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('pixelframe-listing-test', { create: true });
  const below = await folder.getDirectoryHandle('b', { create: true });
  for (const [directory, name] of [
    [folder, 'z.txt'],
    [below, '1.txt'],
  ] as const) {
    const writable = await (await directory.getFileHandle(name, { create: true })).createWritable();
    await writable.write(name);
    await writable.close();
  }
  try {
    const options = { mimeTypeOfPath: () => 'text/plain', accept: () => true };
    const entries = await listFiles(folder, { kind: 'page', baseUrl: location.href }, options);
    expect(entries.map(({ path, size }) => [path, size])).toEqual([
      ['b/1.txt', 5],
      ['z.txt', 5],
    ]);
    expect(await (entries[0]!.content as Blob).text()).toBe('1.txt');
  } finally {
    await root.removeEntry('pixelframe-listing-test', { recursive: true });
  }
});

it('says that a request failed', async () => {
  const reading = httpSource('http://127.0.0.1:9/x', { tries: 2, retryBaseMs: 1 }).readAll();
  await expect(reading).rejects.toMatchObject({
    name: 'IoError',
    message: 'Cannot read http://127.0.0.1:9/x: the request failed after 2 tries.',
    hint: 'Check the address and the connection; a server of another site must also allow this page (CORS).',
  });
});
