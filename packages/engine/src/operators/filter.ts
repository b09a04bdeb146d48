import { filterBatch } from '@pixelframe/columnar';
import { evaluate } from '@pixelframe/evaluators';
import type { Operator } from '../physical/physical-plan.ts';
import type { BatchStream } from './task-context.ts';

export async function* filter(input: BatchStream, operator: Extract<Operator, { kind: 'filter' }>): BatchStream {
  for await (const rows of input) {
    const kept = filterBatch(rows, evaluate(operator.predicate, rows));
    if (kept.length > 0) yield kept;
  }
}
