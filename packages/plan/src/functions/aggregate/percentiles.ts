import { DataType as T, isNumeric } from '@pixelframe/columnar';
import type { ParamSpec } from '../define.ts';
import { aggregate } from './define-aggregate.ts';

const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;

const share = (name: string, type: string, doc: string, check: ParamSpec['check']): ParamSpec => ({
  name,
  type,
  doc,
  ...(check === undefined ? {} : { check }),
});

const shared = {
  expected: 'numbers',
  hint: 'Convert with .cast(DataType.float64()).',
  returns: 'number | null',
} as const;

export const median = aggregate('median', {
  ...shared,
  rule: (type) => (isNumeric(type) ? T.float64() : null),
  doc: 'The value in the middle, or the mean of the two in the middle; null where there are none. NaN is the largest value.',
});

export const percentile = aggregate('percentile', {
  ...shared,
  rule: (type) => (isNumeric(type) ? T.float64() : null),
  params: [
    share('percentage', 'number', 'Share of the values that lie below, from 0 to 1.', (value) =>
      isShare(value) ? null : 'must be a number from 0 to 1',
    ),
  ],
  doc: 'The value below which that share of the values lies, between two of them in proportion; null where there are none. NaN is the largest value.',
  example: "col('a').percentile(0.9)",
});

export const approxPercentiles = aggregate('approxPercentiles', {
  ...shared,
  returns: 'number | number[] | null',
  rule(type, { percentiles }) {
    if (!isNumeric(type)) return null;
    return Array.isArray(percentiles) ? T.fixedSizeList(T.float64(), percentiles.length) : T.float64();
  },
  params: [
    share('percentiles', 'number | readonly number[]', 'One share or several, from 0 to 1.', (value) =>
      isShare(value) || (Array.isArray(value) && value.length > 0 && value.every(isShare))
        ? null
        : 'must be a number from 0 to 1 or a list of such',
    ),
  ],
  doc: 'Percentiles within 1 % of the value, in memory that does not grow with the rows (DDSketch); a list where a list is asked for, null where there are no values. NaN counts as 0.',
  example: "col('a').approxPercentiles([0.25, 0.5, 0.75])",
});
