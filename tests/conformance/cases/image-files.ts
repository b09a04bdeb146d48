import type { ImageValue } from 'pixelframe';
import { col, DataType, schema } from 'pixelframe';
import { expect } from 'vitest';
import type { Case } from '../case.ts';
import { failure, failureText } from '../case.ts';

const picture = (mode: ImageValue['mode'], width = 5, height = 4): ImageValue => {
  const channels = ['L', 'LA', 'RGB', 'RGBA'].indexOf(mode) + 1;
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) => (i * 37) % 251);
  return { width, height, channels, mode, data };
};

const mixed = schema([{ name: 'image', type: DataType.image() }]);
const image = col('image');

export const imageFileCases: readonly Case[] = [
  {
    name: 'PNG keeps every pixel of every mode',
    async run({ session }) {
      const pictures = [
        ...(['L', 'LA', 'RGB', 'RGBA'] as const).map((mode) => picture(mode)),
        null,
        picture('L', 1, 1),
      ];
      const df = session.fromColumns({ image: pictures }, mixed).withColumn('file', image.encodeImage('PNG'));
      const rows = await df.withColumn('again', col('file').decodeImage({ mode: null })).toRows();
      expect(rows.map(({ again }) => again)).toEqual(pictures);
      expect(rows.map(({ file }) => file === null)).toEqual([false, false, false, false, true, false]);
      return rows;
    },
  },
  {
    name: 'files of every format, written at the end of one stage, and what their headers say',
    async run({ session, sample }) {
      const file = new File([await sample('images/corgi-detail.webp')], 'corgi.webp');
      const small = col('bytes').decodeImage().resize(48, 32, { fit: 'cover' });
      const formats = ['png', 'jpeg', 'jpg', 'webp', 'avif'] as const;
      const df = (await session.readImages([file])).select(
        ...formats.map((format) => small.encodeImage(format).alias(format)),
        small.encodeImage('jpeg', { quality: 20 }).alias('low'),
      );
      expect(df.explain().match(/\* ImageStage/g)).toHaveLength(1);
      const [row] = await df.toRows();
      expect(row!.jpg).toEqual(row!.jpeg);
      expect((row!.low as Uint8Array).length).toBeLessThan((row!.jpeg as Uint8Array).length);
      const written = ['png', 'jpeg', 'webp', 'avif'].map((format) => row![format as 'png']);
      const read = await session
        .fromColumns({ bytes: written })
        .select(
          col('bytes').imageFileMetadata().get('format').alias('format'),
          col('bytes').imageFileMetadata().get('width').alias('width'),
          col('bytes').guessMimeType().alias('type'),
          col('bytes').decodeImage().imageHeight().alias('height'),
        )
        .toRows();
      expect(read).toEqual([
        { format: 'PNG', width: 48, type: 'image/png', height: 32 },
        { format: 'JPEG', width: 48, type: 'image/jpeg', height: 32 },
        { format: 'WEBP', width: 48, type: 'image/webp', height: 32 },
        { format: 'AVIF', width: 48, type: expect.anything(), height: 32 },
      ]);
      return { row, read };
    },
  },
  {
    name: 'pictures that a format cannot hold, and headers of no picture',
    async run({ session }) {
      const clear = session.fromColumns({ image: [picture('RGB'), picture('RGBA')] }, mixed);
      const failed = await failure(() => clear.select(image.encodeImage('jpeg').alias('f')).toRows());
      expect(failed).toMatchObject({ name: 'EncodeError', row: 1 });
      const empty = session
        .fromColumns({ image: [picture('RGB')] })
        .select(image.crop([9, 9, 1, 1]).encodeImage('png'));
      expect(await failureText(() => empty.toRows())).toMatch(/^EncodeError: /);
      const bytes = [new TextEncoder().encode('%PDF-1.4 ...'), Uint8Array.of(1, 2, 3), null];
      const df = session.fromColumns({ bytes });
      const metadata = df.select(
        col('bytes').imageFileMetadata({ onError: 'null' }).alias('m'),
        col('bytes').guessMimeType().alias('t'),
      );
      const rows = await metadata.toRows();
      expect(rows).toEqual([
        { m: null, t: 'application/pdf' },
        { m: null, t: null },
        { m: null, t: null },
      ]);
      expect(metadata.metrics()!.suppressed.reduce((sum, { count }) => sum + count, 0)).toBe(2);
      const raised = await failure(() => df.select(col('bytes').imageFileMetadata()).toRows());
      expect(raised).toMatchObject({ name: 'DecodeError', row: 0 });
      return { rows, failed: failed.message, raised: raised.message };
    },
  },
];
