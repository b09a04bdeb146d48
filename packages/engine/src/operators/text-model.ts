import type { Column } from '@pixelframe/columnar';
import { batch, columnFromValues, sliceBatch, stringsOf } from '@pixelframe/columnar';
import { evaluate, modelValue, modelValues, type ModelValue } from '@pixelframe/evaluators';
import type { ModelFinish, ResolvedModel } from '@pixelframe/plan';
import { entailmentLogits } from '@pixelframe/models/finish';
import type { ThreadModels } from '../models/thread-models.ts';
import type { Operator } from '../physical/physical-plan.ts';
import type { BatchStream, TaskContext } from './task-context.ts';

type TextModel = Extract<Operator, { kind: 'textModel' }>;

/** The device, or this thread. */
type TextRuns = Pick<ThreadModels, 'texts' | 'takeWarnings'>;

/** Rows of one step: after each, what is done is passed on and a cancellation is heard. */
const STEP = 64;

/** What the model makes of some texts. */
async function valuesOf(
  { part, finish, batchSize }: ResolvedModel,
  texts: readonly string[],
  models: TextRuns,
  signal: AbortSignal,
): Promise<ModelValue[]> {
  if (finish.kind !== 'entailment') {
    return modelValues(finish, await models.texts(part, { texts, batchSize }, signal));
  }
  const { hypotheses, labels, topK, entailment } = finish;
  const pairs = texts.flatMap(() => hypotheses);
  const repeated = texts.flatMap((text) => hypotheses.map(() => text));
  const { data, size } = await models.texts(part, { texts: repeated, pairs, batchSize }, signal);
  const ranking: ModelFinish = { kind: 'labels', labels, zeroShot: null, topK };
  const each = hypotheses.length * size;
  return texts.map((_, i) =>
    modelValue(ranking, entailmentLogits(data.subarray(i * each, (i + 1) * each), size, entailment)),
  );
}

/** Adds what a model makes of each text; null for null. */
export async function* textModel(input: BatchStream, operator: TextModel, context: TaskContext): BatchStream {
  const { node, schema, gpu } = operator;
  const model = node.model!;
  const { services } = context;
  const models: TextRuns = (gpu ? await services.device() : null) ?? (await services.models());
  for await (const all of input) {
    for (let start = 0; start < all.length; start += STEP) {
      context.signal.throwIfAborted();
      const rows = sliceBatch(all, start, Math.min(start + STEP, all.length));
      const column: Column = evaluate(node.text, rows);
      const texts = column.type.kind === 'null' ? [] : stringsOf(column);
      const present = texts.flatMap((text, row) => (text === null ? [] : [row]));
      const values: ModelValue[] = Array.from({ length: rows.length }, () => null);
      if (present.length > 0) {
        const wanted = present.map((row) => texts[row]!);
        const made = await valuesOf(model, wanted, models, context.signal);
        present.forEach((row, i) => (values[row] = made[i]!));
        for (const warning of models.takeWarnings()) context.warn(warning, null);
      }
      yield batch(schema, [...rows.columns, columnFromValues(values, node.output.type)], rows.length);
    }
  }
}
