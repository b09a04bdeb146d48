import { readFile } from 'node:fs/promises';
import { FUNCTIONS } from '@pixelframe/plan';
import * as api from 'pixelframe';
import { col, DataFrame, DataType, lit } from 'pixelframe';
import * as F from 'pixelframe/functions';
import { createSession } from 'pixelframe/node';
import { expect, test } from 'vitest';
import { staleFiles } from '../../apps/dev/src/generate-functions.ts';
import { LEFT_OUT, SPELLED_OTHERWISE } from '../../apps/dev/src/left-out.ts';

const root = new URL('../../', import.meta.url);

test('the generated methods, functions and docs are what the definitions give', async () => {
  expect(await staleFiles(root), 'run `npm run generate`').toEqual([]);
});

test("each of Daft's functions is here, spelled otherwise, or left out for a reason", async () => {
  const path = new URL('../reference/daft-functions.json', import.meta.url);
  const { functions } = JSON.parse(await readFile(path, 'utf8')) as { functions: readonly string[] };
  const known = new Set([
    ...[...FUNCTIONS.values()].map(({ daft }) => daft),
    ...Object.keys(LEFT_OUT),
    ...Object.keys(SPELLED_OTHERWISE),
  ]);
  expect(functions.filter((name) => !known.has(name))).toEqual([]);
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
        x: [1.5, -2.25, null],
        numbers: [[3, 1, 2], [], null],
        point: [{ x: 1, y: 'a' }, { x: 2, y: null }, null],
        json: ['{"a": [1, 2], "b": "c"}', '{}', null],
        at: [new Date('2024-02-29T13:45:30.250Z'), new Date(0), null],
        data: [new Uint8Array([104, 105]), new Uint8Array(), null],
      })
      .withColumn('day', col('at').cast(DataType.date()))
      .withColumn('took', col('at').sub(col('at')))
      .withColumn('scores', lit(null).cast(DataType.map(DataType.string(), DataType.int64())))
      .withColumn('image', col('bytes').decodeImage())
      .withColumn('hash', col('image').imageHash())
      .withColumn('other_hash', col('image').imageHash({ method: 'phash' }))
      .withColumn('segments', col('image').imageHash({ method: 'crop_resistant', compat: 'imagehash' }))
      .withColumn('other_segments', col('segments'));
    expect(example).toContain(`${name}(`);
    // The examples are lines of the docs: this is how a reader runs them.
    const result: unknown = new Function('df', ...Object.keys(api), 'F', `return ${example}`)(
      df,
      ...Object.values(api),
      F,
    );
    expect(result).toBeInstanceOf(DataFrame);
    await (result as DataFrame).toRows();
  },
);
