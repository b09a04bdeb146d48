import { columnNames, PlanError } from '@pixelframe/columnar';
import type { Expr } from '../expr.ts';
import { alias, column } from '../expr.ts';
import type { Plan } from '../plan.ts';
import { project, schemaOf } from '../plan.ts';

export function freshName(base: string, taken: readonly string[]): string {
  let name = base;
  for (let i = 2; taken.includes(name); i++) name = `${base}${i}`;
  return name;
}

/** Throws a PlanError where a new column's name is none, or is taken. */
export function refuseTaken(verb: string, input: Plan, name: string): void {
  if (typeof name !== 'string' || name === '') throw new PlanError(`${verb}: name must be a non-empty string.`);
  if (columnNames(schemaOf(input)).includes(name)) {
    throw new PlanError(`${verb}: there is a column "${name}" already.`, {
      column: name,
      hint: 'Give another { name }.',
    });
  }
}

/**
 * Makes computed keys columns for as long as `node` needs them: `node` gets the input with a column a key, and what
 * it makes of it loses them again.
 */
export function withKeys(
  input: Plan,
  keys: readonly Expr[],
  node: (input: Plan, names: readonly string[]) => Plan,
): Plan {
  const own = columnNames(schemaOf(input));
  const taken = [...own];
  const added: Expr[] = [];
  const names = keys.map((key) => {
    if (key.kind === 'column') return key.name;
    const name = freshName('key#', taken);
    taken.push(name);
    added.push(alias(key, name));
    return name;
  });
  if (added.length === 0) return node(input, names);
  const hidden = new Set(taken.slice(own.length));
  const result = node(project(input, [...own.map(column), ...added]), names);
  const kept = columnNames(schemaOf(result)).filter((name) => !hidden.has(name));
  return project(result, kept.map(column));
}
