import type { Batch } from '@pixelframe/columnar';
import { batch, setBit } from '@pixelframe/columnar';
import { evaluateAll } from '@pixelframe/evaluators';
import type { Operator } from '../physical/physical-plan.ts';
import { JoinIndex, rowsWhere } from './join/join-index.ts';
import { JOIN_BATCH_ROWS, joinColumns, joinOutput } from './join-output.ts';
import type { BatchStream, TaskContext } from './task-context.ts';
import { yieldToEvents } from './task-context.ts';

type Join = Extract<Operator, { kind: 'join' }>;

/** Every pair of rows, in bounded batches. */
async function* crossJoin(left: Batch, right: Batch, operator: Join, context: TaskContext): BatchStream {
  const total = left.length * right.length;
  for (let start = 0; start < total; start += JOIN_BATCH_ROWS) {
    await yieldToEvents();
    context.signal.throwIfAborted();
    const length = Math.min(JOIN_BATCH_ROWS, total - start);
    const leftRows = new Int32Array(length);
    const rightRows = new Int32Array(length);
    let l = Math.floor(start / right.length);
    let r = start % right.length;
    for (let i = 0; i < length; i++) {
      leftRows[i] = l;
      rightRows[i] = r;
      if (++r === right.length) {
        r = 0;
        l++;
      }
    }
    yield joinOutput(left, right, operator.node.output, operator.schema, leftRows, rightRows);
  }
}

function mark(bits: Uint8Array, rows: Int32Array): void {
  for (let i = 0; i < rows.length; i++) if (rows[i]! >= 0) setBit(bits, rows[i]!);
}

/**
 * Probes the collected right side with each left batch: left rows in order, then right. Of right and outer joins, the
 * right rows found are marked; who runs the pipeline adds the others at the end.
 */
export async function* join(input: BatchStream, operator: Join, context: TaskContext): BatchStream {
  const { how, leftOn, rightOn, output } = operator.node;
  const { services, signal } = context;
  const right = services.table(operator.table);
  const matched = how === 'right' || how === 'outer' ? context.matched(operator.table, right.length) : null;
  for await (const left of input) {
    if (how === 'cross') {
      yield* crossJoin(left, right, operator, context);
      continue;
    }
    const keys = evaluateAll(leftOn, left);
    const types = keys.map(({ type }) => type);
    const index = services.cached(
      operator.table,
      JSON.stringify(types),
      () => new JoinIndex(evaluateAll(rightOn, right), right.length, types),
    );
    const found = index.find(keys, left.length);
    if (how === 'semi' || how === 'anti') {
      const rows = rowsWhere(found, how === 'semi');
      const length = rows?.length ?? left.length;
      if (length > 0) yield batch(operator.schema, joinColumns(left, right, output, rows, found), length);
      continue;
    }
    let pieces = 0;
    for (const pairs of index.pairs(found, how === 'left' || how === 'outer', JOIN_BATCH_ROWS)) {
      if (pieces++ > 0) await yieldToEvents();
      signal.throwIfAborted();
      if (pairs.right.length === 0) continue;
      if (matched !== null) mark(matched, pairs.right);
      yield joinOutput(left, right, output, operator.schema, pairs.left, pairs.right);
    }
  }
}
