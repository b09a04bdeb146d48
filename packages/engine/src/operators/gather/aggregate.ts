import type { Batch, Column } from '@pixelframe/columnar';
import { batch, concatColumns, findField, nullColumn, takeColumn, viewSize } from '@pixelframe/columnar';
import { RowGrouper } from '@pixelframe/evaluators/rows';
import { schemaOf } from '@pixelframe/plan';
import type { PlannedAggregate } from '../aggregate-calls.ts';
import { countUp, partialStates, plannedAggregate } from '../aggregate-calls.ts';
import { yieldToEvents } from '../task-context.ts';
import { chunkRows, sliceAll } from './chunks.ts';
import type { Gather } from './gather.ts';

/** States of so few rows wait for more before they are joined; of more, until there are as many as groups. */
const WAITING_ROWS = 131_072;

interface States {
  readonly ids: Int32Array<ArrayBuffer>;
  readonly columns: readonly Column[];
}

function joinIds(parts: readonly States[]): Int32Array<ArrayBuffer> {
  const ids = new Int32Array(parts.reduce((sum, part) => sum + part.ids.length, 0));
  let at = 0;
  for (const part of parts) {
    ids.set(part.ids, at);
    at += part.ids.length;
  }
  return ids;
}

/** Groups seen so far and their states, joined now and then: what is kept grows with the groups, not with the rows. */
class GroupStates {
  readonly #planned: PlannedAggregate;
  readonly #grouper: RowGrouper;
  readonly #keys: (readonly Column[])[] = [];
  #keyBytes = 0;
  #waiting: States[] = [];
  #waitingRows = 0;
  #waitingBytes = 0;
  /** Groups that the first of `#waiting` stands for when it is what was joined before. */
  #joined = 0;

  constructor(planned: PlannedAggregate) {
    this.#planned = planned;
    this.#grouper = new RowGrouper(planned.keys.map(({ type }) => type));
  }

  get bytes(): number {
    return this.#keyBytes + this.#waitingBytes;
  }

  get #groups(): number {
    return this.#planned.keys.length === 0 ? 1 : this.#grouper.count;
  }

  add(rows: Batch): void {
    const keys = rows.columns.slice(0, this.#planned.keys.length);
    const { ids, first } = this.#grouper.add(keys, rows.length);
    const fresh = first.length === rows.length ? keys : keys.map((key) => takeColumn(key, first));
    if (first.length > 0) this.#keys.push(fresh);
    // The grouper's tables take about as much again, and some words for each group.
    this.#keyBytes += 2 * viewSize(fresh) + 40 * first.length;
    this.#wait({ ids, columns: rows.columns.slice(keys.length) });
    if (this.#waitingRows - this.#joined > Math.max(WAITING_ROWS, this.#joined)) this.#join();
  }

  #wait(states: States): void {
    this.#waiting.push(states);
    this.#waitingRows += states.ids.length;
    this.#waitingBytes += viewSize(states.columns);
  }

  /** Makes one state of each group's, in the order in which they came. */
  #join(): readonly Column[] {
    const [only] = this.#waiting;
    const groups = this.#groups;
    // As many states as groups, one after the other, are one state each.
    if (this.#waiting.length === 1 && only!.ids.length === groups) return only!.columns;
    const ids = joinIds(this.#waiting);
    const states = only!.columns.map((_, i) => concatColumns(this.#waiting.map((part) => part.columns[i]!)));
    const columns = this.#planned.calls.flatMap(({ aggregator, call, start, width }) =>
      aggregator.merge(states.slice(start, start + width), ids, groups, call),
    );
    this.#waiting = [];
    this.#waitingRows = 0;
    this.#waitingBytes = 0;
    this.#wait({ ids: countUp(groups), columns });
    this.#joined = groups;
    return columns;
  }

  /** The keys and the results of all groups. */
  finish(): { readonly columns: Column[]; readonly groups: number } {
    const { calls, keys } = this.#planned;
    const groups = this.#groups;
    const states = this.#join();
    const results = calls.map(({ aggregator, call, start, width }) =>
      aggregator.finish(states.slice(start, start + width), groups, call),
    );
    return { columns: [...keys.map((_, i) => concatColumns(this.#keys.map((part) => part[i]!))), ...results], groups };
  }
}

/** Joins the states that the morsels' groups come with, and makes the results of them. */
export const aggregate: Gather<'aggregate'> = async function* ([input], node, { schema, signal, hold }) {
  const planned = plannedAggregate(node);
  const states = new GroupStates(planned);
  let held = 0;
  let empty = true;
  for await (const rows of input!) {
    empty = false;
    states.add(rows);
    if (states.bytes > held) {
      hold(states.bytes - held);
      held = states.bytes;
    }
    await yieldToEvents();
    signal.throwIfAborted();
  }
  if (empty && node.keys.length > 0) return;
  if (empty) {
    const columns = schemaOf(node.input);
    const none = (name: string): Column => nullColumn(findField(columns, name).type, 0);
    states.add(batch(planned.schema, partialStates(planned, none, new Int32Array(0), 1), 1));
  }
  const { columns, groups } = states.finish();
  yield* sliceAll(batch(schema, columns, groups), chunkRows(groups, viewSize(columns)));
};
