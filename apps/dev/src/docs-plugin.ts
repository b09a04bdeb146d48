import type { Plugin } from 'rolldown';

/** Where the definitions of functions are, with their docs. */
const DEFINITIONS = /[/\\]plan[/\\]src[/\\]functions[/\\].*\.ts$/;
const FIELDS: ReadonlySet<unknown> = new Set(['doc', 'example', 'returns']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly key?: { readonly name?: unknown };
  readonly value?: unknown;
  readonly properties?: readonly unknown[];
  readonly declaration?: unknown;
  readonly arguments?: readonly unknown[];
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit);
  }
}

const isText = (value: unknown): value is Node =>
  isNode(value) && ((value.type === 'Literal' && typeof value.value === 'string') || value.type === 'TemplateLiteral');

/** A sentence, or a line of code: what a helper that makes definitions is handed as docs and example. */
const isDocs = (text: string): boolean =>
  (/^['`"][A-Z`\d][^]*\.['`"]$/.test(text) && text.includes(' ')) || /^['`"](df|F)\./.test(text);

/** Docs by the name of their property; the type of a parameter is known by the docs beside it. */
function namedTexts(node: Node): Node[] {
  const properties = (node.properties ?? []).filter(isNode);
  const documented = properties.some(({ key }) => key?.name === 'doc');
  return properties.flatMap(({ key, value }) =>
    (FIELDS.has(key?.name) || (documented && key?.name === 'type')) && isText(value) ? [value] : [],
  );
}

/** Docs by position, in the calls an exported definition is made by; never in functions, whose texts are messages. */
function positionalTexts(value: unknown, code: string): Node[] {
  if (Array.isArray(value)) return value.flatMap((item) => positionalTexts(item, code));
  if (!isNode(value) || /Function/.test(value.type)) return [];
  const own =
    value.type === 'CallExpression'
      ? (value.arguments ?? []).filter((arg) => isText(arg) && isDocs(code.slice(arg.start, arg.end)))
      : [];
  const inside = Object.values(value).flatMap((child: unknown) =>
    typeof child === 'object' ? positionalTexts(child, code) : [],
  );
  return [...(own as Node[]), ...inside];
}

/**
 * Leaves the docs and examples of function definitions out of a bundle: people read them in the declarations and on
 * the function page, a page that runs a query does not. Only texts go; what is no plain text stays.
 */
export function docsPlugin(): Plugin {
  return {
    name: 'pixelframe-docs',
    transform(code, id) {
      if (!DEFINITIONS.test(id)) return null;
      const texts = new Map<number, Node>();
      walk(this.parse(code, { lang: 'ts' }), (node) => {
        const found = [
          ...namedTexts(node),
          ...(node.type === 'ExportNamedDeclaration' ? positionalTexts(node.declaration, code) : []),
        ];
        for (const text of found) texts.set(text.start, text);
      });
      if (texts.size === 0) return null;
      let stripped = code;
      for (const { start, end } of [...texts.values()].sort((a, b) => b.start - a.start)) {
        stripped = `${stripped.slice(0, start)}''${stripped.slice(end)}`;
      }
      return { code: stripped, map: null };
    },
  };
}
