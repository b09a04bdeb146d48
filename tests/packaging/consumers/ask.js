/** One picture at a time, in this thread: `pixelframe/images`, whose codecs are found and loaded from the package. */
export async function askSingle({ decode, encode, hash, resize }, jpeg) {
  const image = await decode(jpeg);
  const small = resize(image, 48, 48, { fit: 'inside' });
  const files = [await encode(small, 'png'), await encode(small, 'webp')];
  return { width: image.width, side: small.width, hash: [...hash(small)], bytes: files.map((file) => file.length) };
}

/** Two queries, each with more data than the engine answers without its compute workers. */
export async function ask({ col, fromColumns }, session, jpeg) {
  const numbers = fromColumns({ n: Int32Array.from({ length: 300_000 }, (_, i) => i) }, { session });
  const pictures = fromColumns({ bytes: Array.from({ length: 12 }, () => jpeg) }, { session });
  const rows = await numbers.where(col('n').ge(299_998)).toRows();
  const hash = col('bytes').decodeImage().resize(64, 64).imageHash({ method: 'phash' });
  const hashes = await pictures.select(hash.alias('hash')).toRows();
  return { rows, hashes: hashes.map((row) => [...row.hash]) };
}
