import { codeError } from './code-error.ts';
import { tokenize, type Token } from './lexer.ts';
import { readLiteral } from './literal.ts';
import { isBinaryOperator, levelOf, needsParentheses } from './precedence.ts';
import type { Body, LetStatement, Syntax, UnaryOperator } from './syntax.ts';

/** Bounds the recursion of the parser and, through the operators, that of the checker. */
const MOST_NESTING = 100;
const MOST_TOKENS = 4000;

const KEYWORDS = new Set(
  'alias break case const const_assert continue continuing default diagnostic discard else enable false fn for if let loop override requires return struct switch true var while'.split(
    ' ',
  ),
);

const INSTEAD = new Map([
  ['if', 'use select(otherwise, value, condition).'],
  ['switch', 'use select(otherwise, value, condition).'],
  ['var', 'use let: a value has one definition.'],
  ['const', 'use let.'],
]);

/** Whether code can use the word as a name. */
export const isWgslName = (word: string): boolean =>
  /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(word) && !KEYWORDS.has(word);

/** An expression, or `let` statements and a final `return`, as they stand in the code. */
export function parse(code: string): Body {
  return new Parser(code).body();
}

class Parser {
  readonly #code: string;
  readonly #tokens: readonly Token[];
  /** Operations in parentheses: their operator mixes with every other. */
  readonly #grouped = new Set<Syntax>();
  #next = 0;
  #nesting = 0;

  constructor(code: string) {
    this.#code = code;
    this.#tokens = tokenize(code);
    if (this.#tokens.length > MOST_TOKENS) {
      throw codeError(code, this.#tokens[MOST_TOKENS]!.at, `the code is longer than ${MOST_TOKENS} tokens.`);
    }
  }

  body(): Body {
    const lets: LetStatement[] = [];
    while (this.#is('let')) lets.push(this.#let());
    const block = lets.length > 0 || this.#is('return');
    if (block) this.#expect('return', 'a `let` statement or `return`');
    const value = this.#expression();
    if (block) this.#expect(';');
    const rest = this.#peek();
    if (rest.kind !== 'end') throw this.#unexpected(rest, 'an operator or the end');
    return { lets, value };
  }

  #let(): LetStatement {
    this.#take();
    const { text: name, at } = this.#peek();
    if (!isWgslName(name)) throw this.#unexpected(this.#peek(), 'a name');
    this.#take();
    let type: LetStatement['type'];
    if (this.#is(':')) {
      this.#take();
      const token = this.#take();
      if (token.kind !== 'name') throw this.#unexpected(token, 'a type');
      type = { name: token.text, at: token.at };
    }
    this.#expect('=');
    const value = this.#expression();
    this.#expect(';');
    return { at, name, type, value };
  }

  /** Operators of `level` and above, by precedence climbing. */
  #expression(level = 1): Syntax {
    let left = this.#unary();
    for (;;) {
      const { text: op, at } = this.#peek();
      if (!isBinaryOperator(op) || levelOf(op) < level) return left;
      this.#take();
      const right = this.#expression(levelOf(op) + 1);
      for (const side of [left, right]) {
        if (side.kind === 'binary' && !this.#grouped.has(side) && needsParentheses(op, side.op)) {
          const later = Math.max(at, side.at);
          throw codeError(
            this.#code,
            later,
            `\`${side.op}\` and \`${op}\` need parentheses that say which comes first.`,
          );
        }
      }
      left = { kind: 'binary', at, op, left, right };
    }
  }

  #unary(): Syntax {
    const { text, at } = this.#peek();
    if (text !== '-' && text !== '!' && text !== '~') return this.#primary();
    this.#take();
    return this.#nested(at, () => ({ kind: 'unary', at, op: text satisfies UnaryOperator, operand: this.#unary() }));
  }

  #primary(): Syntax {
    const token = this.#take();
    const { kind, text, at } = token;
    let found: Syntax;
    if (kind === 'number') found = { kind: 'literal', at, literal: readLiteral(this.#code, token) };
    else if (text === 'true' || text === 'false') found = { kind: 'bool', at, value: text === 'true' };
    else if (kind === 'name' && !KEYWORDS.has(text)) found = this.#nameOrCall(token);
    else if (text === '(') {
      found = this.#nested(at, () => this.#expression());
      this.#expect(')', 'an operator or `)`');
      this.#grouped.add(found);
    } else throw this.#unexpected(token, 'a value');
    const after = this.#peek();
    if (after.text === '.' || after.text === '[') {
      throw codeError(this.#code, after.at, 'values are single numbers; they have no members or elements.');
    }
    return found;
  }

  #nameOrCall({ text: name, at }: Token): Syntax {
    let template: string | undefined;
    // Of the functions there are, only this one has a template; elsewhere `<` is the comparison.
    if (name === 'bitcast' && this.#is('<')) {
      this.#take();
      template = this.#take().text;
      this.#expect('>');
    }
    if (!this.#is('(')) return { kind: 'name', at, name };
    this.#take();
    const args: Syntax[] = [];
    while (!this.#is(')')) {
      args.push(this.#nested(at, () => this.#expression()));
      if (!this.#is(',')) break;
      this.#take();
    }
    this.#expect(')', 'an operator, `,` or `)`');
    return { kind: 'call', at, name, template, args };
  }

  #nested(at: number, read: () => Syntax): Syntax {
    this.#nesting += 1;
    if (this.#nesting > MOST_NESTING)
      throw codeError(this.#code, at, `the code nests deeper than ${MOST_NESTING} levels.`);
    const found = read();
    this.#nesting -= 1;
    return found;
  }

  #peek(): Token {
    return this.#tokens[this.#next]!;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }

  #is(text: string): boolean {
    return this.#peek().text === text;
  }

  #expect(text: string, wanted = `\`${text}\``): void {
    const token = this.#take();
    if (token.text !== text) throw this.#unexpected(token, wanted);
  }

  #unexpected({ kind, text, at }: Token, wanted: string): Error {
    const found = kind === 'end' ? 'the end' : `\`${text}\``;
    if (!KEYWORDS.has(text)) return codeError(this.#code, at, `expected ${wanted}, found ${found}.`);
    return codeError(
      this.#code,
      at,
      `expected ${wanted}, found ${found}: the code is one expression, or \`let\` statements and a final \`return\`.`,
      INSTEAD.has(text) ? `Instead of \`${text}\` ${INSTEAD.get(text)}` : undefined,
    );
  }
}
