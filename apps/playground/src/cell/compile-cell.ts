import { javascriptLanguage } from '@codemirror/lang-javascript';
import { declaredNames, exportedNames, type SyntaxTree } from './declared-names.ts';

export interface CellScope {
  /** The URL to load for what a cell imports; throws where it cannot be had. */
  readonly resolve: (specifier: string) => string;
  /** URL of the module that exports what a cell has without importing it. */
  readonly globalsUrl: string;
  readonly globals: readonly string[];
}

export interface CompiledCell {
  /** Line for line the cell's own code. */
  readonly module: string;
  /** Names of the exports in source order, the default one aside. */
  readonly exports: readonly string[];
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Makes an ES module of a cell: what it imports is looked up through `scope`, a last expression becomes the default
 * export, and the names of `scope.globals` that it does not declare itself are imported. Only insertions and
 * replacements within a line, so that the lines of a stack are the cell's.
 */
export function compileCell(code: string, scope: CellScope): CompiledCell {
  const tree = javascriptLanguage.parser.parse(code);
  const edits = [...importEdits(tree, code, scope.resolve), ...resultEdits(tree)];
  let module = '';
  let at = 0;
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from)) {
    module += code.slice(at, from) + text;
    at = to;
  }
  module += code.slice(at);
  const declared = new Set(declaredNames(tree, code));
  const free = scope.globals.filter((name) => !declared.has(name));
  // Imports are hoisted: written last, they move no line and no column.
  if (free.length > 0) module += `\nimport { ${free.join(', ')} } from ${JSON.stringify(scope.globalsUrl)};`;
  return { module: `${module}\n`, exports: exportedNames(tree, code) };
}

const IMPORTING = new Set(['ImportDeclaration', 'ExportDeclaration', 'DynamicImport']);

function importEdits(tree: SyntaxTree, code: string, resolve: CellScope['resolve']): Edit[] {
  const edits: Edit[] = [];
  tree.iterate({
    enter({ name, node }) {
      if (!IMPORTING.has(name)) return;
      const { from, to } = node.getChild('String') ?? { from: 0, to: 0 };
      if (to > from) edits.push({ from, to, text: JSON.stringify(resolve(code.slice(from + 1, to - 1))) });
    },
  });
  return edits;
}

function resultEdits(tree: SyntaxTree): Edit[] {
  const statements = tree.topNode.getChildren('ExpressionStatement');
  let last = tree.topNode.lastChild;
  while (last !== null && last.name.endsWith('Comment')) last = last.prevSibling;
  const exported = tree.topNode.getChildren('ExportDeclaration').some((node) => node.getChild('default') !== null);
  if (exported || last === null || statements.at(-1)?.from !== last.from) return [];
  const expression = last.firstChild!;
  return [
    { from: expression.from, to: expression.from, text: 'export default (' },
    { from: expression.to, to: expression.to, text: ')' },
  ];
}

/** Line, from 1, of the first place a parser stumbles over; null where it finds nothing wrong. */
export function syntaxErrorLine(code: string): number | null {
  let at: number | null = null;
  javascriptLanguage.parser.parse(code).iterate({
    enter({ type, from }) {
      if (type.isError) at ??= from;
    },
  });
  return at === null ? null : code.slice(0, at).split('\n').length;
}
