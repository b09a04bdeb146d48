import { DataType as T } from '@pixelframe/columnar';
import { defineFunction, lowerCase, oneOf } from '../define.ts';
import type { TypeRule } from './define-aggregate.ts';
import { aggregate } from './define-aggregate.ts';

export const count = defineFunction({
  name: 'count',
  daft: 'count',
  kind: 'aggregate',
  args: [{ name: 'input', doc: 'What is counted; without it all rows are.', default: 1 }],
  params: [
    {
      name: 'mode',
      type: "'valid' | 'null' | 'all'",
      doc: 'Which rows count: those with a value, those without, all.',
      default: 'valid',
      check: oneOf('valid', 'null', 'all'),
      normalize: lowerCase,
    },
  ],
  nulls: 'own',
  returns: 'number',
  infer: () => T.uint64(),
  output: ([input]) => (input?.kind === 'literal' ? 'count' : null),
  doc: 'Number of values, nulls left out; `count()` is the number of rows. NaN is a value.',
  example: "df.groupBy('first').agg(F.count(), col('a').count({ mode: 'null' }).alias('missing'))",
});

const counted: TypeRule = (type) => (type.kind === 'object' ? null : T.uint64());

export const countDistinct = aggregate('countDistinct', {
  rule: counted,
  expected: 'values that compare, not objects',
  returns: 'number',
  doc: 'Number of different values. Nulls are left out, NaN is one value, 0 and -0 are the same.',
});

export const approxCountDistinct = aggregate('approxCountDistinct', {
  rule: counted,
  expected: 'values that compare, not objects',
  returns: 'number',
  doc: 'About how many different values there are, nulls left out: within 2 % nearly always (HyperLogLog with 16 384 registers), in memory that does not grow with them.',
});
