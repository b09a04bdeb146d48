// The pipeline of the memory suite, run by the headless runner:
//   npx pixelframe run apps/bench/src/memory/pipeline.ts --workers 2 --memory-limit 512MB --allow DIR --arg folder=DIR
// Given `--arg marks=URL`, it tells that address when it has warmed up and when it is done, and waits for the answers.
import { col, type Session } from 'pixelframe';

interface Context {
  readonly args: Readonly<Record<string, string | undefined>>;
  readonly session: Session;
  readonly signal: AbortSignal;
}

export interface MemoryRun {
  readonly pictures: number;
  /** The folder holds copies: as many hashes as it has different pictures. */
  readonly distinctHashes: number;
  readonly seconds: number;
  /** What the engine itself counted at most. */
  readonly countedPeakBytes: number;
}

export default async function run({ args, session, signal }: Context): Promise<MemoryRun> {
  const { folder, marks } = args;
  if (folder === undefined) throw new Error('Say where the pictures are: --arg folder=DIR');
  await warmUp(session);
  await mark(marks, 'warm', signal);
  const started = performance.now();
  const files = await session.readImages(`${folder}/**/*.jpg`);
  const hashes = new Set<string>();
  let pictures = 0;
  const hashed = files.select(col('bytes').decodeImage().resize(224, 224).imageHash().alias('hash'));
  for await (const { hash } of hashed.rows({ signal })) {
    pictures++;
    hashes.add(String(hash));
  }
  const seconds = (performance.now() - started) / 1000;
  await mark(marks, 'done', signal);
  const { peak } = await session.memory();
  return { pictures, distinctHashes: hashes.size, seconds, countedPeakBytes: peak };
}

/** A query without pictures: the decoders and their memory belong to what is measured. */
async function warmUp(session: Session): Promise<void> {
  await session.fromColumns({ n: Array.from({ length: 10 }, (_, i) => i) }).toRows();
}

async function mark(marks: string | undefined, name: string, signal: AbortSignal): Promise<void> {
  if (marks !== undefined) await fetch(`${marks}${name}`, { method: 'POST', signal });
}
