import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSession } from './node.ts';

test('writes a path whole or not at all, and says why it could not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pixelframe-node-'));
  try {
    await using session = createSession({ cwd: folder });
    const df = session.fromColumns({ a: [1, 2] });
    await df.writeParquet('deep/down.parquet');
    expect(await readdir(join(folder, 'deep'))).toEqual(['down.parquet']);
    expect(await (await session.readParquet('deep/*.parquet')).toRows()).toEqual([{ a: 1 }, { a: 2 }]);

    await writeFile(join(folder, 'file'), '');
    const error = await df.writeParquet('file/x.parquet').then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'IoError', file: join(folder, 'file/x.parquet') });
    expect(await readdir(folder)).toEqual(['deep', 'file']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
