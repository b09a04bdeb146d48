import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, isInteger } from '@pixelframe/columnar';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction } from '../define.ts';
import { commonNumber } from './types.ts';

const pair = (
  name: string,
  daft: string,
  [first, second]: readonly [string, string],
  infer: (args: readonly Field[], common: DataType) => DataType,
  doc: string,
): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [
      { name: first, doc: 'A number.' },
      { name: second, doc: 'A number.' },
    ],
    params: [],
    nulls: 'propagate',
    returns: 'number',
    infer: (args) => infer(args, commonNumber(name, args)),
    doc,
    example: `df.select(col('x').${name}(2))`,
  });

const floats = (args: readonly Field[]): DataType =>
  args.every(({ type }) => type.kind === 'float32') ? T.float32() : T.float64();

export const arctan2 = pair(
  'arctan2',
  'arctan2',
  ['y', 'x'],
  floats,
  'Angle in radians, from -pi to pi, of the point (x, y).',
);
export const hypot = pair('hypot', 'hypot', ['a', 'b'], floats, 'Length of the vector (a, b): sqrt(a² + b²).');
export const tryDivide = pair(
  'tryDivide',
  'try_divide',
  ['dividend', 'divisor'],
  () => T.float64(),
  'Quotient as Float64; null where the divisor is 0.',
);
export const pmod = pair(
  'pmod',
  'pmod',
  ['a', 'b'],
  (_, common) => (isInteger(common) ? (common.kind.startsWith('u') ? T.uint64() : T.int64()) : common),
  'Remainder that is not negative where `b` is positive: a % b, or (a % b + b) % b where that is below 0; null where b is 0.',
);
