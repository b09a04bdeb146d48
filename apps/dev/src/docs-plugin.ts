import type { Plugin } from 'rolldown';

/** Where the definitions of functions are, with their docs. */
const DEFINITIONS = /[/\\]plan[/\\]src[/\\]functions[/\\][^/\\]+\.ts$/;
const FIELDS: ReadonlySet<unknown> = new Set(['doc', 'example']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly key?: { readonly name?: unknown };
  readonly value?: unknown;
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

/**
 * Leaves the docs and examples of function definitions out of a bundle: people read them in the declarations and on
 * the function page, a page that runs a query does not. Only texts go; what is no plain text stays.
 */
export function docsPlugin(): Plugin {
  return {
    name: 'pixelframe-docs',
    transform(code, id) {
      if (!DEFINITIONS.test(id)) return null;
      const texts: Node[] = [];
      walk(this.parse(code, { lang: 'ts' }), ({ type, key, value }) => {
        if (type !== 'Property' || !FIELDS.has(key?.name) || !isNode(value)) return;
        if (value.type === 'Literal' || value.type === 'TemplateLiteral') texts.push(value);
      });
      if (texts.length === 0) return null;
      let stripped = code;
      for (const { start, end } of texts.sort((a, b) => b.start - a.start)) {
        stripped = `${stripped.slice(0, start)}''${stripped.slice(end)}`;
      }
      return { code: stripped, map: null };
    },
  };
}
