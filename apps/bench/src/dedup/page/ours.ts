import { createSession, DataType, fromColumns, schema, type DataFrame, type Session } from 'pixelframe';
import { HASH_BYTES } from '../cases.ts';
import { makeHashes } from '../make-hashes.ts';
import type { DedupOptions } from './bench-page.ts';

/** Enough that the search compiles what the measured one runs, and that the workers are up. */
const WARM_UP_ROWS = 20_000;
const hashSchema = schema([{ name: 'hash', type: DataType.binary(HASH_BYTES) }]);

/** Pixelframe as a user writes it; the pairs stream into the page and are counted there. */
export async function openOurs({ n, maxDistance, workers }: DedupOptions) {
  const session = createSession({ workers });
  await countPairs(frameOf(session, WARM_UP_ROWS, maxDistance), maxDistance);
  const frame = frameOf(session, n, maxDistance);
  return async () => ({ pairs: await countPairs(frame, maxDistance), extrapolated: false });
}

function frameOf(session: Session, n: number, maxDistance: number): DataFrame {
  const hashes = makeHashes(n, maxDistance);
  const rows = Array.from({ length: n }, (_, row) => hashes.subarray(row * HASH_BYTES, (row + 1) * HASH_BYTES));
  return fromColumns({ hash: rows }, { session, schema: hashSchema }) as DataFrame;
}

async function countPairs(frame: DataFrame, maxDistance: number): Promise<number> {
  let pairs = 0;
  for await (const batch of frame.nearDuplicates('hash', { maxDistance }).batches()) pairs += batch.length;
  return pairs;
}
