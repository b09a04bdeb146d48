import type { Batch, Schema } from '@pixelframe/columnar';
import { batch, DataType as T, schema, stringColumn } from '@pixelframe/columnar';
import type { ModelPart, Plan } from '@pixelframe/plan';
import { column, source } from '@pixelframe/plan';

const TEXT: Schema = schema([{ name: 'text', type: T.string() }]);

/** Texts as the rows of a source. */
export const textRows = (texts: readonly string[]): { schema: Schema; batches: Batch[] } => ({
  schema: TEXT,
  batches: [batch(TEXT, [stringColumn([...texts])], texts.length)],
});

/** The plan that makes unit vectors of the texts of a source. */
export function embedPlan(sourceId: string, part: ModelPart, size: number): Plan {
  return {
    kind: 'textModel',
    input: source({ kind: 'partitions', id: sourceId, label: 'labels' }, TEXT),
    text: column('text'),
    fn: 'embedText',
    model: {
      kind: 'model',
      provider: '',
      why: '',
      model: part.model,
      size,
      part,
      prepare: null,
      finish: { kind: 'vector', normalize: true, dimensions: null },
      batchSize: null,
    },
    output: { name: 'vector', type: T.embedding(T.float32(), size) },
  };
}
