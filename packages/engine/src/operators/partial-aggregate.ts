import type { Batch, Column } from '@pixelframe/columnar';
import { batch, columnOf, concatBatches, takeColumn } from '@pixelframe/columnar';
import type { RowGroups } from '@pixelframe/evaluators/rows';
import { groupRows } from '@pixelframe/evaluators/rows';
import { schemaOf } from '@pixelframe/plan';
import type { Operator } from '../physical/physical-plan.ts';
import type { PlannedAggregate } from './aggregate-calls.ts';
import { countUp, partialStates, plannedAggregate } from './aggregate-calls.ts';
import { mostlyDistinct } from './mostly-distinct.ts';
import type { BatchStream, TaskContext } from './task-context.ts';
import { yieldToEvents } from './task-context.ts';

/** Rows grouped at once: small batches wait for each other. */
const ENOUGH_ROWS = 65_536;

function groupsOf(keys: readonly Column[], length: number): RowGroups {
  if (keys.length === 0) return { ids: new Int32Array(length), count: 1, first: new Int32Array(0) };
  if (!mostlyDistinct(keys, length)) return groupRows(keys, length);
  const ids = countUp(length);
  return { ids, count: length, first: ids };
}

function aggregateRows(planned: PlannedAggregate, rows: Batch): Batch {
  const keys = planned.keys.map(({ name }) => columnOf(rows, name));
  const { ids, count, first } = groupsOf(keys, rows.length);
  const firstKeys = count === rows.length ? keys : keys.map((key) => takeColumn(key, first));
  const states = partialStates(planned, (name) => columnOf(rows, name), ids, count);
  return batch(planned.schema, [...firstKeys, ...states], count);
}

/**
 * The groups of each morsel with the states of their aggregates; they are joined in one thread. Where nearly every row is
 * a group of its own, each is passed on as one: to look for the few that are equal here would only be done twice.
 */
export async function* partialAggregate(
  input: BatchStream,
  { node }: Extract<Operator, { kind: 'partialAggregate' }>,
  context: TaskContext,
): BatchStream {
  const planned = plannedAggregate(node);
  const wanted = schemaOf(node.input);
  let waiting: Batch[] = [];
  let count = 0;
  const flush = (): Batch => {
    const rows = concatBatches(wanted, waiting);
    waiting = [];
    count = 0;
    return aggregateRows(planned, rows);
  };
  for await (const rows of input) {
    const columns = wanted.fields.map(({ name }) => columnOf(rows, name));
    waiting.push(batch(wanted, columns, rows.length));
    count += rows.length;
    if (count < ENOUGH_ROWS) continue;
    yield flush();
    await yieldToEvents();
    context.signal.throwIfAborted();
  }
  if (count > 0) yield flush();
}
