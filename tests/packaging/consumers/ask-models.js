// Embeds with a model that comes with the package: its files and onnxruntime must be found wherever the bundler put them.
export async function askModels({ col }, session) {
  const texts = session.fromColumns({ text: ['a red circle', null] });
  const rows = await texts.select(col('text').embedText({ model: 'pixelframe/clip-tiny' }).alias('vector')).toRows();
  return rows.map(({ vector }) => vector?.length ?? null);
}
