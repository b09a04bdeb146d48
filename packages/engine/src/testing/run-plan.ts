import type { Batch } from '@pixelframe/columnar';
import { batch, columnOf, compactBatch, concatBatches, sliceBatch } from '@pixelframe/columnar';
import type { Plan } from '@pixelframe/plan';
import { schemaOf } from '@pixelframe/plan';
import { newCounts } from '../metrics.ts';
import { runOperators } from '../operators/run-operators.ts';
import type { Services, TaskContext } from '../operators/task-context.ts';
import type { Pipeline } from '../physical/physical-plan.ts';
import { planPipelines } from '../physical/physical-plan.ts';

/** Services of a thread that has tables and nothing else. */
export function tableServices(tables: ReadonlyMap<number, Batch>): Services {
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
    table: (id) => tables.get(id)!,
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
  const tables = new Map<number, Batch>();
  const services = tableServices(tables);
  let nextTable = 0;
  const context: TaskContext = { services, signal: new AbortController().signal, firstRow: null, warn: () => {} };

  const rowsOf = async (source: Pipeline['source']): Promise<Batch> => {
    const { offset, limit } = source;
    let all: Batch;
    if (source.kind === 'stream') {
      all = await run(source.pipeline);
    } else {
      const wanted = schemaOf(source.node);
      const stored = sources.get(source.node.source.id)!;
      const columns = wanted.fields.map(({ name }) => columnOf(stored, name));
      all = batch(wanted, columns, stored.length);
    }
    const start = Math.min(offset, all.length);
    return sliceBatch(all, start, Math.min(all.length, start + limit));
  };

  const run = async (pipeline: Pipeline): Promise<Batch> => {
    for (const { id, pipeline: table } of pipeline.tables) tables.set(id, await run(table));
    const rows = await rowsOf(pipeline.source);
    const counts = newCounts(pipeline.operators.length);
    const parts: Batch[] = [];
    for (let start = 0; start < rows.length; start += morselRows) {
      const morsel = compactBatch(sliceBatch(rows, start, Math.min(start + morselRows, rows.length)));
      const stream = runOperators(
        { morsel: { kind: 'batch', batch: morsel }, firstRow: null, operators: pipeline.operators },
        counts,
        context,
      );
      for await (const part of stream) parts.push(part);
    }
    return concatBatches(pipeline.schema, parts);
  };

  return run(planPipelines(plan, { gpu: false, nextTable: () => nextTable++ }));
}
