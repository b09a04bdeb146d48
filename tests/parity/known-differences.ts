import type { Encoded } from './daft-expressions.ts';

/** One place where a value differs from Daft's on purpose; apps/docs/differences.md gives the reason. */
export interface Difference {
  readonly title: string;
  readonly holds: (call: Call) => boolean;
}

export interface Call {
  /** `add`, or `cast` with its target. */
  readonly name: string;
  readonly types: readonly string[];
  readonly inputs: readonly Encoded[];
  readonly ours: Encoded;
  readonly daft: Encoded;
}

const isError = (value: Encoded): boolean => typeof value === 'object' && value !== null && 'error' in value;
const isZero = (value: Encoded | undefined): boolean => value === 0 || value === '-0';
const whole = (value: Encoded): bigint | null =>
  typeof value === 'number' || typeof value === 'string' ? BigInt(value) : null;
const comparisons = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'eqNullSafe', 'between']);

export const DIFFERENCES: readonly Difference[] = [
  {
    title: 'Dividing an integer by zero',
    holds: ({ name, inputs, ours, daft }) =>
      (name === 'floorDiv' || name === 'mod') &&
      isZero(inputs[1]) &&
      isError(daft) &&
      (ours === null || ours === 'NaN'),
  },
  {
    title: 'The smallest integer divided by -1',
    holds: ({ name, inputs, ours, daft }) =>
      (name === 'floorDiv' || name === 'mod') &&
      inputs[1] === -1 &&
      isError(daft) &&
      ours === (name === 'mod' ? 0 : inputs[0]),
  },
  {
    title: 'Floor division of negative integers',
    holds: ({ name, types, ours, daft }) =>
      name === 'floorDiv' &&
      types.every((type) => type.includes('Int')) &&
      !isError(daft) &&
      whole(ours) === (whole(daft) ?? 0n) - 1n,
  },
  {
    title: 'Remainders of signed by unsigned integers',
    holds: ({ name, types }) => name === 'mod' && types[0]!.startsWith('Int') && types[1]!.startsWith('UInt'),
  },
  {
    title: 'Negative zero',
    holds: ({ name, inputs }) => comparisons.has(name) && inputs.includes('-0'),
  },
  {
    title: 'Dates beside timestamps',
    holds: ({ name, types }) => comparisons.has(name) && types.join() === 'Date,Timestamp[us]',
  },
  {
    title: 'Timestamps of two units',
    holds: ({ name, types }) => comparisons.has(name) && types.join() === 'Timestamp[us],Timestamp[ms]',
  },
  {
    title: 'The difference of two dates',
    holds: ({ name, types, ours, daft }) =>
      name === 'sub' && types.join() === 'Date,Date' && Number(ours) === Number(daft) * 86_400,
  },
  {
    title: 'Dates as text',
    holds: ({ name, types, ours }) =>
      name === 'cast to String' && types[0] === 'Date' && /^\d{4}-\d\d-\d\d$/.test(String(ours)),
  },
  {
    title: 'Durations as text',
    holds: ({ name, types, daft }) => name === 'cast to String' && types[0] === 'Duration[us]' && isError(daft),
  },
  {
    title: 'Timestamps before 1970 in a coarser unit',
    holds: ({ name, types, inputs, ours, daft }) =>
      name.startsWith('cast to Timestamp') &&
      types[0]!.startsWith('Timestamp') &&
      Number(inputs[0]) < 0 &&
      Number(ours) === Number(daft) - 1,
  },
  {
    title: 'Bytes of another length',
    holds: ({ name, types, ours, daft }) =>
      name === 'cast to Binary[4]' &&
      (types[0] === 'Binary' || types[0] === 'String') &&
      ours === null &&
      isError(daft),
  },
  {
    title: 'Blanks around numbers in text',
    holds: ({ name, types, inputs }) =>
      name === 'cast to List[Int32]' && types[0] === 'String' && /^ | $/.test(String(inputs[0])),
  },
  {
    title: 'Hamming distance of negative integers',
    holds: ({ name, inputs, daft }) =>
      name === 'hammingDistance' && daft === null && inputs.some((value) => Number(value) < 0),
  },
];
