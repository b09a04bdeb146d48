import { DataType as T, schema, typeName } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import type { Expr } from '../../expr.ts';
import { column as col, unalias } from '../../expr.ts';
import { inferField } from '../../infer.ts';
import { planError } from '../../testing/plan-error.ts';
import { fn } from '../../testing/plans.ts';

const SCHEMA = schema([
  { name: 'i8', type: T.int8() },
  { name: 'i', type: T.int64() },
  { name: 'u8', type: T.uint8() },
  { name: 'u', type: T.uint64() },
  { name: 'f32', type: T.float32() },
  { name: 'f', type: T.float64() },
  { name: 'f16', type: T.float16() },
  { name: 's', type: T.string() },
  { name: 'ok', type: T.bool() },
  { name: 'none', type: T.null() },
  { name: 'price', type: T.decimal128(10, 2) },
]);
const c = Object.fromEntries(SCHEMA.fields.map(({ name }) => [name, col(name)])) as Record<string, Expr>;
const typeOf = (expr: Expr): string => typeName(inferField(expr, SCHEMA).type);

describe('types of results', () => {
  test.each<[string, Expr, string]>([
    ['sin of an integer', fn('sin', [c['i8']!]), 'Float64'],
    ['sin of Float32', fn('sin', [c['f32']!]), 'Float32'],
    ['sqrt of a small integer', fn('sqrt', [c['u8']!]), 'Float32'],
    ['log2 of Float16', fn('log2', [c['f16']!]), 'Float16'],
    ['round of Float16', fn('round', [c['f16']!]), 'Float16'],
    ['sqrt of Float16', fn('sqrt', [c['f16']!]), 'Float32'],
    ['round of Int64', fn('round', [c['i']!]), 'Float64'],
    ['floor of Int64', fn('floor', [c['i']!]), 'Int64'],
    ['floor of Float32', fn('floor', [c['f32']!]), 'Float32'],
    ['ln of nulls', fn('ln', [c['none']!]), 'Float64'],
    ['clip by one bound', fn('clip', [c['u8']!], { max: 9 }), 'Int32'],
    ['clip by nothing', fn('clip', [c['u8']!]), 'UInt8'],
    ['arctan2 of Float32', fn('arctan2', [c['f32']!, c['f32']!]), 'Float32'],
    ['arctan2 of two types', fn('arctan2', [c['f32']!, c['i8']!]), 'Float64'],
    ['pmod of small integers', fn('pmod', [c['i8']!, c['u8']!]), 'Int64'],
    ['pmod of unsigned ones', fn('pmod', [c['u8']!, c['u8']!]), 'UInt64'],
    ['pmod of both kinds of 64 bits', fn('pmod', [c['u']!, c['i']!]), 'Float64'],
    ['power of Float32', fn('power', [c['f32']!, 2]), 'Float32'],
    ['bitwiseAnd of two widths', fn('bitwiseAnd', [c['i8']!, c['u8']!]), 'Int16'],
    ['bitwiseAnd of UInt64 and a literal', fn('bitwiseAnd', [c['u']!, 3]), 'UInt64'],
    ['bitwiseOr of booleans', fn('bitwiseOr', [c['ok']!, c['none']!]), 'Bool'],
    ['shiftLeft', fn('shiftLeft', [c['u8']!, c['i']!]), 'UInt8'],
    ['fillNan', fn('fillNan', [c['f32']!, 1.5]), 'Float64'],
    ['columnsSum of small integers', fn('columnsSum', [c['i8']!, c['u8']!]), 'Int64'],
    ['columnsMean of decimals', fn('columnsMean', [c['price']!]), 'Decimal[precision: 38, scale: 6]'],
    ['columnsMin', fn('columnsMin', [c['i8']!, c['f32']!]), 'Float32'],
  ])('%s', (_, expr, expected) => {
    expect(typeOf(expr)).toBe(expected);
  });

  test('columns given by name', () => {
    const sum = unalias(fn('columnsSum', ['i8', c['f']!]));
    expect(sum).toMatchObject({ kind: 'call', args: [c['i8'], c['f']] });
    expect(inferField(fn('columnsSum', ['i8', 'f']), SCHEMA).name).toBe('columns_sum');
  });
});

describe('errors', () => {
  test.each<[string, () => unknown, string]>([
    ['a string', () => typeOf(fn('sin', [c['s']!])), 'PlanError: sin(s: String): expected a number.'],
    ['a boolean', () => typeOf(fn('abs', [c['ok']!])), 'PlanError: abs(ok: Bool): expected a number.'],
    [
      'a bound of another kind',
      () => typeOf(fn('clip', [c['i']!, 'a'])),
      'PlanError: clip(i: Int64, literal: String, literal: Null): expected numbers.\n  hint: Convert with .cast(DataType.float64()).',
    ],
    [
      'negative decimals',
      () => fn('round', [c['f']!], -1),
      'PlanError: round: decimals must be a whole number from 0, got -1.\n  hint: The call is round(input, decimals?).',
    ],
    [
      'bits of a float',
      () => typeOf(fn('bitwiseXor', [c['f']!, 1])),
      'PlanError: bitwiseXor(f: Float64, literal: Int32): expected two integers or two booleans.',
    ],
    [
      'bits of an integer and a boolean',
      () => typeOf(fn('bitwiseAnd', [c['i']!, c['ok']!])),
      'PlanError: bitwiseAnd(i: Int64, ok: Bool): expected two integers or two booleans.',
    ],
    ['NaN of integers', () => typeOf(fn('isNan', [c['i']!])), 'PlanError: isNan(i: Int64): expected a float.'],
    ['no columns', () => typeOf(fn('columnsMax', [])), 'PlanError: columnsMax(): expected at least one column.'],
    [
      'a base that is no integer',
      () => fn('conv', [c['s']!], 10, 2.5),
      'PlanError: conv: toBase must be an integer, got 2.5.\n  hint: The call is conv(input, fromBase, toBase).',
    ],
  ])('%s', (_, work, message) => {
    expect(planError(work)).toBe(message);
  });
});
