import type { DataFrame, ImageValue, Session } from 'pixelframe';
import { col, DataType, schema, typeName } from 'pixelframe';
import * as F from 'pixelframe/functions';
import { expect } from 'vitest';
import type { Case } from '../case.ts';
import { failureText } from '../case.ts';

/** The reference values' generator: a picture without any pattern. */
function lcg(width: number, height: number, channels: 1 | 3, seed: number): ImageValue {
  let state = seed;
  const data = Uint8Array.from({ length: width * height * channels }, () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state >>> 24;
  });
  return { width, height, channels, mode: channels === 1 ? 'L' : 'RGB', data };
}

/** Pixel (x, y) is 16 y + x. */
const ramp = (width: number, height: number): ImageValue => ({
  width,
  height,
  channels: 1,
  mode: 'L',
  data: Uint8Array.from({ length: width * height }, (_, i) => 16 * Math.floor(i / width) + (i % width)),
});

const noise = (session: Session): DataFrame =>
  session.fromColumns({ image: [lcg(64, 48, 3, 1), null, lcg(30, 41, 3, 9)] }) as DataFrame;

const hex = (value: unknown): string =>
  Array.from(value as Uint8Array, (byte) => byte.toString(16).padStart(2, '0')).join('');

const sizeOf = (value: unknown): string | null =>
  value === null ? null : `${(value as ImageValue).width}x${(value as ImageValue).height}`;

const image = col('image');

/** Daft's hashes of the 64 x 48 picture; see the reference's table. */
const DAFT_HASHES = {
  ahash: '7f5c8cb5d2d5325e',
  dhash: 'b498692d2625649c',
  dhash_vertical: '00a411f38e311ece',
  phash: 'd40991acb50e9afd',
  phash_simple: '1b17a963e3b384f7',
  whash: '7f4cac55d2b1365e',
} as const;

