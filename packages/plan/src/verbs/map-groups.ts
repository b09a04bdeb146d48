import type { DataType } from '@pixelframe/columnar';
import { columnNames, PlanError } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column, exprName } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { project, schemaOf } from '../plan.ts';
import { asColumns } from './columns.ts';

/** Each group's `args` through the page's function `fn`: the keys, repeated, beside what it gives. */
export function mapGroups(
  input: Plan,
  keys: readonly Expr[],
  args: readonly Expr[],
  call: { readonly fn: string; readonly returns: DataType; readonly name: string },
): Plan {
  if (keys.length === 0) throw new PlanError('mapGroups: group by at least one column.');
  const keyNames = keys.map(exprName);
  if (keyNames.includes(call.name)) {
    throw new PlanError(`mapGroups: two columns would be called "${call.name}".`, {
      column: call.name,
      hint: 'Give another { name }.',
    });
  }
  const { plan, names } = asColumns('mapGroups', input, [...keys, ...args], 'group');
  const own = names.slice(0, keys.length);
  const node: Plan = Object.freeze({
    kind: 'mapGroups',
    input: plan,
    keys: own,
    args: names.slice(keys.length),
    ...call,
  });
  if (columnNames(schemaOf(node)).join('\0') === [...keyNames, call.name].join('\0')) return node;
  return project(node, [...keyNames.map((name, i) => alias(column(own[i]!), name)), column(call.name)]);
}
