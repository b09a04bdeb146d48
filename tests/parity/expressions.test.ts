import { existsSync, readFileSync } from 'node:fs';
import type { Column } from '@pixelframe/columnar';
import { PlanError, typeName } from '@pixelframe/columnar';
import { allEvaluators, evaluate } from '@pixelframe/evaluators';
import type { Expr, LiteralValue } from '@pixelframe/plan';
import { call, cast, column, inferField, lit, when } from '@pixelframe/plan';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Encoded, ReferenceCase } from './daft-expressions.ts';
import { batchOf, columnOfCase, decode, encode, readReference, typeCalled } from './daft-expressions.ts';
import { DIFFERENCES } from './known-differences.ts';

const reference = readReference();
const a = column('a');
const met = new Set<string>();

beforeAll(() => allEvaluators());

/** What is not as in Daft and not in the list of known differences, one line each. */
function surprises(
  name: string,
  expr: Expr,
  args: readonly Column[],
  daft: { type: string | null; values: readonly Encoded[] },
): string[] {
  const rows = batchOf(args);
  const types = args.map((arg) => typeName(arg.type));
  const label = `${name}(${types.join(', ')})`;
  let type: string;
  try {
    type = typeName(inferField(expr, rows.schema).type);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    return daft.type === null ? [] : [`${label}: refused, Daft gives ${daft.type}`];
  }
  const result: string[] = [];
  if (type !== daft.type && !(name === 'mod' && types.some((t) => t.startsWith('Int')))) {
    result.push(`${label}: ${type}, Daft gives ${daft.type}`);
  }
  const inputs = args.map(encode);
  const ours = encode(evaluate(expr, rows));
  daft.values.forEach((expected, row) => {
    if (JSON.stringify(ours[row]) === JSON.stringify(expected)) return;
    const call = { name, types, inputs: inputs.map((values) => values[row]!), ours: ours[row]!, daft: expected };
    const known = DIFFERENCES.find((difference) => difference.holds(call));
    if (known !== undefined) met.add(known.title);
    else
      result.push(
        `${label} of ${JSON.stringify(call.inputs)}: ${JSON.stringify(ours[row])}, Daft gives ${JSON.stringify(expected)}`,
      );
  });
  return result;
}

describe('two operands', () => {
  test.each(reference.binary.map((cases) => ({ cases, name: `${cases.left[0]} and ${cases.right[0]}` })))(
    '$name',
    ({ cases: { left, right, results } }) => {
      const pairs = left[1].flatMap((x) => right[1].map((y) => [x, y] as const));
      const args = [columnOfCase([left[0], pairs.map(([x]) => x)]), columnOfCase([right[0], pairs.map(([, y]) => y)])];
      const found = Object.entries(results).flatMap(([fn, daft]) =>
        surprises(fn, call(fn, [a, column('b')]), args, daft),
      );
      expect(found).toEqual([]);
    },
  );
});

describe('casts', () => {
  const sources = [...new Set(reference.casts.map((item) => item.args[0]![0]))];

  test.each(sources)('from %s', (source) => {
    const cases = reference.casts.filter((item) => item.args[0]![0] === source);
    const found = cases.flatMap((item) => {
      const args = item.args.map(columnOfCase);
      const target = typeCalled(item.to!);
      // Daft fails for the whole column, too, where one list has another length.
      if (item.to === 'List[Int64; 2]' && source === 'List[Int64]') {
        expect(() => evaluate(cast(a, target), batchOf(args))).toThrow(
          'Cannot cast List[Int64] to List[Int64; 2]: a list has 0 items.',
        );
        return [];
      }
      return surprises(`cast to ${item.to}`, cast(a, target), args, item);
    });
    const refused = found.map((line) => /^cast to (.*)\(.*\): refused/.exec(line)?.[1] ?? line);
    expect(refused).toEqual(REFUSED_CASTS.get(source));
  });
});