export const imageFunctionCases: readonly Case[] = [
  {
    name: 'every filter, of Daft and of Pillow',
    async run({ session }) {
      const filters = ['nearest', 'box', 'triangle', 'bilinear', 'bicubic', 'lanczos'] as const;
      const exprs = (['daft', 'pillow'] as const).flatMap((compat) =>
        filters.map((filter) => image.resize(23, 57, { filter, compat }).alias(`${compat} ${filter}`)),
      );
      const rows = await noise(session)
        .select(...exprs)
        .toRows();
      for (const compat of ['daft', 'pillow']) {
        expect(rows[0]![`${compat} bilinear`]).toEqual(rows[0]![`${compat} triangle`]);
      }
      const different = new Set(Object.values(rows[0]!).map((value) => hex((value as ImageValue).data)));
      expect(different.size).toBeGreaterThanOrEqual(9);
      return rows;
    },
  },
  {
    name: 'every way to fit, and its size',
    async run({ session }) {
      const df = noise(session).select(
        ...(['fill', 'cover', 'contain', 'inside'] as const).map((fit) => image.resize(20, 10, { fit }).alias(fit)),
        image.resize(20, 20, { fit: 'shorter' }).alias('shorter'),
        image.thumbnail(20).alias('thumb'),
        image.thumbnail(500, 400, { filter: 'lanczos' }).alias('same'),
      );
      expect(df.schema().fields.map(({ type }) => typeName(type))).toEqual([
        ...Array.from({ length: 3 }, () => 'Image[RGB; 10 x 20]'),
        ...Array.from({ length: 4 }, () => 'Image[RGB]'),
      ]);
      const rows = await df.toRows();
      expect(rows.map((row) => Object.values(row).map(sizeOf).join(' '))).toEqual([
        '20x10 20x10 20x10 13x10 26x20 20x15 64x48',
        '      ',
        '20x10 20x10 20x10 7x10 20x27 15x20 30x41',
      ]);
      expect(rows[2]!['same']).toEqual(lcg(30, 41, 3, 9));
      // The bars beside a picture that was made to fit are black.
      const { data } = rows[0]!['contain'] as ImageValue;
      expect([...data.subarray(0, 9)]).toEqual(Array.from({ length: 9 }, () => 0));
      return rows;
    },
  },
  {
    name: 'crops by a plain box, by a column and to the middle, in chains, and the sizes they leave',
    async run({ session }) {
      const df = session.fromColumns(
        {
          image: [ramp(8, 6), ramp(8, 6), null, ramp(5, 5)],
          box: [[1, 2, 3, 2], null, [0, 0, 1, 1], [4, 0, 9, 9]],
        },
        schema([
          { name: 'image', type: DataType.image('L') },
          { name: 'box', type: DataType.list(DataType.int64()) },
        ]),
      );
      const face = image.crop(col('box'));
      const plan = df.select(
        face.alias('face'),
        face.imageWidth().alias('w'),
        image.crop([6, 4, 9, 9]).alias('corner'),
        image.centerCrop(3, 2).alias('middle'),
        image.crop([1, 1, 4, 4]).resize(3, 3).flip().imageHash({ method: 'ahash', hashSize: 4 }).alias('hash'),
        face.resize(2, 2, { fit: 'cover' }).alias('small'),
        image.imageHeight().alias('h'),
      );
      expect(plan.explain().match(/\* ImageStage/g)).toHaveLength(1);
      const rows = await plan.toRows();
      const pixels = (name: 'face' | 'corner' | 'middle' | 'small'): unknown[] =>
        rows.map((row) => (row[name] === null ? null : [...(row[name] as ImageValue).data]));
      expect(pixels('face')).toEqual([[33, 34, 35, 49, 50, 51], null, null, [4, 20, 36, 52, 68]]);
      expect(pixels('corner')).toEqual([[70, 71, 86, 87], [70, 71, 86, 87], null, []]);
      expect(pixels('middle')[0]).toEqual([34, 35, 36, 50, 51, 52]);
      expect(rows.map(({ w, h }) => [w, h])).toEqual([
        [3, 6],
        [null, 6],
        [null, null],
        [1, 5],
      ]);
      return rows;
    },
  },
  {
    name: 'a list that is no box names its row',
    async run({ session }) {
      const df = session.fromColumns({ image: [ramp(2, 2), ramp(2, 2)], box: [[0, 0, 1, 1], [1]] });
      const text = await failureText(() => df.select(image.crop(col('box')).alias('c')).toRows());
      expect(text).toBe(
        'PlanError: crop: [1] is no box: expected four whole numbers from 0, [x, y, width, height]. (Make the box null where nothing shall be cut out.)',
      );
      return text;
    },
  },
  {
    name: 'turns, mirrors and modes to the pixel',
    async run({ session }) {
      const df = session.fromColumns({ image: [ramp(3, 2)] });
      const plan = df.select(
        image.flip().alias('h'),
        image.flip('vertical').alias('v'),
        ...([90, 180, 270] as const).map((degrees) => image.rotate(degrees).alias(`r${degrees}`)),
        image.rotate(90).rotate(270).alias('same'),
        image.convertImage('RGBA').crop([1, 1, 1, 1]).alias('rgba'),
        image.convertImage('LA').convertImage('L').alias('back'),
      );
      const [row] = await plan.toRows();
      const shown = Object.entries(row!).map(([name, value]) => [
        name,
        sizeOf(value),
        [...(value as ImageValue).data].join(' '),
      ]);
      expect(shown).toEqual([
        ['h', '3x2', '2 1 0 18 17 16'],
        ['v', '3x2', '16 17 18 0 1 2'],
        ['r90', '2x3', '16 0 17 1 18 2'],
        ['r180', '3x2', '18 17 16 2 1 0'],
        ['r270', '2x3', '2 18 1 17 0 16'],
        ['same', '3x2', '0 1 2 16 17 18'],
        ['rgba', '1x1', '17 17 17 255'],
        ['back', '3x2', '0 1 2 16 17 18'],
      ]);
      const grays = await session
        .fromColumns({ image: [{ width: 1, height: 1, channels: 3, mode: 'RGB', data: Uint8Array.of(255, 0, 0) }] })
        .select(image.convertImage('L').alias('daft'), image.convertImage('L', { compat: 'pillow' }).alias('pillow'))
        .toRows();
      expect(Object.values(grays[0]!).map((value) => (value as ImageValue).data[0])).toEqual([54, 76]);
      return [row, grays];
    },
  },
  {
    name: "all hashes, Daft's to the bit",
    async run({ session }) {
      const daft = Object.keys(DAFT_HASHES) as (keyof typeof DAFT_HASHES)[];
      const df = noise(session).select(
        ...daft.map((method) => image.imageHash({ method }).alias(method)),
        image.imageHash({ method: 'crop_resistant', hashSize: 4, segments: 2 }).alias('tiles'),
        image.imageHash({ method: 'colorhash', binbits: 4 }).alias('colours'),
        ...daft.map((method) => image.imageHash({ method, compat: 'imagehash' }).alias(`imagehash ${method}`)),
        image.imageHash({ method: 'colorhash', compat: 'imagehash' }).alias('imagehash colours'),
      );
      const [first, second, third] = await df.toRows();
      expect(Object.fromEntries(daft.map((method) => [method, hex(first![method])]))).toEqual(DAFT_HASHES);
      expect(hex(first!['tiles'])).toBe('88bbcd94a66383d3');
      expect(hex(first!['colours'])).toHaveLength(14);
      expect(Object.values(second!).every((value) => value === null)).toBe(true);
      return [first, third];
    },
  },
  {
    name: 'hashes of the segments of imagehash, and how far apart they are',
    async run({ session }) {
      const segments = image.imageHash({ method: 'crop_resistant', compat: 'imagehash' });
      const df = noise(session).select(segments.alias('a'), image.flip().alias('mirrored'));
      expect(typeName(df.schema().fields[0]!.type)).toBe('List[Binary[8]]');
      const rows = await df
        .withColumn('b', col('mirrored').imageHash({ method: 'crop_resistant', compat: 'imagehash' }))
        .select(
          col('a'),
          col('a').multiHashDistance(col('a')).alias('same'),
          col('a').multiHashDistance(col('b')).alias('d'),
        )
        .toRows();
      expect(rows.map(({ same }) => same)).toEqual([0, null, 0]);
      expect(rows[1]).toEqual({ a: null, same: null, d: null });
      return rows;
    },
  },
  {
    name: 'figures of a picture',
    async run({ session }) {
      const df = session.fromColumns({
        image: [ramp(4, 4), null, { ...ramp(4, 4), data: new Uint8Array(16).fill(7) }],
      });
      const rows = await df.select(image.imageStats().alias('s'), image.imageStats().get('max').alias('max')).toRows();
      expect(rows[2]!.s).toEqual({ mean: 7, std: 0, min: 7, max: 7, sharpness: 0, entropy: 0 });
      expect(rows[0]!.s).toMatchObject({ mean: 25.5, min: 0, max: 51, sharpness: 0, entropy: 4 });
      expect(rows[1]).toEqual({ s: null, max: null });
      return [rows, await noise(session).select(image.imageStats().alias('s')).toRows()];
    },
  },
  {
    name: 'modes are compared by name',
    async run({ session }) {
      const df = session.fromColumns(
        { image: [ramp(1, 1), lcg(1, 1, 3, 1), null] },
        schema([{ name: 'image', type: DataType.image() }]),
      );
      const rows = await df
        .select(
          image.imageMode().eq('RGB').alias('eq'),
          image.imageAttribute('mode').isIn(['la', 'l']).alias('gray'),
          image.imageAttribute('channel').alias('n'),
        )
        .toRows();
      expect(rows).toEqual([
        { eq: false, gray: true, n: 1 },
        { eq: true, gray: false, n: 3 },
        { eq: null, gray: null, n: null },
      ]);
      expect(await failureText(() => image.imageMode().ne('CMYK'))).toBe(
        'PlanError: "CMYK" is not an image mode. Available: L (1), LA (2), RGB (3), RGBA (4).',
      );
      return rows;
    },
  },
  {
    name: "Daft's namespaced spellings are the same functions",
    async run({ session }) {
      const rows = await noise(session)
        .select(
          image.image.resize(8, 8, { fit: 'cover' }).image.hash({ method: 'dhash' }).alias('a'),
          image.resize(8, 8, { fit: 'cover' }).imageHash({ method: 'dhash' }).alias('b'),
          image.image.toMode('L').image.centerCrop(2).image.width().alias('c'),
        )
        .toRows();
      expect(rows[0]!['a']).toEqual(rows[0]!['b']);
      expect(rows.map(({ c }) => c)).toEqual([2, null, 2]);
      return rows;
    },
  },
  {
    name: 'distances between vectors and to one of them',
    async run({ session }) {
      const df = session.fromColumns({ v: [Float32Array.of(1, 2, 2), Float32Array.of(0, 0, 0), null] });
      const rows = await df
        .select(
          F.cosineDistance(col('v'), [2, 4, 4]).alias('cosine'),
          F.cosineSimilarity(col('v'), col('v')).alias('similarity'),
          F.dotProduct(col('v'), [1, 1, 1]).alias('dot'),
          F.euclideanDistance([1, 0, 0], col('v')).alias('euclidean'),
        )
        .toRows();
      expect(rows).toEqual([
        { cosine: 0, similarity: 1, dot: 5, euclidean: Math.sqrt(8) },
        { cosine: Number.NaN, similarity: null, dot: 0, euclidean: 1 },
        { cosine: null, similarity: null, dot: null, euclidean: null },
      ]);
      return rows;
    },
  },
];
