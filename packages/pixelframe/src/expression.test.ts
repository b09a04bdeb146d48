import { describeError, PlanError } from '@pixelframe/columnar';
import { FUNCTIONS, NAMESPACES } from '@pixelframe/plan';
import { describe, expect, test } from 'vitest';
import { col } from './col.ts';
import { callFunction, Expression, lit, toExpression, When, when } from './expression.ts';
import { nodeOf } from './nodes.ts';
import * as functions from './functions/index.ts';

const a = col('a');

type Method = (...rest: unknown[]) => Expression;

/** Required parameters that not every number is a value of. */
const REQUIRED: Readonly<Record<string, unknown>> = {
  charset: 'hex',
  codec: 'gzip',
  dayOfWeek: 'Monday',
  degrees: 90,
  dtype: { kind: 'int64' },
  fields: ['a'],
  filter: '.',
  fString: '{}',
  interval: '1 day',
  labels: ['a', 'b'],
  high: 9,
  mode: 'L',
  name: 'mode',
  part: 'day',
  patterns: 'x',
  percentage: 0.5,
  percentiles: 0.5,
  sep: ',',
  targetTimezone: 'UTC',
  timezone: 'UTC',
  toTimezone: 'UTC',
};
const FORMATS: Readonly<Record<string, string>> = { encodeImage: 'png', toDate: '%Y', toDatetime: '%Y' };
const requiredValue = (fn: string, param: string): unknown =>
  param === 'format' ? (FORMATS[fn] ?? 'json') : (REQUIRED[param] ?? 3);
const requiredOf = (name: string): unknown[] =>
  FUNCTIONS.get(name)!
    .params.filter((param) => param.default === undefined)
    .map((param) => requiredValue(name, param.name));

describe('expressions', () => {
  test('every function is a method and a free function that build the same node', () => {
    for (const { name, args, free: isFree } of FUNCTIONS.values()) {
      if (isFree === true) continue;
      const rest = requiredOf(name);
      const others = args
        .slice(1)
        .filter((arg) => arg.default === undefined && arg.variadic !== true)
        .map(({ values }) => (values === true ? [1] : col('b')));
      const method = (a as unknown as Record<string, Method>)[name]!;
      const free = (functions as unknown as Record<string, Method>)[name]!;
      const given = args[0]?.variadic === true ? [...rest, col('b')] : [...others, ...rest];
      const called = args[0]?.variadic === true ? free(...rest, a, col('b')) : free(a, ...given);
      if (args[0]?.variadic !== true || rest.length === 0) {
        expect(nodeOf(method.call(a, ...given)), name).toEqual(nodeOf(called));
      }
    }
  });

  test('every namespaced spelling builds the node of its function', () => {
    for (const [namespace, methods] of Object.entries(NAMESPACES)) {
      const short = (a as unknown as Record<string, Record<string, Method>>)[namespace]!;
      expect(Object.keys(short).sort()).toEqual(Object.keys(methods).sort());
      for (const [name, method] of Object.entries(methods)) {
        const others = FUNCTIONS.get(method)!
          .args.slice(1)
          .map(() => col('b'));
        const long = (a as unknown as Record<string, Method>)[method]!;
        const rest = requiredOf(method);
        expect(nodeOf(short[name]!(...others, ...rest)), name).toEqual(nodeOf(long.call(a, ...others, ...rest)));
      }
    }
  });

  test('plain values beside expressions are literals', () => {
    expect(nodeOf(a.add(1))).toEqual(nodeOf(a.add(lit(1))));
    for (const value of [
      null,
      true,
      1,
      2n,
      'x',
      new Date(0),
      Uint8Array.of(1),
      [1, 2],
      [[1]],
      { a: 1 },
      Float32Array.of(1),
    ]) {
      expect(nodeOf(toExpression(value))).toEqual(nodeOf(lit(value)));
    }
    expect(toExpression(a)).toBe(a);
    for (const value of [undefined, new Map(), () => 1, Symbol.iterator, [a]])
      expect(() => toExpression(value)).toThrow(PlanError);
  });

  test('options may be left out or undefined', () => {
    const hash = nodeOf(a.imageHash());
    expect(nodeOf(a.imageHash(undefined))).toEqual(hash);
    expect(nodeOf(a.imageHash({}))).toEqual(hash);
    expect(() => callFunction('resize', [a, undefined, 4])).toThrow('resize: width is missing.');
  });

  test('are immutable: a method never changes what it is called on', () => {
    const before = JSON.stringify(nodeOf(a));
    a.add(1).alias('x').cast({ kind: 'string' });
    expect(JSON.stringify(nodeOf(a))).toBe(before);
    expect(Object.isFrozen(nodeOf(a.add(1)))).toBe(true);
  });

  test('print as they are explained, and refuse to be numbers', () => {
    expect(String(a.mul(2).alias('x'))).toBe('(col(a) * lit(2)) as x');
    expect(() => Number(a)).toThrow(PlanError);
    try {
      Number(a);
    } catch (error) {
      expect(describeError(error)).toContain("hint: Use methods: col('a').add(1) for +");
    }
  });
});

describe('when', () => {
  test('is an expression, with null for the rest', () => {
    const size = when(a.gt(1), 'large');
    expect(size).toBeInstanceOf(Expression);
    expect(String(size.alias('size'))).toBe('when(col(a) > lit(1), lit("large"); otherwise lit(null)) as size');
  });

  test('grows by new objects', () => {
    const one = when(a.gt(1), 'large');
    const two = one.when(a.gt(0), 'small');
    expect(two).toBeInstanceOf(When);
    expect(String(one)).not.toContain('small');
    expect(String(two.otherwise(col('b')))).toBe(
      'when(col(a) > lit(1), lit("large"); col(a) > lit(0), lit("small"); otherwise col(b))',
    );
  });

  test('refuses conditions that are none, first and later', () => {
    const message = 'when: the condition must be an expression.';
    expect(() => when(1 as never, 'x')).toThrow(message);
    expect(() => when(a.gt(1), 'x').when(true as never, 'y')).toThrow(message);
  });
});
