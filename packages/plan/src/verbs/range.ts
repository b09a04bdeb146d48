import { DataType as T, PlanError, schema } from '@pixelframe/columnar';
import type { Plan } from '../plan.ts';
import { source } from '../plan.ts';

/** Numbers from `start`, `step` apart, before `end`, in a column `id`. */
export function range(start: number, end: number, step: number): Plan {
  for (const [name, value] of Object.entries({ start, end, step })) {
    if (!Number.isSafeInteger(value)) throw new PlanError(`range: ${name} must be an integer, got ${String(value)}.`);
  }
  if (step === 0) throw new PlanError('range: step must not be 0.');
  const label = `range(${start}, ${end}, ${step})`;
  return source({ kind: 'range', id: '', label, start, end, step }, schema([{ name: 'id', type: T.int64() }]));
}
