import { rm } from 'node:fs/promises';
import { UsageError, type BenchArguments } from '../args.ts';
import { describeHost } from '../report/machine.ts';
import { copiesFolder } from './copies-folder.ts';
import type { MemoryOutcome } from './outcome.ts';
import { largestGrowth, rendererPeaks } from './renderer-memory.ts';
import { runPipeline } from './run-pipeline.ts';
import { serveMarks } from './marks-server.ts';

export const CASE = 'decode-resize-phash';
const WORKERS = 2;
const DISTINCT = 40;
/** As `--memory-limit 512MB` is read. */
const MEMORY_LIMIT = 512e6;

/**
 * Many pictures through decode, resize and hash by the headless runner under a memory limit: how fast, and how much
 * memory the page's process took at most, less what it had taken after session start and a first small query.
 *
 * @param pictures files in the folder
 * @throws {UsageError} for a case or peer that is not there
 */
export async function runMemorySuite(
  choice: Pick<BenchArguments, 'case' | 'peer'>,
  pictures: number,
  log: (text: string) => void,
): Promise<MemoryOutcome> {
  if (choice.case !== undefined && choice.case !== CASE) {
    throw new UsageError(`The suite memory has no case '${choice.case}'. There is: ${CASE}.`);
  }
  if (choice.peer !== undefined) throw new UsageError('The suite memory has no peers.');
  log(describeHost());
  const distinct = Math.min(DISTINCT, pictures);
  const folder = await copiesFolder(pictures, distinct, log);
  let runner = 0;
  const peaks = new Map<string, Map<number, number>>();
  const marks = await serveMarks(async (name) => void peaks.set(name, await rendererPeaks(runner)));
  try {
    const run = await runPipeline({
      folder,
      marks: marks.url,
      workers: WORKERS,
      memoryLimit: MEMORY_LIMIT,
      onStart: (pid) => (runner = pid),
    });
    if (run.pictures !== pictures) throw new Error(`Got ${run.pictures} rows of ${pictures} pictures.`);
    const growth = largestGrowth(peaks.get('warm') ?? new Map(), peaks.get('done') ?? new Map());
    return { case: CASE, run, distinct, limitBytes: MEMORY_LIMIT, ...growth };
  } finally {
    await marks.close();
    await rm(folder, { recursive: true, force: true });
  }
}
