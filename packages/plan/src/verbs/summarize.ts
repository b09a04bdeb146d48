import { DataType as T, schema, typeName } from '@pixelframe/columnar';
import type { Field } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, call, cast, column } from '../expr.ts';
import { isCastable } from '../castable.ts';
import { isOrderable } from '../functions/comparison.ts';
import { lit } from '../literal.ts';
import type { Plan } from '../plan.ts';
import { project, schemaOf } from '../plan.ts';
import { aggregate } from './aggregate.ts';
import { explode } from './reshape.ts';

const text = (field: Field, fn: 'min' | 'max'): Expr =>
  isOrderable(field.type) && field.type.kind !== 'null' && isCastable(field.type, T.string())
    ? cast(call(fn, [column(field.name)]), T.string())
    : cast(lit(null), T.string());

/** Whether values are counted apart: those that can be a key. */
const countable = (field: Field): boolean => isOrderable(field.type);

const STATISTICS: readonly (readonly [name: string, of: (field: Field) => Expr])[] = [
  ['min', (field) => text(field, 'min')],
  ['max', (field) => text(field, 'max')],
  ['count', ({ name }) => call('count', [column(name)], { mode: 'all' })],
  ['count_nulls', ({ name }) => call('count', [column(name)], { mode: 'null' })],
  [
    'approx_count_distinct',
    (field) => (countable(field) ? call('approxCountDistinct', [column(field.name)]) : cast(lit(null), T.uint64())),
  ],
];

/**
 * Daft's summary: one row for each column with its type, smallest and largest value as text, rows, nulls and about how
 * many distinct values.
 */
export function summarize(input: Plan): Plan {
  const { fields } = schema(schemaOf(input).fields);
  const names = (statistic: string): string[] => fields.map((_, i) => `${statistic}#${i}`);
  const all = STATISTICS.flatMap(([statistic, of]) => fields.map((field, i) => alias(of(field), names(statistic)[i]!)));
  const known = all.filter((expr) => expr.kind === 'alias' && !isNullCast(expr.input));
  const row = aggregate(input, [], [...known]);
  const value = (name: string): Expr => {
    const unknown = all.find((expr) => expr.kind === 'alias' && expr.name === name && isNullCast(expr.input));
    return unknown === undefined ? column(name) : (unknown as { input: Expr }).input;
  };
  const lists = [
    alias(lit(fields.map((field) => field.name)), 'column'),
    alias(lit(fields.map((field) => typeName(field.type))), 'type'),
    ...STATISTICS.map(([statistic]) => alias(call('toList', names(statistic).map(value)), statistic)),
  ];
  return explode(
    project(row, lists),
    lists.map((list) => column((list as { name: string }).name)),
  );
}

const isNullCast = (expr: Expr): boolean =>
  expr.kind === 'cast' && expr.input.kind === 'literal' && expr.input.value === null;
