/** A node of the syntax tree, as every parser of JavaScript gives it (ESTree). */
export interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

export const child = (node: SyntaxNode, field: string): SyntaxNode | null => {
  const value = node[field];
  return isNode(value) ? value : null;
};

export const children = (node: SyntaxNode, field: string): SyntaxNode[] => {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
};

export const everyChild = (node: SyntaxNode): SyntaxNode[] =>
  Object.keys(node).flatMap((field) => {
    const one = child(node, field);
    return one === null ? children(node, field) : [one];
  });

export const isFunction = ({ type }: SyntaxNode): boolean =>
  type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';

/** Names that a pattern binds. */
export function bound(pattern: SyntaxNode | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern['name'] as string];
    case 'ObjectPattern':
      return children(pattern, 'properties').flatMap((property) =>
        bound(property.type === 'Property' ? child(property, 'value') : property),
      );
    case 'ArrayPattern':
      return children(pattern, 'elements').flatMap(bound);
    case 'AssignmentPattern':
      return bound(child(pattern, 'left'));
    case 'RestElement':
      return bound(child(pattern, 'argument'));
    default:
      return [];
  }
}

const declared = (declaration: SyntaxNode): string[] =>
  children(declaration, 'declarations').flatMap((one) => bound(child(one, 'id')));

/** What `var` declares anywhere in a function's body, functions inside it left out. */
export function varNames(node: SyntaxNode): string[] {
  if (isFunction(node) || node.type === 'StaticBlock' || node.type.startsWith('Class')) return [];
  const own = node.type === 'VariableDeclaration' && node['kind'] === 'var' ? declared(node) : [];
  return [...own, ...everyChild(node).flatMap(varNames)];
}

/** What the statements of a block declare for the whole block. */
export const blockNames = (statements: readonly SyntaxNode[]): string[] =>
  statements.flatMap((statement) => {
    if (statement.type === 'VariableDeclaration') return declared(statement);
    const named = statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration';
    return named ? bound(child(statement, 'id')) : [];
  });

/** Whether code asks for the address of its own module, which it has only there. */
export const usesImportMeta = (node: SyntaxNode): boolean =>
  (node.type === 'MetaProperty' && child(node, 'meta')?.['name'] === 'import') || everyChild(node).some(usesImportMeta);

/** Names in code by the keys they stand for, of the object that a function like `() => ({ key: name })` gives. */
export function shorthandNames(root: SyntaxNode): [name: string, key: string][] {
  const object = everyChild(root).find(({ type }) => type === 'ObjectExpression');
  if (object === undefined) return everyChild(root).flatMap(shorthandNames);
  return children(object, 'properties').flatMap((property): [string, string][] => {
    const key = child(property, 'key');
    const value = child(property, 'value');
    if (value?.type !== 'Identifier' || property['computed'] === true) return [];
    return [[value['name'] as string, String(key!['name'] ?? key!['value'])]];
  });
}
