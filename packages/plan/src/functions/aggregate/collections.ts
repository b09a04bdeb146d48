import { DataType as T } from '@pixelframe/columnar';
import { aggregate } from './define-aggregate.ts';

export const listAgg = aggregate('listAgg', {
  rule: (type) => T.list(type),
  expected: 'any values',
  returns: 'unknown[]',
  doc: 'List of all values in the order of the rows, nulls too.',
});

export const listAggDistinct = aggregate('listAggDistinct', {
  rule: (type) => (type.kind === 'object' ? null : T.list(type)),
  expected: 'values that compare, not objects',
  returns: 'unknown[]',
  doc: 'List of the different values in the order of first appearance. Nulls are left out, NaN is one value, 0 and -0 are the same.',
});

export const stringAgg = aggregate('stringAgg', {
  rule: (type, { delimiter }) => (type.kind === 'string' || (type.kind === 'list' && delimiter === null) ? type : null),
  expected: 'strings, or lists without a delimiter',
  hint: 'Convert with .cast(DataType.string()).',
  returns: 'string | unknown[] | null',
  params: [
    {
      name: 'delimiter',
      type: 'string | null',
      doc: 'What stands between two values.',
      default: null,
      positional: true,
      check: (value) => (value === null || typeof value === 'string' ? null : 'must be a string'),
    },
  ],
  doc: 'All values one after the other in the order of the rows, nulls left out; null where there are none. Lists are joined to one list.',
  example: "col('last').stringAgg({ delimiter: ', ' })",
});
