import { FORMATS } from './formats.ts';
import { BUILTINS, namesOf } from './scope.ts';
import type { Definition, Node, Pattern } from './syntax.ts';
import { SyntaxFailure, syntaxFailure } from './tokens.ts';

/** Names in scope: `name/arguments`, `$variable`, `label $name`. */
type Names = ReadonlySet<string>;

const keyOf = ({ name, params }: Definition): string => `${name}/${params.length}`;

function checkDefinition(definition: Definition, names: Names): Names {
  const known = new Set([...names, keyOf(definition)]);
  check(
    definition.body,
    new Set([
      ...known,
      ...definition.params.flatMap((name) => (name.startsWith('$') ? [name, `${name.slice(1)}/0`] : [`${name}/0`])),
    ]),
  );
  return known;
}

function keysOf(pattern: Pattern): Node[] {
  if (pattern.kind === 'name') return [];
  if (pattern.kind === 'items') return pattern.items.flatMap(keysOf);
  return pattern.members.flatMap(({ key, value }) => [key, ...(value === null ? [] : keysOf(value))]);
}

/** Throws a `SyntaxFailure` for a name that means nothing. */
function check(node: Node, names: Names): void {
  const all = (...nodes: readonly (Node | string | null)[]): void => {
    for (const each of nodes) if (each !== null && typeof each !== 'string') check(each, names);
  };
  switch (node.kind) {
    case 'call':
      if (!names.has(`${node.name}/${node.args.length}`)) {
        syntaxFailure(`there is no function ${node.name} of ${node.args.length} arguments,`, node.at);
      }
      return all(...node.args);
    case 'variable':
      if (!names.has(node.name) && node.name !== '$ENV') throw new SyntaxFailure(`there is no variable ${node.name}`);
      return;
    case 'break':
      if (!names.has(`label ${node.name}`)) throw new SyntaxFailure(`there is no label ${node.name}`);
      return;
    case 'format':
      if (!Object.hasOwn(FORMATS, node.name)) throw new SyntaxFailure(`there is no format ${node.name}`);
      return;
    case 'string':
      if (node.format !== null && !Object.hasOwn(FORMATS, node.format))
        throw new SyntaxFailure(`there is no format ${node.format}`);
      return all(...node.parts);
    case 'index':
      return all(node.target, node.key);
    case 'slice':
      return all(node.target, node.from, node.to);
    case 'iterate':
    case 'neg':
      return all(node.target);
    case 'try':
      return all(node.body, node.handler);
    case 'array':
      return all(node.body);
    case 'object':
      return all(...node.entries.flat());
    case 'binary':
      return all(node.left, node.right);
    case 'if':
      return all(node.condition, node.whenTrue, node.whenFalse);
    case 'as': {
      all(node.source);
      const inner = new Set([...names, ...node.patterns.flatMap(namesOf)]);
      for (const key of node.patterns.flatMap(keysOf)) check(key, inner);
      return check(node.body, inner);
    }
    case 'fold': {
      all(node.source, node.init);
      const inner = new Set([...names, ...namesOf(node.pattern)]);
      for (const key of keysOf(node.pattern)) check(key, inner);
      check(node.update, inner);
      if (node.extract !== null) check(node.extract, inner);
      return;
    }
    case 'def':
      return check(node.body, checkDefinition(node.definition, names));
    case 'label':
      return check(node.body, new Set([...names, `label ${node.name}`]));
    default:
  }
}

/** Throws a `SyntaxFailure` when the program uses a name that neither it nor the prelude has. */
export function checkProgram(program: Node, prelude: readonly Definition[]): void {
  check(program, new Set([...BUILTINS, ...prelude.map(keyOf)]));
}
