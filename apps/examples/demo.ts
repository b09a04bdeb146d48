import { col, type DataFrame, fromColumns, fromRows, lit, readImages, readParquet, type Session } from 'pixelframe';

interface Dog {
  image: string;
  full_name: string;
  dog_name: string;
}

interface Context {
  readonly args: { readonly folder?: string; readonly out?: string };
  readonly session: Session;
}

/** Pictures that look alike: perceptual hashes that differ in at most 10 of 64 bits. */
function nearDuplicates(pictures: DataFrame): DataFrame {
  const hashes = pictures.select('path', 'hash');
  return hashes
    .join(hashes, { how: 'cross' })
    .withColumn('distance', col('hash').hammingDistance(col('right.hash')))
    .where(col('distance').le(10))
    .where(col('path').lt(col('right.path')))
    .select(col('path').alias('path_a'), col('right.path').alias('path_b'), 'distance');
}

/** Owners and their dogs, each with the picture's bytes. */
async function ownersWithPictures(): Promise<DataFrame> {
  const [file] = await fromColumns({ url: ['public/samples/dogs.json'] })
    .select(col('url').download().alias('bytes'))
    .toRows();
  const dogs = JSON.parse(new TextDecoder().decode(file?.['bytes'] as Uint8Array)) as Dog[];
  const owners = (await readParquet('public/samples/owners.parquet')).withColumn(
    'full_name',
    col('first_name').add(' ').add(col('last_name')),
  );
  return owners
    .join(fromRows(dogs), { on: 'full_name' })
    .withColumn('path', col('image'))
    .withColumn('bytes', lit('public/samples/').add(col('path')).download())
    .select('full_name', 'dog_name', 'path', 'bytes');
}

/** The quickstart: from photos and a table of people to tensors, hashes and near-duplicates. */
export default async function demo({ args, session }: Context): Promise<DataFrame> {
  const sources: DataFrame =
    args.folder === undefined
      ? await ownersWithPictures()
      : (await readImages(args.folder)).select('path', 'size', 'bytes');
  const pictures = sources
    .withColumn('image', col('bytes').decodeImage({ onError: 'null' }))
    .withColumn('small', col('image').resize(224, 224))
    .withColumn('tensor', col('small').imageToTensor().normalizeImage({ layout: 'CHW' }))
    .withColumn('hash', col('image').imageHash({ method: 'phash' }))
    .exclude('bytes', 'image');

  const plan = pictures.explain();
  await pictures.collect();
  await pictures.show();
  for (const { reason, count, files } of pictures.metrics()?.suppressed ?? []) {
    session.print(`${count} x ${reason}: ${files.slice(0, 3).join(', ')}${files.length > 3 ? ', ...' : ''}`);
  }
  session.print(plan);
  await pictures.writeParquet(args.out ?? 'out/demo.parquet');

  const pairs = nearDuplicates(pictures);
  session.print(pairs.explain());
  return pairs;
}
