import { col, fromRows, lit, readParquet } from 'pixelframe';

// Two sources: a Parquet file of people, and plain rows of whose dog is on which picture.
const owners = await readParquet('samples/owners.parquet');
const dogs = fromRows(await (await fetch('samples/dogs.json')).json());

// A DataFrame is a plan. collect() runs it, in workers, and keeps the rows.
export const pictures = await owners
  .withColumn('full_name', col('first_name').add(' ').add(col('last_name')))
  .join(dogs, { on: 'full_name' })
  .withColumn('path', lit('samples/').add(col('image')))
  .withColumn('photo', col('path').download())
  .withColumn('image', col('photo').decodeImage().resize(224, 224))
  .withColumn('tensor', col('image').imageToTensor().normalizeImage({ layout: 'CHW' }))
  .withColumn('hash', col('image').imageHash({ method: 'phash' }))
  .select('full_name', 'dog_name', 'photo', 'image', 'tensor', 'hash', 'path')
  .collect();

// Near-duplicates: at most 10 of the 64 bits of their hashes differ.
export default pictures
  .join(pictures, { how: 'cross' })
  .withColumn('distance', col('hash').hammingDistance(col('right.hash')))
  .where(col('distance').le(10))
  .where(col('path').lt(col('right.path')))
  .select('photo', 'right.photo', 'distance', 'dog_name', 'path', 'right.path');
