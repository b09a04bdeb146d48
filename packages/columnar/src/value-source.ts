import type { DataType } from './data-type.ts';
import { typeName } from './data-type.ts';
import { PlanError } from './errors.ts';

/** Where values come from, for messages: nested values report the row they are in. */
export interface ValueSource {
  readonly name?: string | undefined;
  readonly rowOf: (index: number) => number;
}

export const unnamed: ValueSource = { rowOf: (index) => index };

/** How a value looks in a message. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : value.toISOString();
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name} of ${value.byteLength} bytes`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return `an object with ${Object.keys(value).slice(0, 8).join(', ') || 'no keys'}`;
}

/** `Column "x", row 3: <problem>` */
export function valueError(problem: string, index: number, source: ValueSource, hint?: string): PlanError {
  const row = source.rowOf(index);
  const where = source.name === undefined ? `Row ${row}` : `Column "${source.name}", row ${row}`;
  return new PlanError(`${where}: ${problem}`, {
    row,
    ...(source.name === undefined ? {} : { column: source.name }),
    ...(hint === undefined ? {} : { hint }),
  });
}

/** The error for a value that `type` cannot hold. */
export const badValue = (
  value: unknown,
  type: DataType,
  index: number,
  source: ValueSource,
  hint?: string,
): PlanError => valueError(`${describeValue(value)} cannot be stored as ${typeName(type)}.`, index, source, hint);
