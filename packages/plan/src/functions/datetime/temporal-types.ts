import type { DataType, DataTypeKind, DataTypeOf, Field } from '@pixelframe/columnar';
import { isInteger, isNumeric } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';
import { requireKnownZone } from './time-zone.ts';

/** Throws unless the argument is of one of these types or null; a Timestamp's zone has to be a known one. */
export function requireKind(
  name: string,
  args: readonly Field[],
  kinds: readonly DataTypeKind[],
  expected: string,
  at = 0,
): void {
  const { type } = args[at]!;
  if (type.kind !== 'null' && !kinds.includes(type.kind)) {
    const hint = kinds.includes('timestamp')
      ? 'Read text with .toDatetime(format) or .toDate(format), numbers with .timestampSeconds().'
      : undefined;
    throw typeMismatch(name, args, expected, hint);
  }
  if (type.kind === 'timestamp') requireKnownZone(name, type.timezone);
}

export const requireDates = (name: string, args: readonly Field[], at = 0): void =>
  requireKind(name, args, ['date', 'timestamp'], 'a Date or Timestamp', at);

/** The Timestamp type of the first argument; null where that is the null type. */
export function requireTimestamp(name: string, args: readonly Field[]): DataTypeOf<'timestamp'> | null {
  requireKind(name, args, ['timestamp'], 'a Timestamp');
  const { type } = args[0]!;
  return type.kind === 'timestamp' ? type : null;
}

export function requireInteger(name: string, args: readonly Field[], at: number): void {
  const { type } = args[at]!;
  if (!isInteger(type) && type.kind !== 'null') {
    throw typeMismatch(name, args, `an integer as ${args[at]!.name}`, 'Convert with .cast(DataType.int32()).');
  }
}

export function requireNumber(name: string, args: readonly Field[], at = 0): void {
  const { type } = args[at]!;
  if (!isNumeric(type) && type.kind !== 'null') throw typeMismatch(name, args, 'a number');
}

/** A function of one column without options: most of what is asked of a date. */
export const ofColumn = (
  name: string,
  daft: string,
  infer: (args: readonly Field[]) => DataType,
  returns: string,
  arg: string,
  doc: string,
  example: string,
): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [{ name: 'input', doc: arg }],
    params: [],
    nulls: 'propagate',
    returns,
    infer,
    doc,
    example,
  });

/** The same function under another of Daft's names. */
export const aliasOf = (definition: FunctionDefinition, name: string, daft: string): FunctionDefinition =>
  defineFunction({
    ...definition,
    name,
    daft,
    doc: `Alias of \`${definition.name}\`. ${definition.doc}`,
    example: definition.example.replace(`${definition.name}(`, `${name}(`),
  });
