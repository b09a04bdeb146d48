import { columnOf } from '@pixelframe/columnar';
import type { Plan, ZeroShot } from '@pixelframe/plan';
import type { QueryProgress, QuerySpec, QueryStream, RunOptions } from '../query.ts';
import type { SourceData } from '../registration.ts';
import { embedPlan, textRows } from './embed-texts.ts';
import { provideModels } from './provide-models.ts';
import type { ThreadModels } from './thread-models.ts';

/** The engine, as far as it runs queries of its own. */
interface QueryEngine {
  register(id: string, registration: SourceData): void;
  release(id: string): void;
  run(spec: QuerySpec, options: RunOptions): QueryStream;
}

export interface Preparation {
  readonly models: ThreadModels;
  readonly memory: QueryProgress['memory'];
  /** Where vectors of labels are computed, and what their rows are called there. */
  readonly query: { readonly id: string; readonly engine: QueryEngine };
  readonly signal: AbortSignal;
  readonly options: RunOptions;
}

/** Vectors of texts, by a query of their own: it runs where models do. */
async function embed({ part, texts }: ZeroShot, { query, signal }: Preparation): Promise<Float32Array> {
  const { id, engine } = query;
  const size = part.size!;
  engine.register(id, { kind: 'partitions', ...textRows(texts) });
  try {
    const vectors = new Float32Array(texts.length * size);
    let at = 0;
    const spec: QuerySpec = { plan: embedPlan(id, part, size), families: [], output: { kind: 'batches' } };
    for await (const item of engine.run(spec, { signal })) {
      if (item.kind !== 'batch') continue;
      vectors.set(columnOf(item.batch, 'vector').children[0]!.values as Float32Array, at);
      at += item.batch.length * size;
    }
    return vectors;
  } finally {
    engine.release(id);
  }
}

/** The plan with everything its models need before the first row: their weights at hand, their labels as vectors. */
export function prepareModels(plan: Plan, preparation: Preparation): Promise<Plan> {
  const { models, memory, signal, options } = preparation;
  return provideModels(
    plan,
    {
      fetch: (part, onProgress) => models.fetch(part, signal, onProgress),
      embed: (zeroShot) => embed(zeroShot, preparation),
    },
    (download) => options.onProgress?.({ stages: [], elapsedMs: 0, memory, download }),
  );
}
