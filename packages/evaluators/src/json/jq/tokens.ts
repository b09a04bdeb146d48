export interface Token {
  readonly kind: 'number' | 'string' | 'format' | 'variable' | 'field' | 'word' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
  /** Of a string: texts, and the source of what stands in `\(...)` with where it begins. */
  readonly parts?: readonly (string | { readonly source: string; readonly at: number })[];
}

/** What is wrong with a program, and where. */
export class SyntaxFailure extends Error {}

export function syntaxFailure(message: string, at: number): never {
  throw new SyntaxFailure(`${message} at character ${at}`);
}

const TOKEN =
  /\s+|#[^\n]*|(?<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(?<format>@[a-zA-Z0-9_]+)|(?<variable>\$[a-zA-Z_]\w*)|(?<field>\.[a-zA-Z_]\w*)|(?<word>[a-zA-Z_]\w*(?:::[a-zA-Z_]\w*)*)|(?<sign>\?\/\/|\/\/=?|\.\.|[|+\-*/%]=|==|!=|<=|>=|[.[\](){}|,:;=<>+\-*/%?])/y;

/** The end of what `\(` opens, counting parentheses and skipping strings inside. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
    else if (text[i] === '"') i = readString(text, i).end - 1;
  }
  return syntaxFailure('a \\( without its )', from);
}

function readString(
  text: string,
  start: number,
): { readonly end: number; readonly parts: NonNullable<Token['parts']> } {
  const parts: (string | { source: string; at: number })[] = [];
  let raw = '';
  const flush = (): void => {
    if (raw === '') return;
    try {
      parts.push(JSON.parse(`"${raw.replace(/[\n\t\r]/g, (char) => JSON.stringify(char).slice(1, -1))}"`) as string);
    } catch {
      syntaxFailure('a string with an escape that JSON has not', start);
    }
    raw = '';
  };
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '"') {
      flush();
      return { end: i + 1, parts };
    }
    if (text[i] !== '\\') raw += text[i];
    else if (text[i + 1] === '(') {
      flush();
      const end = closing(text, i + 2);
      parts.push({ source: text.slice(i + 2, end), at: i + 2 });
      i = end;
    } else raw += text[i]! + (text[++i] ?? '');
  }
  return syntaxFailure('a string without its end', start);
}

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    if (text[at] === '"') {
      const { end, parts } = readString(text, at);
      tokens.push({ kind: 'string', text: text.slice(at, end), at, parts });
      at = end;
      continue;
    }
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null) return syntaxFailure(`"${text[at]}" is not understood`, at);
    const [kind] = Object.entries(found.groups!).find(([, value]) => value !== undefined) ?? [];
    if (kind !== undefined) tokens.push({ kind: kind as Token['kind'], text: found[0], at });
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', text: 'the end', at: text.length }];
}
