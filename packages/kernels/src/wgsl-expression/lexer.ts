import { codeError } from './code-error.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'symbol' | 'end';
  readonly text: string;
  /** Place of the first character in the code. */
  readonly at: number;
}

const BLANK = /\s+|\/\/[^\n]*/y;
const NAME = /[\p{XID_Start}_]\p{XID_Continue}*/uy;
const HEX = /0[xX](?:[\da-fA-F]+\.?[\da-fA-F]*|\.[\da-fA-F]+)(?:[pP][+-]?\d+)?/y;
const DECIMAL = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
/** What sticks to a number: its suffix, or what makes it none. */
const SUFFIX = /\p{XID_Continue}*/uy;
/** Longest first. Those that no expression has are here to be named in the error. */
const SYMBOL = /<<=|>>=|<<|>>|<=|>=|==|!=|&&|\|\||\+\+|--|->|[-+*/%&|^]=|[-+*/%&|^~!<>=(),;:.[\]{}@]/y;

/** The tokens of WGSL code, ended by one of kind `end`. */
export function tokenize(code: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(code)?.[0];
  };
  while (at < code.length) {
    const blank = match(BLANK);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    if (code.startsWith('/*', at)) {
      at = afterComment(code, at);
      continue;
    }
    const token = readName(match, at) ?? readNumber(code, match, at) ?? readSymbol(match, at);
    if (token === undefined) {
      const character = String.fromCodePoint(code.codePointAt(at)!);
      const hint = character === '?' ? 'Use select(otherwise, value, condition).' : undefined;
      throw codeError(code, at, `the character \`${character}\` is not WGSL.`, hint);
    }
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', at: code.trimEnd().length });
  return tokens;
}

type Match = (pattern: RegExp) => string | undefined;

function readName(match: Match, at: number): Token | undefined {
  const text = match(NAME);
  return text === undefined ? undefined : { kind: 'name', text, at };
}

function readNumber(code: string, match: Match, at: number): Token | undefined {
  const digits = match(HEX) ?? match(DECIMAL);
  if (digits === undefined) return undefined;
  SUFFIX.lastIndex = at + digits.length;
  return { kind: 'number', text: digits + (SUFFIX.exec(code)?.[0] ?? ''), at };
}

function readSymbol(match: Match, at: number): Token | undefined {
  const text = match(SYMBOL);
  return text === undefined ? undefined : { kind: 'symbol', text, at };
}

/** The place after the block comment that starts at `start`; they nest. */
function afterComment(code: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    if (code.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else if (code.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
    } else if (at >= code.length) throw codeError(code, start, 'the comment has no end.');
    else at += 1;
  } while (depth > 0);
  return at;
}
