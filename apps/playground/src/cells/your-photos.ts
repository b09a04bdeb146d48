import { col, DataType, readImages } from 'pixelframe';

// `files` are the pictures you chose. They are read in this tab and never leave it.
const folder = await readImages(files);
const photos = await folder
  .withColumn('decoded', col('bytes').decodeImage({ onError: 'null', orientation: 'apply' }))
  .withColumn('width', col('decoded').imageWidth())
  .withColumn('height', col('decoded').imageHeight())
  .withColumn('hash', col('decoded').imageHash({ method: 'phash' }))
  .withColumn('preview', col('decoded').thumbnail(320).convertImage('RGB').encodeImage('jpeg'))
  .select('path', 'preview', 'width', 'height', 'size', 'hash')
  .collect();

// Pictures that look alike: at most 10 of the 64 bits of their hashes differ. Of each group the one with the most pixels
// is kept; of equally many, the largest file.
const text = DataType.string();
const groups = photos
  .duplicateClusters('hash', { maxDistance: 10 })
  .withColumn('rank', col('width').mul(col('height')).add(col('size').div(1e10)))
  .withColumn('pixels', col('width').cast(text).add(' × ').add(col('height').cast(text)));
const best = groups.dropNearDuplicates('hash', { maxDistance: 10, keep: 'rank' }).select('cluster', 'path', 'hash');
const alike = groups
  .join(best, { on: 'cluster' })
  .withColumn('distance', col('hash').hammingDistance(col('right.hash')))
  .withColumn('kept', col('path').eq(col('right.path')));

gallery(
  alike,
  {
    group: 'cluster',
    image: 'preview',
    caption: 'path',
    distance: 'distance',
    kept: 'kept',
    size: 'size',
    details: ['pixels'],
  },
  'Near-duplicates',
);

export default photos;
