import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { col } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failure } from './case.ts';

const samples = fileURLToPath(new URL('../../public/samples/', import.meta.url));
let cwd = '';
let session: ReturnType<typeof createSession>;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'conformance-'));
  session = createSession({ cwd });
  await mkdir(join(cwd, 'photos/inner'), { recursive: true });
  await copyFile(join(samples, 'images/corgi-detail.webp'), join(cwd, 'photos/b.webp'));
  await copyFile(join(samples, 'images/husky-web.webp'), join(cwd, 'photos/inner/a.webp'));
  await writeFile(join(cwd, 'photos/notes.txt'), 'no picture');
});
afterAll(async () => {
  await session.close();
  await rm(cwd, { recursive: true });
});

describe('paths in Node', () => {
  test('a folder and a glob of pictures, relative to cwd', async () => {
    const all = await session.readImages('photos');
    expect((await all.select('path').toRows()).map(({ path }) => path)).toEqual(['b.webp', 'inner/a.webp']);
    const some = await session.readImages('photos/*.webp');
    const [row, ...rest] = await some.withColumn('w', col('bytes').decodeImage().imageWidth()).toRows();
    expect(rest).toEqual([]);
    expect(row!.w).toBeGreaterThan(0);
  });

  test('Parquet is written to a path as a whole, folders included, and read by path, glob and folder', async () => {
    const df = session.fromColumns({ i: [1, 2], s: ['a', null] });
    await df.writeParquet('out/deep/one.parquet');
    await df.writeParquet('out/deep/two.parquet');
    expect(await readdir(join(cwd, 'out/deep'))).toEqual(['one.parquet', 'two.parquet']);
    const bytes = new Uint8Array(await readFile(join(cwd, 'out/deep/one.parquet')));
    expect(bytes).toEqual(new Uint8Array(await (await df.writeParquet()).arrayBuffer()));
    const rows = await df.toRows();
    expect(await (await session.readParquet('out/deep/one.parquet')).toRows()).toEqual(rows);
    for (const several of ['out/deep', 'out/**/*.parquet', ['out/deep/one.parquet', 'out/deep/two.parquet']]) {
      expect(await (await session.readParquet(several)).toRows()).toEqual([...rows, ...rows]);
    }
  });

  test('CSV and JSON are written to a path and read by path, glob and folder, packed or not', async () => {
    const df = session.fromColumns({ i: [1, 2], s: ['a', 'b'] });
    await df.writeCsv('text/one.csv');
    await df.writeJson('text/deep/one.jsonl');
    await writeFile(join(cwd, 'text/two.csv.gz'), gzipSync(await readFile(join(cwd, 'text/one.csv'))));
    await writeFile(join(cwd, 'text/table.txt'), await readFile(join(cwd, 'text/one.csv')));
    const rows = await df.toRows();
    for (const one of ['text/one.csv', 'text/two.csv.gz', 'text/table.txt', 'text/o*.csv']) {
      expect(await (await session.readCsv(one)).toRows()).toEqual(rows);
    }
    const all = await session.readCsv('text', { filePathColumn: 'file' });
    expect((await all.toRows()).map(({ file }) => basename(file as string))).toEqual([
      'one.csv',
      'one.csv',
      'two.csv.gz',
      'two.csv.gz',
    ]);
    expect(await (await session.readJson('text/**/*.jsonl')).toRows()).toEqual(rows);
    expect((await failure(() => session.readJson('photos'))).message).toBe('readJson: no files given.');
  });

  test('a failed write leaves no file, half or whole', async () => {
    const bad = session.fromColumns({ b: [Uint8Array.of(1)] }).withColumn('i', col('b').decodeImage());
    expect((await failure(() => bad.writeParquet('failed/x.parquet'))).name).toBe('DecodeError');
    expect(await readdir(join(cwd, 'failed'))).toEqual([]);
  });

  test('a path that is not there is named', async () => {
    const error = await failure(() => session.readParquet('missing.parquet'));
    expect(error.name).toBe('IoError');
    expect(error.message).toContain('missing.parquet');
  });

  test('download reads paths, too', async () => {
    const df = session
      .fromColumns({ url: ['photos/b.webp', null, 'photos/none.webp'] })
      .withColumn('bytes', col('url').download({ onError: 'null' }));
    const rows = await df.toRows();
    expect(rows.map(({ bytes }) => (bytes === null ? null : bytes instanceof Uint8Array))).toEqual([true, null, null]);
    expect(df.metrics()!.suppressed).toEqual([{ reason: 'download failed', count: 1, files: ['photos/none.webp'] }]);
  });
});
