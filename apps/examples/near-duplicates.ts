import { col, readImages } from 'pixelframe';

const photos = (await readImages('public/samples/images'))
  .withColumn('image', col('bytes').decodeImage({ onError: 'null' }))
  .withColumn('preview', col('image').thumbnail(96).encodeImage('webp'))
  .withColumn('sharpness', col('image').imageStats().get('sharpness'))
  .withColumn('hash', col('image').imageHash({ method: 'phash' }))
  .select('path', 'size', 'preview', 'sharpness', 'hash');
await photos.collect();

// Of pictures that look alike, the sharpest; and which look alike.
export const best = photos.dropNearDuplicates('hash', { maxDistance: 10, keep: 'sharpness' });
export default photos.nearDuplicates('hash', { id: 'path', maxDistance: 10 });
