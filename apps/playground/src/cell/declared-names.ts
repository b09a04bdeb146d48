import type { javascriptLanguage } from '@codemirror/lang-javascript';

export type SyntaxTree = ReturnType<typeof javascriptLanguage.parser.parse>;

/** Nodes whose own declarations are not the module's. */
const SCOPES = new Set(['Block', 'ParamList', 'ArrowFunction', 'FunctionExpression', 'ClassBody', 'ForStatement']);

/** Names a module declares or imports at its top level, in the order they are written. */
export function declaredNames(tree: SyntaxTree, code: string): string[] {
  const names: string[] = [];
  tree.iterate({
    enter({ name, from, to }) {
      if (name === 'VariableDefinition') names.push(code.slice(from, to));
      return !SCOPES.has(name);
    },
  });
  return names;
}

/** Names a module exports, in the order they are written; the default export is not one of them. */
export function exportedNames(tree: SyntaxTree, code: string): string[] {
  const names: string[] = [];
  tree.iterate({
    enter({ name, from, to, node }) {
      if (name === 'Script' || name === 'ExportDeclaration') return true;
      if (node.parent?.name === 'Script') return false;
      if (name === 'VariableDefinition') names.push(code.slice(from, to));
      // `a as b` is two nodes and exported as b, so a name that is no export does no harm.
      if (name === 'VariableName' && node.parent?.name === 'ExportGroup') names.push(code.slice(from, to));
      return !SCOPES.has(name);
    },
  });
  return names;
}
