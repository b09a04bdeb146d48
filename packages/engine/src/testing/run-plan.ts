import type { Batch } from '@pixelframe/columnar';
import {
  batch,
  bitmapBytes,
  columnOf,
  compactBatch,
  concatBatches,
  emptyBatch,
  sliceBatch,
} from '@pixelframe/columnar';
import { loadFamilies } from '@pixelframe/evaluators';
import type { Plan, PlanOf } from '@pixelframe/plan';
import { familiesOf, schemaOf } from '@pixelframe/plan';
import { newCounts } from '../metrics.ts';
import { runGather } from '../operators/gather/run-gather.ts';
import { unmatchedRows } from '../operators/join/unmatched-rows.ts';
import { runOperators } from '../operators/run-operators.ts';
import type { Services, TaskContext } from '../operators/task-context.ts';
import type { Pipeline } from '../physical/physical-plan.ts';
import { planPipelines } from '../physical/physical-plan.ts';
import type { Morsel } from '../registration.ts';
import type { CollectedTable } from '../scheduler/executor.ts';
import { clusterBatches } from '../similarity/cluster-batches.ts';
import { EDGES } from '../similarity/edges.ts';
import { keyRows } from '../similarity/key-rows.ts';
import { mergeNearest } from '../similarity/merge-nearest.ts';
import type { SearchRequest } from '../similarity/table-search.ts';
import { createTableSearch } from '../similarity/table-search.ts';

/** Stands for a page that has no functions. */
const callPage = (): never => {
  throw new Error('not in this test');
};

/** Services of a thread that has tables and nothing else. */
export function tableServices(tables: ReadonlyMap<number, CollectedTable>): Services {
  const none = (): never => {
    throw new Error('not in this test');
  };
  const caches = new Map<string, unknown>();
  return {
    orientation: 'ignore',
    codecs: none,
    open: none,
    parquet: none,
    device: async () => null,
    models: none,
    udfs: { held: new Map(), registered: {}, workers: 0, context: none },
    table: (id) => tables.get(id)!.batch,
    search: (id) => tables.get(id)!.search!,
    cached<T>(table: number, key: string, make: () => T): T {
      const name = `${table} ${key}`;
      if (!caches.has(name)) caches.set(name, make());
      return caches.get(name) as T;
    },
  };
}

/**
 * Runs a plan exactly as it is, without the optimizer, the scheduler or workers: each morsel of `morselRows` rows
 * through its operators, one after the other.
 */
export async function runPlan(plan: Plan, sources: ReadonlyMap<string, Batch>, morselRows = 3): Promise<Batch> {
  const tables = new Map<number, CollectedTable>();
  const services = tableServices(tables);
  let nextTable = 0;
  const found = new Map<number, Uint8Array<ArrayBuffer>>();
  const matched: TaskContext['matched'] = (table, rows) => {
    if (!found.has(table)) found.set(table, new Uint8Array(bitmapBytes(rows)));
    return found.get(table)!;
  };
  const { signal } = new AbortController();
  const context: Omit<TaskContext, 'task'> = { services, signal, firstRow: null, warn: () => {}, matched };

  const addSearch = async (
    id: number,
    rows: Batch,
    what: Pick<SearchRequest, 'keys' | 'metric' | 'maxDistance'>,
  ): Promise<void> => {
    const search = await createTableSearch({ ...what, leftRows: null, maxBytes: 2 ** 30, gpu: null });
    tables.set(id, { batch: rows, search });
  };

  /** All rows of a source, or as many rows without columns as a self join counts off. */
  const rowsOf = async (source: Pipeline['source']): Promise<Batch | number> => {
    switch (source.kind) {
      case 'table':
        return tables.get(source.table)!.search!.keys.count;
      case 'nearest': {
        const best = await mergeNearest(stream(source.pipeline), source.node, () => {});
        return best ?? emptyBatch(source.schema);
      }
      case 'clusters': {
        const { table, node, schema } = source;
        const edges = async function* (keys: SearchRequest['keys']): AsyncGenerator<Batch> {
          await addSearch(table, batch({ fields: [] }, [], keys.count), { ...node, keys });
          yield* stream({
            source: { kind: 'table', table },
            operators: [{ kind: 'clusterEdges', table }],
            tables: [],
            schema: EDGES,
          });
        };
        const parts: Batch[] = [];
        const clustered = clusterBatches({ input: stream(source.pipeline), node, schema, hold: () => {}, edges });
        for await (const part of clustered) parts.push(part);
        return concatBatches(schema, parts);
      }
      case 'unmatched': {
        const { pipeline, table, output, schema } = source;
        const parts = [await run(pipeline)];
        const { batch: right } = tables.get(table)!;
        parts.push(...unmatchedRows(right, matched(table, right.length), output, schema));
        return concatBatches(schema, parts);
      }
      case 'gather': {
        const { pipelines, node, schema } = source;
        const parts: Batch[] = [];
        const context = {
          schema,
          signal: new AbortController().signal,
          hold: () => {},
          callPage,
          firstRow: null,
          warn: () => {},
        };
        for await (const part of runGather(pipelines.map(stream), node, context)) parts.push(part);
        return concatBatches(schema, parts);
      }
      case 'stream':
      case 'source': {
        const { offset, limit } = source;
        const all = source.kind === 'stream' ? await run(source.pipeline) : sourceRows(source.node, sources);
        const start = Math.min(offset, all.length);
        return sliceBatch(all, start, Math.min(all.length, start + limit));
      }
    }
  };

  async function* stream(pipeline: Pipeline): AsyncGenerator<Batch> {
    for (const { id, pipeline: table, search } of pipeline.tables) {
      const rows = await run(table);
      if (search === null) tables.set(id, { batch: rows, search: null });
      else await addSearch(id, rows, { ...search, keys: keyRows(columnOf(rows, search.rightKey), search.rightKey) });
    }
    const rows = await rowsOf(pipeline.source);
    const length = typeof rows === 'number' ? rows : rows.length;
    const counts = newCounts(pipeline.operators.length);
    for (let start = 0; start < length; start += morselRows) {
      const end = Math.min(start + morselRows, length);
      const morsel: Morsel =
        typeof rows === 'number'
          ? { kind: 'rows', count: end - start }
          : { kind: 'batch', batch: compactBatch(sliceBatch(rows, start, end)) };
      const firstRow = typeof rows === 'number' ? start : null;
      yield* runOperators({ morsel, firstRow, operators: pipeline.operators, families: [], hung: [] }, counts, context);
    }
  }

  const run = async (pipeline: Pipeline): Promise<Batch> => {
    const parts: Batch[] = [];
    for await (const part of stream(pipeline)) parts.push(part);
    return concatBatches(pipeline.schema, parts);
  };

  await loadFamilies(familiesOf(plan));
  return run(planPipelines(plan, { gpu: false, nextTable: () => nextTable++ }));
}

function sourceRows(node: PlanOf<'source'>, sources: ReadonlyMap<string, Batch>): Batch {
  const wanted = schemaOf(node);
  const stored = sources.get(node.source.id)!;
  const columns = wanted.fields.map(({ name }) => columnOf(stored, name));
  return batch(wanted, columns, stored.length);
}
