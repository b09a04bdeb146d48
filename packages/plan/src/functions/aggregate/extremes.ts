import type { DataType } from '@pixelframe/columnar';
import { DataType as T, storageType } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { isBoolean } from '../define.ts';
import { aggregate } from './define-aggregate.ts';

const UNORDERED: ReadonlySet<string> = new Set(['list', 'fixedSizeList', 'struct', 'map', 'object']);
const ordered = (type: DataType): DataType | null => (UNORDERED.has(storageType(type).kind) ? null : type);

const extreme = (name: string, doc: string): FunctionDefinition =>
  aggregate(name, {
    rule: ordered,
    expected: 'values with an order, not lists, structs or objects',
    returns: 'number | string | boolean | Date | null',
    doc: `${doc} null where there are none. Strings compare by code points, false is before true.`,
  });
export const min = extreme('min', 'Smallest value, NaN only where there is nothing else;');
export const max = extreme('max', 'Largest value, NaN being larger than all numbers;');

const bool = (name: string, doc: string): FunctionDefinition =>
  aggregate(name, {
    rule: (type) => (type.kind === 'bool' || type.kind === 'null' ? T.bool() : null),
    expected: 'booleans',
    hint: 'Compare first, for example .gt(0).',
    returns: 'boolean | null',
    doc: `${doc}; null where there are no values.`,
    example: `col('flag').${name}()`,
  });
export const boolAnd = bool('boolAnd', 'Whether all values are true');
export const boolOr = bool('boolOr', 'Whether any value is true');

export const anyValue = aggregate('anyValue', {
  rule: (type) => type,
  expected: 'any values',
  returns: 'unknown',
  params: [
    {
      name: 'ignoreNulls',
      type: 'boolean',
      doc: 'Takes the first value that is not null.',
      default: false,
      positional: true,
      check: isBoolean,
    },
  ],
  doc: 'The first value, which may be null unless `ignoreNulls` is true.',
});
