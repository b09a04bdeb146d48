import { readFileSync } from 'node:fs';
import type { Expression, ImageValue } from 'pixelframe';
import { col, crop, DataType, schema, typeName } from 'pixelframe';
import { cosineDistance, cosineSimilarity, dotProduct, euclideanDistance } from 'pixelframe/functions';
import { createSession } from 'pixelframe/node';
import { afterAll, describe, expect, test } from 'vitest';

type Mode = ImageValue['mode'];

interface Reference {
  readonly images: readonly {
    readonly name: string;
    readonly mode: Mode;
    readonly type: string;
    readonly values: readonly (null | number | { width: number; height: number; data: string })[];
  }[];
  readonly distances: readonly {
    readonly name: 'cosineDistance' | 'cosineSimilarity' | 'dotProduct' | 'euclideanDistance';
    readonly item: 'Float32' | 'Float64' | 'Int8';
    readonly kind: 'embedding' | 'list';
    readonly left: readonly (readonly number[] | null)[];
    readonly right: readonly (readonly number[] | null)[];
    readonly type: string;
    readonly values: readonly (number | 'NaN' | null)[];
  }[];
}

const reference = JSON.parse(
  readFileSync(new URL('../reference/daft-images.json', import.meta.url), 'utf8'),
) as Reference;
const session = createSession();
afterAll(() => session.close());

const MODES = ['L', 'LA', 'RGB', 'RGBA'] as const;

/** The generator of the reference's pictures. */
function lcg(width: number, height: number, mode: Mode, seed: number): ImageValue {
  const channels = MODES.indexOf(mode) + 1;
  let state = seed;
  const data = Uint8Array.from({ length: width * height * channels }, () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state >>> 24;
  });
  return { width, height, channels, mode, data };
}

const image = col('image');
const EXPRESSIONS: Readonly<Record<string, Expression>> = {
  'crop by a box': crop(image, [2, 1, 5, 4]),
  'crop past the edge': image.crop([1, 6, 100, 100]),
  'crop by a column': image.crop(col('box')),
  resize: image.resize(5, 3),
  ...Object.fromEntries(MODES.map((mode) => [`convert to ${mode}`, image.convertImage(mode)])),
  ...Object.fromEntries(
    (['width', 'height', 'channel', 'mode'] as const).map((name) => [name, image.imageAttribute(name)]),
  ),
  tensor: image.imageToTensor(),
};

const hex = (bytes: ArrayLike<number>): string => Buffer.from(Uint8Array.from(bytes)).toString('hex');

/** A value as the reference writes it. */
function encode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { width, height, shape, data } = value as ImageValue & { shape?: readonly number[] };
  return { width: shape?.[1] ?? width, height: shape?.[0] ?? height, data: hex(data) };
}

describe.each(MODES)('pictures of mode %s as in Daft', (mode) => {
  const df = session.fromColumns(
    {
      image: [lcg(11, 7, mode, 1), null, lcg(4, 9, mode, 2), lcg(6, 8, mode, 3)],
      box: [[2, 1, 5, 4], [0, 0, 3, 3], [3, 8, 9, 9], null],
    },
    schema([
      { name: 'image', type: DataType.image(mode) },
      { name: 'box', type: DataType.list(DataType.int64()) },
    ]),
  );
  test.each(reference.images.filter((item) => item.mode === mode))('$name', async ({ name, type, values }) => {
    const result = df.select(EXPRESSIONS[name]!.alias('r'));
    expect(typeName(result.schema().fields[0]!.type)).toBe(type);
    expect((await result.toRows()).map(({ r }) => encode(r))).toEqual(values);
  });
});

const DISTANCES = { cosineDistance, cosineSimilarity, dotProduct, euclideanDistance };

describe('distances of vectors as in Daft', () => {
  const items = { Float32: DataType.float32(), Float64: DataType.float64(), Int8: DataType.int8() };
  test.each(reference.distances)('$name of $item', async ({ name, item, kind, left, right, type, values }) => {
    const of = kind === 'embedding' ? DataType.embedding(items[item], 37) : DataType.fixedSizeList(items[item], 37);
    const df = session.fromColumns(
      { left, right },
      schema([
        { name: 'left', type: of },
        { name: 'right', type: of },
      ]),
    );
    const between = DISTANCES[name];
    const result = df.select(
      between(col('left'), col('right')).alias('r'),
      between(col('left'), left[0]!).alias('first'),
    );
    expect(typeName(result.schema().fields[0]!.type)).toBe(type);
    const rows = await result.toRows();
    expect(rows.map(({ r }) => (Number.isNaN(r) ? 'NaN' : r))).toEqual(values);
    // The plain vector serves every row as a column of it would.
    const same = await df.select(between(col('left'), col('left')).alias('r')).toRows();
    expect(rows[0]!.first).toBe(same[0]!.r);
  });
});
