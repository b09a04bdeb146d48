import type { DataFrame, Session } from 'pixelframe';
import { col } from 'pixelframe';

const NAMES = ['beach-phone.webp', 'corgi-detail.webp', 'retriever-detail.jpg', 'husky-web.webp'];

/** URLs of the sample pictures, over and over: enough work to be interrupted. */
export const pictureUrls = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => new URL(`/samples/images/${NAMES[i % NAMES.length]!}`, location.href).href);

/** Downloads, decodes, resizes and hashes `count` pictures. */
export function hashed(session: Session, count: number): DataFrame {
  const urls = pictureUrls(count);
  return session
    .fromColumns({ id: Int32Array.from(urls.keys()), url: urls })
    .withColumn('image', col('url').download().decodeImage())
    .withColumn('small', col('image').resize(48, 48))
    .withColumn('hash', col('image').imageHash())
    .withColumn('edges', col('small').imageHash({ method: 'dhash' }))
    .select('id', 'url', 'hash', 'edges');
}
