import type { Batch, Column } from '@pixelframe/columnar';
import { columnOf, isValid } from '@pixelframe/columnar';
import { hammingPairs } from '@pixelframe/kernels';
import type { Operator } from '../physical/physical-plan.ts';
import { JOIN_BATCH_ROWS, joinOutput } from './join-output.ts';
import type { BatchStream, TaskContext } from './task-context.ts';
import { yieldToEvents } from './task-context.ts';

type SimilarityJoin = Extract<Operator, { kind: 'similarityJoin' }>;

/** Pairs looked at between two looks at the signal: some 100 ms of popcounts. */
const PAIRS_PER_STEP = 2 ** 25;

function bothPresent(
  left: Column,
  right: Column,
  rows: { left: Uint32Array; right: Uint32Array },
): [Uint32Array, Uint32Array] {
  if (left.validity === null && right.validity === null) return [rows.left, rows.right];
  const kept: number[] = [];
  rows.left.forEach((l, i) => {
    if (isValid(left, l) && isValid(right, rows.right[i]!)) kept.push(i);
  });
  return [Uint32Array.from(kept, (i) => rows.left[i]!), Uint32Array.from(kept, (i) => rows.right[i]!)];
}

async function* pairsOf(left: Batch, right: Batch, operator: SimilarityJoin, context: TaskContext): BatchStream {
  const { leftKey, rightKey, maxDistance, output } = operator.node;
  const a = columnOf(left, leftKey);
  const b = columnOf(right, rightKey);
  if (a.type.kind !== 'fixedSizeBinary' || right.length === 0) return;
  const step = Math.max(1, Math.floor(PAIRS_PER_STEP / right.length));
  for (let start = 0; start < left.length; start += step) {
    await yieldToEvents();
    context.signal.throwIfAborted();
    const range = { leftStart: start, leftEnd: Math.min(start + step, left.length) };
    const found = hammingPairs(a.values as Uint8Array, b.values as Uint8Array, a.type.size, maxDistance, range);
    const [leftRows, rightRows] = bothPresent(a, b, found);
    for (let i = 0; i < leftRows.length; i += JOIN_BATCH_ROWS) {
      const end = i + JOIN_BATCH_ROWS;
      yield joinOutput(left, right, output, operator.schema, leftRows.subarray(i, end), rightRows.subarray(i, end));
    }
  }
}

/** All pairs within the hamming distance, left rows in order, then right; null hashes match nothing. */
export async function* similarityJoin(input: BatchStream, operator: SimilarityJoin, context: TaskContext): BatchStream {
  const right = context.services.table(operator.table);
  for await (const left of input) yield* pairsOf(left, right, operator, context);
}
