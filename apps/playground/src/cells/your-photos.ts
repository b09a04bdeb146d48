import { col, readImages } from 'pixelframe';

// `files` are the pictures you chose. They are read in this tab and never leave it.
const folder = await readImages(files);
const photos = await folder
  .withColumn('decoded', col('bytes').decodeImage({ onError: 'null' }))
  .withColumn('width', col('decoded').imageWidth())
  .withColumn('height', col('decoded').imageHeight())
  .withColumn('hash', col('decoded').imageHash({ method: 'phash' }))
  .withColumn('preview', col('decoded').resize(96, 96))
  .select('path', 'preview', 'width', 'height', 'size', 'hash')
  .collect();

// Pairs that look alike: at most 10 of the 64 bits of their hashes differ.
export const duplicates = photos
  .join(photos, { how: 'cross' })
  .withColumn('distance', col('hash').hammingDistance(col('right.hash')))
  .where(col('distance').le(10))
  .where(col('path').lt(col('right.path')))
  .select('preview', 'right.preview', 'distance', 'path', 'right.path', 'width', 'right.width');

export default photos;
