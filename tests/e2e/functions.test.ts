import { readFile } from 'node:fs/promises';
import { FUNCTIONS } from '@pixelframe/plan';
import { col, DataFrame } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { expect, test } from 'vitest';
import { staleFiles } from '../../apps/dev/src/generate-functions.ts';

const root = new URL('../../', import.meta.url);

test('the generated methods, functions and docs are what the definitions give', async () => {
  expect(await staleFiles(root), 'run `npm run generate`').toEqual([]);
});

test.each([...FUNCTIONS.values()].map((definition) => [definition.name, definition.example] as const))(
  'the example of %s runs',
  async (name, example) => {
    await using session = createSession();
    const picture = await readFile(new URL('public/samples/images/husky-thumb.png', root));
    const df = session
      .fromColumns({
        a: [1, 2, 3],
        first: ['Ada', 'Alan', null],
        last: ['Lovelace', 'Turing', 'Hopper'],
        tags: [['x', 'y'], [], null],
        flag: [true, false, null],
        url: Array.from({ length: 3 }, () => `data:image/png;base64,${picture.toString('base64')}`),
        bytes: [picture, picture, null].map((bytes) => (bytes === null ? null : new Uint8Array(bytes))),
        embedding: [Float32Array.of(1, 0, 0), Float32Array.of(0, 0, 0), null],
      })
      .withColumn('image', col('bytes').decodeImage())
      .withColumn('hash', col('image').imageHash())
      .withColumn('other_hash', col('image').imageHash({ method: 'phash' }))
      .withColumn('segments', col('image').imageHash({ method: 'crop_resistant', compat: 'imagehash' }))
      .withColumn('other_segments', col('segments'));
    expect(example).toContain(name === 'add' ? '.add(' : `.${name}(`);
    // The examples are lines of the docs: this is how a reader runs them.
    const result: unknown = new Function('df', 'col', `return ${example}`)(df, col);
    expect(result).toBeInstanceOf(DataFrame);
    await (result as DataFrame).toRows();
  },
);
