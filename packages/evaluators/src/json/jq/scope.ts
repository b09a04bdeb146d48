import { NATIVES } from './natives.ts';
import type { Definition, Node, Pattern } from './syntax.ts';
import type { Value } from './values.ts';

/** Where `break` goes. */
export class Break extends Error {}

/** What names mean: innermost first. */
export type Scope =
  | { readonly kind: 'variable'; readonly name: string; readonly value: Value; readonly outer: Scope | null }
  | { readonly kind: 'function'; readonly definition: Definition; readonly outer: Scope | null }
  | {
      readonly kind: 'closure';
      readonly name: string;
      readonly body: Node;
      readonly scope: Scope | null;
      readonly outer: Scope | null;
    }
  | { readonly kind: 'label'; readonly name: string; readonly label: Break; readonly outer: Scope | null };

export const withVariable = (name: string, value: Value, outer: Scope | null): Scope => ({
  kind: 'variable',
  name,
  value,
  outer,
});

/** Variables that a pattern binds. */
export function namesOf(pattern: Pattern): string[] {
  if (pattern.kind === 'name') return [pattern.name];
  if (pattern.kind === 'items') return pattern.items.flatMap(namesOf);
  return pattern.members.flatMap(({ name, value }) => [
    ...(name === null ? [] : [name]),
    ...(value === null ? [] : namesOf(value)),
  ]);
}

/** Names that the machine runs itself. */
export const BUILTINS: ReadonlySet<string> = new Set([
  ...NATIVES.keys(),
  'empty/0',
  'path/1',
  'first/1',
  'last/1',
  'limit/2',
  'skip/2',
  'range/1',
  'range/2',
  'range/3',
  'sort_by/1',
  'group_by/1',
  'match/2',
  'sub/3',
]);
