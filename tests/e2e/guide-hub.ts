import { HubServer, repositoryOf } from '@pixelframe/models/testing';
import { col } from 'pixelframe';
import { createSession } from 'pixelframe/node';

/** A hub with the datasets of the guides: the first rows of each as they are on the real one, pictures aside. */
export async function guideHub(): Promise<HubServer> {
  const hub = await HubServer.start();
  await using session = createSession();
  const digit = { width: 28, height: 28, channels: 1, mode: 'L', data: new Uint8Array(784) } as const;
  const encoded = session.fromColumns({ image: [digit] }).select(col('image').encodeImage('png').alias('bytes'));
  const [row] = await encoded.toRows();
  const rows = [7, 2].map((label) => ({ image: { bytes: row!['bytes'], path: null }, label }));
  const blob = await session.fromRows(rows).writeParquet();
  const files = { 'mnist/test/0000.parquet': new Uint8Array(await blob.arrayBuffer()) };
  const parquet = { mnist: { test: ['mnist/test/0000.parquet'] } };
  hub.datasets.set('ylecun/mnist', repositoryOf(files, { parquet }));
  return hub;
}
