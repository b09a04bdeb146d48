import type { Batch, Column } from '@pixelframe/columnar';
import { evaluateAll } from '@pixelframe/evaluators';
import type { Operator } from '../physical/physical-plan.ts';
import type { HashIndex } from './hash-index.ts';
import { alignKeys, buildHashIndex, probeHashIndex } from './hash-index.ts';
import { JOIN_BATCH_ROWS, joinOutput } from './join-output.ts';
import type { BatchStream, TaskContext } from './task-context.ts';
import { yieldToEvents } from './task-context.ts';

type Join = Extract<Operator, { kind: 'join' }>;

function matchedRows(index: HashIndex, keys: readonly Column[], left: Batch, outer: boolean): [Int32Array, Int32Array] {
  const leftRows: number[] = [];
  const rightRows: number[] = [];
  probeHashIndex(
    index,
    keys,
    left.length,
    (l, r) => {
      leftRows.push(l);
      rightRows.push(r);
    },
    outer,
  );
  return [Int32Array.from(leftRows), Int32Array.from(rightRows)];
}

/** Every pair of rows, in bounded batches. */
async function* crossJoin(left: Batch, right: Batch, operator: Join, context: TaskContext): BatchStream {
  const total = left.length * right.length;
  for (let start = 0; start < total; start += JOIN_BATCH_ROWS) {
    await yieldToEvents();
    context.signal.throwIfAborted();
    const length = Math.min(JOIN_BATCH_ROWS, total - start);
    const leftRows = new Int32Array(length);
    const rightRows = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      leftRows[i] = Math.floor((start + i) / right.length);
      rightRows[i] = (start + i) % right.length;
    }
    yield joinOutput(left, right, operator.node.output, operator.schema, leftRows, rightRows);
  }
}

/** Probes the collected right side with each left batch. Null keys never match; left rows in order, then right. */
export async function* join(input: BatchStream, operator: Join, context: TaskContext): BatchStream {
  const { how, leftOn, rightOn, output } = operator.node;
  const right = context.services.table(operator.table);
  for await (const left of input) {
    if (how === 'cross') {
      yield* crossJoin(left, right, operator, context);
      continue;
    }
    const [leftKeys, rightKeys] = alignKeys(evaluateAll(leftOn, left), evaluateAll(rightOn, right));
    const types = JSON.stringify(rightKeys.map((key) => key.type));
    const index = context.services.cached(operator.table, types, () => buildHashIndex(rightKeys, right.length));
    const [leftRows, rightRows] = matchedRows(index, leftKeys, left, how === 'left');
    for (let start = 0; start < leftRows.length; start += JOIN_BATCH_ROWS) {
      const end = start + JOIN_BATCH_ROWS;
      yield joinOutput(
        left,
        right,
        output,
        operator.schema,
        leftRows.subarray(start, end),
        rightRows.subarray(start, end),
      );
    }
  }
}
