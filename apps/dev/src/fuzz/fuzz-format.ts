import type { DecodeThread } from './decode-thread.ts';
import { mutate } from './mutate.ts';
import { randomFrom } from './random.ts';
import type { SeedFile } from './seed-file.ts';

export interface Finding {
  readonly format: string;
  /** Number of the damaged file in its series; -1 for what no single file did. */
  readonly index: number;
  readonly what: string;
}

export interface FuzzRange {
  readonly format: string;
  /** Chooses the series. */
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

export interface FuzzReport {
  readonly findings: readonly Finding[];
  /** How often each outcome came: 'picture', or a DecodeError's reason. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Above what the thread held after its first files; caches of a decoder may fill later. */
const MAX_HEAP_GROWTH = 32 * 2 ** 20;
const MAX_RESIDENT_GROWTH = 384 * 2 ** 20;

/** File `index` of a series: the same bytes for the same seeds. */
export function damagedFile(seeds: readonly SeedFile[], format: string, seed: number, index: number): Uint8Array {
  return mutate(seeds, randomFrom(`${format}:${seed}:${index}`));
}

/**
 * Decodes the damaged files `from` to `to` (exclusive) of a series. Right is a whole picture or a DecodeError that names
 * the file and has a hint, in time, with nothing left behind; everything else is a finding.
 *
 * @param onFinding hears of each as it comes, with the file
 * @param onDone called after each file with the number of the next
 */
export async function fuzzFormat(
  thread: DecodeThread,
  seeds: readonly SeedFile[],
  { format, seed, from, to }: FuzzRange,
  onFinding: (finding: Finding, bytes: Uint8Array) => Promise<void> = async () => {},
  onDone: (next: number) => Promise<void> = async () => {},
): Promise<FuzzReport> {
  const findings: Finding[] = [];
  const outcomes = new Map<string, number>();
  const find = async (index: number, what: string, bytes: Uint8Array): Promise<void> => {
    const finding = { format, index, what };
    findings.push(finding);
    await onFinding(finding, bytes);
  };
  // Loads the decoder, and fills what it keeps.
  for (const { bytes } of seeds) await thread.ask({ kind: 'decode', bytes, strict: true, turn: true });
  let before = await thread.ask({ kind: 'memory' });
  for (let index = from; index < to; index++) {
    const bytes = damagedFile(seeds, format, seed, index);
    const answer = await thread.ask({ kind: 'decode', bytes, strict: index % 2 === 0, turn: index % 4 < 2 });
    if (answer.kind === 'fine') outcomes.set(answer.outcome, (outcomes.get(answer.outcome) ?? 0) + 1);
    else if (answer.kind === 'wrong') {
      await find(index, answer.what, bytes);
      // The thread may be a new one.
      before = await thread.ask({ kind: 'memory' });
    }
    await onDone(index + 1);
  }
  const after = await thread.ask({ kind: 'memory' });
  if (before.kind === 'memory' && after.kind === 'memory') {
    const heap = after.heapBytes - before.heapBytes;
    const resident = after.residentBytes - before.residentBytes;
    if (heap > MAX_HEAP_GROWTH || resident > MAX_RESIDENT_GROWTH) {
      const what = `memory left behind: ${megabytes(heap)} of heap, ${megabytes(resident)} resident`;
      await find(-1, what, new Uint8Array(0));
    }
  }
  return { findings, outcomes };
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
