import type { DataFrame, Session } from 'pixelframe';
import type { TensorValue } from 'pixelframe/images';
import { col, DataType, schema, typeName } from 'pixelframe';
import { expect } from 'vitest';
import type { Case, Context } from '../case.ts';
import { failure } from '../case.ts';

/** The card of the reference values: R = (7x + 3y) mod 256, G = (x*x div 16 + 5y) mod 256, B = 9 (x xor y) mod 256. */
function waves(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      data[i] = 7 * x + 3 * y;
      data[i + 1] = Math.floor((x * x) / 16) + 5 * y;
      data[i + 2] = 9 * (x ^ y);
    }
  }
  return { width, height, channels: 3, mode: 'RGB', data };
}

const hex = (bytes: unknown): string =>
  Array.from(bytes as Uint8Array, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

const NAMES = ['corgi-detail.webp', 'husky-web.webp', 'retriever-detail.jpg', 'beach-phone.webp'];

async function pictures(
  { session, sample }: Context,
  count = NAMES.length,
): Promise<DataFrame<{ name: string; bytes: Uint8Array }>> {
  const files = await Promise.all(NAMES.map((name) => sample(`images/${name}`)));
  const index = Array.from({ length: count }, (_, i) => i % NAMES.length);
  return session.fromColumns({ name: index.map((i) => NAMES[i]!), bytes: index.map((i) => files[i]!) });
}

const card = (session: Session): DataFrame =>
  session.fromColumns({ image: [waves(200, 150), null, waves(200, 150)] }) as DataFrame;

export const imageCases: readonly Case[] = [
  {
    name: "Daft's hashes, to the bit",
    async run({ session }) {
      const df = card(session).select(
        ...(['phash', 'dhash', 'ahash'] as const).map((method) => col('image').imageHash({ method }).alias(method)),
      );
      const rows = (await df.toRows()).map((row) =>
        Object.values(row).map((value) => (value === null ? null : hex(value))),
      );
      const hashes = ['fe01fe01f0000fff', 'd22a49a5345aab2d', '76d2bb4de6365389'];
      expect(rows).toEqual([hashes, [null, null, null], hashes]);
      return rows;
    },
  },
  {
    name: "Daft's resize, to the bit",
    async run({ session }) {
      const df = card(session).select(col('image').resize(224, 224).alias('small'));
      expect(typeName(df.schema().fields[0]!.type)).toBe('Image[RGB; 224 x 224]');
      const [first, second] = (await df.toRows()) as {
        small: { data: Uint8Array<ArrayBuffer>; width: number } | null;
      }[];
      expect(second!.small).toBeNull();
      expect((await digest(first!.small!.data.slice())).slice(0, 8)).toBe('36b509e5');
      return first;
    },
  },
  {
    name: 'attributes, tensors and normalization of one picture in one stage',
    async run({ session }) {
      const small = col('image').resize(5, 4);
      const df = card(session).select(
        col('image').imageWidth().alias('w'),
        small.imageHeight().alias('h'),
        col('image').imageChannel().alias('c'),
        col('image').imageMode().alias('m'),
        small.imageToTensor().alias('t'),
        small.normalizeImage().alias('n'),
        small.normalizeImage({ mean: [0, 0, 0], std: [1, 1, 1], layout: 'HWC' }).alias('raw'),
      );
      expect(df.explain().match(/\* ImageStage/g)).toHaveLength(1);
      const rows = await df.toRows();
      expect(rows[0]).toMatchObject({ w: 200, h: 4, c: 3, m: 3 });
      expect(rows[1]).toEqual({ w: null, h: null, c: null, m: null, t: null, n: null, raw: null });
      const { t, raw } = rows[0] as Record<'t' | 'raw', TensorValue>;
      expect(t.shape).toEqual([4, 5, 3]);
      expect(raw.shape).toEqual([4, 5, 3]);
      expect(Array.from(raw.data as Float32Array)).toEqual(
        Array.from(t.data as Uint8Array, (byte) => Math.fround(byte / 255)),
      );
      return rows;
    },
  },
  {
    name: 'files decode, and every way through a stage gives the same pixels',
    async run(context) {
      const df = (await pictures(context))
        .withColumn('image', col('bytes').decodeImage())
        .withColumn('small', col('image').resize(32, 32));
      const rows = await df
        .withColumn('p', col('small').imageHash())
        .withColumn('d', col('image').imageHash({ method: 'dhash' }))
        .withColumn('tensor', col('small').normalizeImage())
        .select('name', 'small', 'p', 'd', 'tensor')
        .toRows();
      expect(rows.map(({ name }) => name)).toEqual(NAMES);
      // The same in steps, through collected images.
      const decoded = await df.select('image', 'small').collect();
      const again = await decoded
        .select(
          col('small').imageHash().alias('p'),
          col('image').imageHash({ method: 'dhash' }).alias('d'),
          col('small').imageToTensor().normalizeImage().alias('tensor'),
        )
        .toRows();
      decoded.release();
      expect(again).toEqual(rows.map(({ p, d, tensor }) => ({ p, d, tensor })));
      return rows;
    },
  },
  {
    name: 'modes: RGBA, L and the own one of each file',
    async run(context) {
      const df = (await pictures(context, 2)).select(
        ...(['L', 'LA', 'RGBA'] as const).map((mode) => col('bytes').decodeImage({ mode }).resize(3, 2).alias(mode)),
        col('bytes').decodeImage({ mode: null }).resize(3, 2).alias('own'),
      );
      expect(df.schema().fields.map(({ type }) => typeName(type))).toEqual([
        'Image[L; 2 x 3]',
        'Image[LA; 2 x 3]',
        'Image[RGBA; 2 x 3]',
        'Image[MIXED]',
      ]);
      const rows = (await df.toRows()) as Record<string, { mode: string; data: Uint8Array }>[];
      expect(rows[0]!['L']!.data).toHaveLength(6);
      expect(rows[0]!['RGBA']!.data.filter((_, i) => i % 4 === 3)).toEqual(new Uint8Array(6).fill(255));
      return rows;
    },
  },
  {
    name: 'a filter in between decodes only what passes; one on the picture is computed once',
    async run(context) {
      const df = (await pictures(context))
        .withColumn('image', col('bytes').decodeImage())
        .where(col('name').ne('beach-phone.webp'))
        .where(col('image').imageWidth().gt(1))
        .withColumn('hash', col('image').imageHash())
        .select('name', 'hash');
      const rows = await df.toRows();
      expect(rows).toHaveLength(3);
      const decoded = df
        .metrics()!
        .stages.flatMap(({ operators }) => operators.filter(({ name }) => name.startsWith('ImageStage')));
      expect(decoded[0]!.rows).toBe(3);
      return rows;
    },
  },
  {
    name: "bad files: raise names file and row, 'null' counts them",
    async run({ session, sample }) {
      const good = await sample('images/corgi-detail.webp');
      const contents = [good, Uint8Array.of(1, 2, 3), good.slice(0, 200), good];
      const files = contents.map((bytes, i) => new File([bytes], `p${i}.webp`));
      const df = await session.readImages(files);
      const error = (await failure(() => df.withColumn('image', col('bytes').decodeImage()).toRows())) as Error & {
        file?: string;
        row?: number;
      };
      expect(error.name).toBe('DecodeError');
      expect(error.file).toBe('p1.webp');
      const nulls = df
        .withColumn('image', col('bytes').decodeImage({ onError: 'null' }))
        .select('name', col('image').imageWidth().alias('w'));
      const rows = await nulls.toRows();
      expect(rows.map(({ w }) => w !== null)).toEqual([true, false, false, true]);
      const { suppressed } = nulls.metrics()!;
      expect(suppressed.reduce((sum, { count }) => sum + count, 0)).toBe(2);
      expect(suppressed.flatMap((entry) => entry.files).sort()).toEqual(['p1.webp', 'p2.webp']);
      return { rows, suppressed };
    },
  },
  {
    name: 'nulls, empty batches and pictures of one pixel',
    async run({ session }) {
      const one = { width: 1, height: 1, channels: 4, mode: 'RGBA', data: Uint8Array.of(1, 2, 3, 0) };
      const df = session.fromColumns(
        { image: [null, one, null] },
        schema([{ name: 'image', type: DataType.image('RGBA') }]),
      );
      const plan = df.select(
        col('image').resize(3, 3).alias('big'),
        col('image').imageHash({ hashSize: 3 }).alias('h'),
        col('image')
          .normalizeImage({ mean: [0, 0, 0, 0], std: [1, 1, 1, 1] })
          .alias('n'),
      );
      const rows = await plan.toRows();
      expect(rows[0]).toEqual({ big: null, h: null, n: null });
      expect((rows[1]!['big'] as { data: Uint8Array }).data).toEqual(
        Uint8Array.from({ length: 36 }, (_, i) => [1, 2, 3, 0][i % 4]!),
      );
      expect(await plan.limit(0).toRows()).toEqual([]);
      return rows;
    },
  },
  {
    name: 'more pictures than one morsel, in order',
    async run(context) {
      const df = (await pictures(context, 70))
        .withColumn('hash', col('bytes').decodeImage().resize(16, 16).imageHash({ method: 'ahash', hashSize: 4 }))
        .select('name', 'hash');
      const rows = await df.toRows();
      expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 70 }, (_, i) => NAMES[i % NAMES.length]));
      for (const [i, { hash }] of rows.entries()) expect(hash).toEqual(rows[i % NAMES.length]!.hash);
      return rows.slice(0, NAMES.length);
    },
  },
  {
    name: 'images and tensors of a stage survive Parquet',
    async run(context) {
      const df = (await pictures(context, 2))
        .withColumn('small', col('bytes').decodeImage().resize(4, 3))
        .withColumn('tensor', col('small').normalizeImage())
        .withColumn('hash', col('small').imageHash())
        .select('name', 'small', 'tensor', 'hash');
      const again = await context.session.readParquet(await df.writeParquet());
      expect(again.schema().fields.map(({ type }) => typeName(type))).toEqual([
        'String',
        'Image[RGB; 3 x 4]',
        'Tensor[Float32; [3, 3, 4]]',
        'Binary[8]',
      ]);
      const rows = await again.toRows();
      expect(rows).toEqual(await df.toRows());
      return rows;
    },
  },
];
