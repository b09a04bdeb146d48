import type { SyntaxNode } from './syntax-tree.ts';
import { blockNames, bound, child, children, everyChild, isFunction, varNames } from './syntax-tree.ts';

/** How a piece of code uses a name that it does not declare. */
export interface FreeName {
  readonly name: string;
  /** `typeof` asks for it somewhere: it may be missing. */
  asked: boolean;
  /** It is only ever called as `name(something, 'text')`, as bundlers call the helper that keeps names. */
  namesOnly: boolean;
  /** Members that are read of it. */
  readonly members: Set<string>;
}

class Scope {
  readonly #names = new Set<string>();
  readonly #parent: Scope | null;

  constructor(parent: Scope | null, names: Iterable<string> = []) {
    this.#parent = parent;
    this.declare(names);
  }

  declare(names: Iterable<string>): void {
    for (const name of names) this.#names.add(name);
  }

  has(name: string): boolean {
    return this.#names.has(name) || this.#parent?.has(name) === true;
  }
}

/** Whether `name(...)` is how bundlers keep the name of a function: the function, and its name. */
function isNaming(call: SyntaxNode): boolean {
  const [target, text] = children(call, 'arguments');
  const named = ['Identifier', 'ThisExpression', 'ClassExpression'];
  return (
    children(call, 'arguments').length === 2 &&
    (isFunction(target!) || named.includes(target!.type)) &&
    text!.type === 'Literal' &&
    typeof text!['value'] === 'string'
  );
}

/** Names that code reads or writes and does not declare itself, in order of first use. */
export function freeNames(root: SyntaxNode): FreeName[] {
  const found = new Map<string, FreeName>();

  const use = (name: string, scope: Scope, how: 'read' | 'asked' | 'naming', member?: string): void => {
    if (scope.has(name)) return;
    const known = found.get(name) ?? { name, asked: false, namesOnly: true, members: new Set() };
    if (member !== undefined) known.members.add(member);
    known.asked ||= how === 'asked';
    known.namesOnly &&= how === 'naming';
    found.set(name, known);
  };

  const all = (nodes: readonly (SyntaxNode | null)[], scope: Scope): void => {
    for (const node of nodes) if (node !== null) visit(node, scope);
  };

  /** Defaults and computed keys of a pattern; the names it binds are declared already. */
  const visitPattern = (pattern: SyntaxNode | null, scope: Scope): void => {
    switch (pattern?.type) {
      case 'ObjectPattern':
        for (const property of children(pattern, 'properties')) {
          if (property['computed'] === true) all([child(property, 'key')], scope);
          visitPattern(property.type === 'Property' ? child(property, 'value') : property, scope);
        }
        return;
      case 'ArrayPattern':
        for (const element of children(pattern, 'elements')) visitPattern(element, scope);
        return;
      case 'AssignmentPattern':
        visitPattern(child(pattern, 'left'), scope);
        all([child(pattern, 'right')], scope);
        return;
      case 'RestElement':
        visitPattern(child(pattern, 'argument'), scope);
        return;
      case undefined:
        return;
      default:
        // An assignment: a name, or a member of something.
        visit(pattern!, scope);
    }
  };

  const visitFunction = (node: SyntaxNode, outer: Scope): void => {
    const params = children(node, 'params');
    const named = node.type === 'FunctionExpression' ? bound(child(node, 'id')) : [];
    const own = node.type === 'ArrowFunctionExpression' ? [] : ['arguments'];
    const scope = new Scope(outer, [...named, ...own, ...params.flatMap(bound)]);
    for (const param of params) visitPattern(param, scope);
    const body = child(node, 'body')!;
    if (body.type === 'BlockStatement') visitBlock(children(body, 'body'), new Scope(scope, varNames(body)));
    else visit(body, scope);
  };

  const visitBlock = (statements: readonly SyntaxNode[], scope: Scope): void => {
    scope.declare(blockNames(statements));
    all(statements, scope);
  };

  const visitClass = (node: SyntaxNode, outer: Scope): void => {
    const scope = new Scope(outer, bound(child(node, 'id')));
    all([child(node, 'superClass')], scope);
    for (const member of children(child(node, 'body')!, 'body')) {
      if (member.type === 'StaticBlock') {
        visitBlock(children(member, 'body'), new Scope(scope, children(member, 'body').flatMap(varNames)));
        continue;
      }
      if (member['computed'] === true) all([child(member, 'key')], scope);
      all([child(member, 'value')], new Scope(scope, ['arguments']));
    }
  };

  const visit = (node: SyntaxNode, scope: Scope): void => {
    if (isFunction(node)) return visitFunction(node, scope);
    switch (node.type) {
      case 'Identifier':
        return use(node['name'] as string, scope, 'read');
      case 'ClassDeclaration':
      case 'ClassExpression':
        return visitClass(node, scope);
      case 'UnaryExpression': {
        const argument = child(node, 'argument')!;
        if (node['operator'] !== 'typeof' || argument.type !== 'Identifier') return visit(argument, scope);
        return use(argument['name'] as string, scope, 'asked');
      }
      case 'CallExpression': {
        const callee = child(node, 'callee')!;
        if (callee.type === 'Identifier' && isNaming(node)) use(callee['name'] as string, scope, 'naming');
        else visit(callee, scope);
        return all(children(node, 'arguments'), scope);
      }
      case 'MemberExpression': {
        const object = child(node, 'object')!;
        const property = child(node, 'property')!;
        const member = node['computed'] === true ? undefined : (property['name'] as string);
        if (object.type === 'Identifier') use(object['name'] as string, scope, 'read', member);
        else visit(object, scope);
        if (member === undefined) visit(property, scope);
        return;
      }
      case 'Property':
        if (node['computed'] === true) all([child(node, 'key')], scope);
        return all([child(node, 'value')], scope);
      case 'AssignmentExpression':
        visitPattern(child(node, 'left'), scope);
        return all([child(node, 'right')], scope);
      case 'VariableDeclaration':
        for (const one of children(node, 'declarations')) {
          visitPattern(child(one, 'id'), scope);
          all([child(one, 'init')], scope);
        }
        return;
      case 'BlockStatement':
        return visitBlock(children(node, 'body'), new Scope(scope));
      case 'SwitchStatement': {
        all([child(node, 'discriminant')], scope);
        const cases = children(node, 'cases');
        const inner = new Scope(
          scope,
          cases.flatMap((one) => blockNames(children(one, 'consequent'))),
        );
        for (const one of cases) all([child(one, 'test'), ...children(one, 'consequent')], inner);
        return;
      }
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement': {
        const heads = ['init', 'left'].map((field) => child(node, field)).filter((head) => head !== null);
        const inner = new Scope(scope, blockNames(heads));
        const left = child(node, 'left');
        if (left !== null && left.type !== 'VariableDeclaration') visitPattern(left, inner);
        else all(heads, inner);
        return all(
          ['test', 'update', 'right', 'body'].map((field) => child(node, field)),
          inner,
        );
      }
      case 'CatchClause': {
        const inner = new Scope(scope, bound(child(node, 'param')));
        visitPattern(child(node, 'param'), inner);
        return visitBlock(children(child(node, 'body')!, 'body'), new Scope(inner));
      }
      case 'LabeledStatement':
        return all([child(node, 'body')], scope);
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
        return;
      default:
        all(everyChild(node), scope);
    }
  };

  visit(root, new Scope(null));
  return [...found.values()];
}
