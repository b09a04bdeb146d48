// A page that works for minutes and tells a server how it is. Nothing else watches it: developer tools keep what a page
// fetches, which would be counted as its memory.
import { col, createSession, fromColumns, type Session } from 'pixelframe';
import { TENSOR_SIDE } from '../../pipeline/cases.ts';
import type { Resting, SoakReport, SoakTask } from './report.ts';

const HASH_BYTES = 8;
const task = JSON.parse(decodeURIComponent(location.hash.slice(1))) as SoakTask;
const arrivals: [rows: number, ms: number][] = [];
const hashes = new Set<string>();

async function report(what: SoakReport): Promise<void> {
  await fetch(`${task.server}report`, { method: 'POST', body: JSON.stringify(what) });
}

/** Rows `from` to `to`, each a picture under an address of its own, to a tensor and a hash. */
async function run(session: Session, from: number, to: number): Promise<void> {
  const url = Array.from(
    { length: to - from },
    (_, i) => `${task.server}pictures/${(from + i) % task.distinct}.jpg?row=${from + i}`,
  );
  const work = fromColumns({ url }, { session })
    .select(col('url').download().decodeImage().resize(TENSOR_SIDE, TENSOR_SIDE).alias('image'))
    .select(col('image').imageToTensor().normalizeImage().alias('tensor'), col('image').imageHash().alias('hash'));
  let rows = from;
  arrivals.push([rows, performance.now()]);
  for await (const batch of work.batches()) {
    const bytes = batch.columns[1]!.values as Uint8Array;
    for (let row = 0; row < batch.length; row++) {
      hashes.add(bytes.subarray(row * HASH_BYTES, (row + 1) * HASH_BYTES).join());
    }
    rows += batch.length;
    arrivals.push([rows, performance.now()]);
  }
  if (rows !== to) throw new Error(`${rows - from} rows came instead of ${to - from}.`);
}

async function resting(session: Session): Promise<Resting> {
  globalThis.gc?.();
  const all = performance as Performance & {
    measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
  };
  const { bytes } = await all.measureUserAgentSpecificMemory();
  return { heapBytes: bytes, countedBytes: (await session.memory()).used };
}

try {
  const session = createSession({ workers: task.workers, memoryLimit: task.memoryLimit });
  await fromColumns({ n: Array.from({ length: 10 }, (_, i) => i) }, { session }).toRows();
  await report({ kind: 'warm' });
  await run(session, 0, task.firstRows);
  await report({ kind: 'first', resting: await resting(session) });
  await run(session, task.firstRows, task.rows);
  const rest = await resting(session);
  const { peak } = await session.memory();
  const distinctHashes = hashes.size;
  await report({ kind: 'done', resting: rest, countedPeakBytes: peak, arrivals, distinctHashes });
} catch (error) {
  await report({ kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
