import { batch } from '@pixelframe/columnar';
import { evaluateAll } from '@pixelframe/evaluators';
import type { Operator } from '../physical/physical-plan.ts';
import type { BatchStream } from './task-context.ts';

export async function* project(input: BatchStream, operator: Extract<Operator, { kind: 'project' }>): BatchStream {
  for await (const rows of input) yield batch(operator.schema, evaluateAll(operator.exprs, rows), rows.length);
}
