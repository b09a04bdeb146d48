import { columnNames, PlanError, typeName } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { inferField } from '../infer.ts';
import { isOrderable } from '../functions/comparison.ts';
import type { Plan } from '../plan.ts';
import { schemaOf } from '../plan.ts';
import { asColumns, keepColumns } from './columns.ts';

/** One flag for all keys, or one for each. */
export type PerKey = boolean | readonly boolean[];

function spread(verb: string, name: string, flags: PerKey, keys: number): boolean[] {
  if (typeof flags === 'boolean') return Array.from({ length: keys }, () => flags);
  if (flags.length === keys) return [...flags];
  throw new PlanError(`${verb}: ${name} has ${flags.length} entries for ${keys} keys.`, {
    hint: 'Give one flag, or one for each key.',
  });
}

export interface SortFlags {
  readonly desc?: PerKey;
  /** Default: last when ascending, first when descending, as Daft. */
  readonly nullsFirst?: PerKey;
}

/** The flags of each key; nulls count as the greatest values unless said otherwise. */
export function sortFlags(verb: string, { desc = false, nullsFirst }: SortFlags, keys: number) {
  const down = spread(verb, 'desc', desc, keys);
  return { desc: down, nullsFirst: nullsFirst === undefined ? down : spread(verb, 'nullsFirst', nullsFirst, keys) };
}

/** Throws unless values of each key have an order. */
export function assertOrderable(verb: string, input: Plan, keys: readonly Expr[]): void {
  for (const key of keys) {
    const { name, type } = inferField(key, schemaOf(input));
    if (!isOrderable(type)) {
      throw new PlanError(`${verb}: "${name}" is ${typeName(type)}, which has no order.`, { column: name });
    }
  }
}

/** Rows ordered by the keys, the first key first; equal rows keep their order. */
export function sort(input: Plan, keys: readonly Expr[], flags: SortFlags = {}): Plan {
  if (keys.length === 0) throw new PlanError('sort: give at least one key.');
  assertOrderable('sort', input, keys);
  const { plan, names, plain } = asColumns('sort', input, keys);
  const order = { keys: names, ...sortFlags('sort', flags, keys.length) };
  const node: Plan = Object.freeze({ kind: 'sort', input: plan, order: Object.freeze(order), limit: null });
  return plain ? node : keepColumns(node, columnNames(schemaOf(input)));
}
