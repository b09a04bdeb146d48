import { col, fromColumns, type Session } from 'pixelframe';

const PIXELS = { width: 4, height: 2, channels: 3, mode: 'RGB' } as const;

/** The grey of the picture in a row. */
export const greyOf = (row: number): number => row * 20;

const table = (session: Session, first: number, count: number) => {
  const ids = Array.from({ length: count }, (_, i) => first + i);
  const picture = (id: number) => ({ ...PIXELS, data: new Uint8Array(24).fill(greyOf(id)) });
  return fromColumns({ id: ids, label: ids.map((id) => `n${id}`), pixels: ids.map(picture) }, { session })
    .withColumn('bytes', col('pixels').encodeImage('png'))
    .withColumn('path', col('label').concat('.png'));
};

/** A Parquet file of a dataset of pictures as the hub makes them: `image` is a struct of bytes and path. */
export async function pictureShard(session: Session, first: number, count: number): Promise<Uint8Array<ArrayBuffer>> {
  const rows = await table(session, first, count).select('id', 'label', 'bytes', 'path').toRows();
  const images = rows.map(({ id, label, bytes, path }) => ({ id, label, image: { bytes, path } }));
  const blob = await session.fromRows(images).writeParquet();
  return new Uint8Array(await blob.arrayBuffer());
}
