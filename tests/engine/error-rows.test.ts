import { readFile } from 'node:fs/promises';
import { col } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { describe, expect, test } from 'vitest';

const picture = async (): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL('../../public/samples/images/beach-phone.webp', import.meta.url)));

describe('an error names the row of the source', () => {
  test('of a picture in a later morsel', async () => {
    const good = await picture();
    const bytes = Array.from({ length: 100 }, (_, i) => (i === 77 ? good.slice(0, 500) : good));
    await using session = createSession();
    const df = session.fromColumns({ id: [...bytes.keys()], bytes }).withColumn('image', col('bytes').decodeImage());
    await expect(df.select('id', 'image').toRows()).rejects.toMatchObject({ code: 'DecodeError', row: 77 });
    // Below a filter rows are no longer the source's: a wrong number would be worse than none.
    const later = df.where(col('id').ge(50)).select('image').toRows();
    await expect(later).rejects.toMatchObject({ code: 'DecodeError', row: undefined });
  });

  test('of a URL that is not there', async () => {
    await using session = createSession();
    const url = Array.from({ length: 40 }, (_, i) => (i === 33 ? 'no-such-file.jpg' : 'data:,x'));
    const df = session.fromColumns({ url }).select(col('url').download().alias('bytes'));
    await expect(df.toRows()).rejects.toMatchObject({
      code: 'IoError',
      row: 33,
      column: 'url',
      file: 'no-such-file.jpg',
    });
  });
});