const TEMPORAL = ['Date', 'Timestamp[s]', 'Timestamp[ms]', 'Timestamp[us]', 'Timestamp[ns]', 'Duration[us]'];
const NUMBERS = ['Int8', 'Int16', 'Int32', 'Int64', 'UInt8', 'UInt16', 'UInt32', 'UInt64', 'Float32', 'Float64'];
const LISTS = ['List[Int32]', 'List[Int64; 2]'];
const BYTES = ['Binary', 'Binary[4]'];
const OF_TEMPORAL = (...more: string[]): string[] => ['Bool', ...BYTES, ...more, ...LISTS];
const PAIRS = ['Binary[4]', 'List[Int64; 2]'];

/** Daft also types these casts; they fail for every value. */
const REFUSED_CASTS = new Map<string, string[]>([
  ...['Bool', ...NUMBERS].map((kind): [string, string[]] => [kind, PAIRS]),
  ['String', ['List[Int64; 2]']],
  ['Binary', [...TEMPORAL, ...LISTS]],
  ['Binary[4]', ['Bool', ...NUMBERS, 'String', ...TEMPORAL, ...LISTS]],
  ['Date', OF_TEMPORAL('Duration[us]')],
  ...['s', 'ms', 'us', 'ns'].map((unit): [string, string[]] => [`Timestamp[${unit}]`, OF_TEMPORAL('Duration[us]')]),
  ['Duration[us]', OF_TEMPORAL('Date', 'Timestamp[s]', 'Timestamp[ms]', 'Timestamp[us]', 'Timestamp[ns]')],
  ['Null', []],
  ['List[Int64]', ['Bool', ...NUMBERS, 'String', ...BYTES, ...TEMPORAL]],
  ['List[Int64; 2]', ['Bool', ...NUMBERS, 'String', ...BYTES, ...TEMPORAL]],
]);

/** The expression a case stands for; columns are called a, b, c. */
function expressionOf(item: ReferenceCase, args: readonly Column[]): Expr {
  const { type } = args[0]!;
  const literal = (value: Encoded): LiteralValue => decode(value, type) as LiteralValue;
  switch (item.name) {
    case 'when':
      return when([a], [column('b')], column('c'));
    case 'chain':
      return when([a, column('b')], [lit('first'), lit('second')], lit('last'));
    case 'chain without otherwise':
      return when([a, column('b')], [lit('first'), lit('second')], lit(null));
    case 'isIn':
      return call('isIn', [a, lit(item.items!.map(literal) as LiteralValue)]);
    case 'between':
      return call('between', [a, ...item.bounds!.map((bound) => lit(literal(bound)))]);
    case 'get':
      return call('get', [a], { key: item.key! });
    default: {
      const second = item.literal ?? item.text;
      return call(item.name, second === undefined ? args.map((_, i) => column('abc'[i]!)) : [a, lit(second)]);
    }
  }
}

describe('other functions', () => {
  const described = reference.others.map((item) => {
    const detail = item.case ?? item.items ?? item.bounds ?? item.key ?? item.literal ?? item.text ?? '';
    return { item, name: `${item.name} of ${item.args.map(([type]) => type).join(', ')} ${JSON.stringify(detail)}` };
  });
  test.each(described)('$name', ({ item }) => {
    const args = item.args.map(columnOfCase);
    const found = surprises(item.name, expressionOf(item, args), args, item);
    const refused = item.name === 'neg' && args[0]!.type.kind === 'uint8';
    expect(found).toEqual(refused ? ['neg(UInt8): refused, Daft gives UInt8'] : []);
  });
});

afterAll(() => {
  expect(DIFFERENCES.map(({ title }) => title).filter((title) => !met.has(title))).toEqual([]);
});

test('every known difference is in the docs', () => {
  const page = new URL('../../apps/docs/differences.md', import.meta.url);
  expect(existsSync(page)).toBe(true);
  const text = readFileSync(page, 'utf8');
  expect(DIFFERENCES.map(({ title }) => title).filter((title) => !text.includes(`**${title}**`))).toEqual([]);
});
