import { col, readImages } from 'pixelframe';

const photos = (await readImages('public/samples/images'))
  .withColumn('image', col('bytes').decodeImage({ onError: 'null' }))
  .withColumn('thumbnail', col('image').resize(96, 96))
  .withColumn('hash', col('image').imageHash({ method: 'phash' }))
  .select('path', 'size', 'thumbnail', 'hash');
await photos.collect();

// Runs as a similarity join: the cross product is never made.
export default photos
  .join(photos, { how: 'cross' })
  .where(col('hash').hammingDistance(col('right.hash')).le(10))
  .where(col('size').gt(col('right.size')))
  .select(col('path').alias('keep'), col('right.path').alias('duplicate'));
