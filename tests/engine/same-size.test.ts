import { readFile } from 'node:fs/promises';
import { col, type ImageValue } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { expect, test } from 'vitest';

test('a resize to the same size keeps the pixels, though their buffer serves the next picture', async () => {
  const bytes = new Uint8Array(await readFile(new URL('../../public/samples/images/husky-thumb.png', import.meta.url)));
  await using session = createSession();
  const rows = await session
    .fromColumns({ bytes: [bytes, bytes, bytes] })
    .withColumn('whole', col('bytes').decodeImage({ mode: 'RGBA' }))
    .toRows();
  const { width, height } = rows[0]!.whole as ImageValue;
  const same = await session
    .fromColumns({ bytes: [bytes, bytes, bytes] })
    .withColumn('same', col('bytes').decodeImage({ mode: 'RGBA' }).resize(width, height))
    .toRows();
  expect((rows[0]!.whole as ImageValue).data.some((value) => value !== 0)).toBe(true);
  for (const [i, row] of same.entries()) {
    expect((row.same as ImageValue).data).toEqual((rows[i]!.whole as ImageValue).data);
  }
});
