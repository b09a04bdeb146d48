import type { Definition, Node, Pattern } from './syntax.ts';
import type { Token } from './tokens.ts';
import { syntaxFailure, tokenize } from './tokens.ts';

const IDENTITY: Node = { kind: 'identity' };

/** Operators by how strongly they bind, from 1; those of 2, 3 and 5 do not chain, `//` groups to the right. */
const BINDING: Readonly<Record<string, number>> = {
  ',': 1,
  '//': 2,
  '=': 3,
  '|=': 3,
  '+=': 3,
  '-=': 3,
  '*=': 3,
  '/=': 3,
  '%=': 3,
  '//=': 3,
  or: 4,
  and: 5,
  '==': 6,
  '!=': 6,
  '<': 6,
  '<=': 6,
  '>': 6,
  '>=': 6,
  '+': 7,
  '-': 7,
  '*': 8,
  '/': 8,
  '%': 8,
};
const KEYWORDS = new Set([
  'then',
  'elif',
  'else',
  'end',
  'as',
  'catch',
  'and',
  'or',
  'def',
  'reduce',
  'foreach',
  'if',
  'try',
  'label',
]);
const MAX_DEPTH = 200;

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth: number;

  constructor(text: string, depth: number) {
    this.#tokens = tokenize(text);
    this.#depth = depth;
  }

  get #next(): Token {
    return this.#tokens[this.#at]!;
  }

  #eat(text: string): boolean {
    if (this.#next.text !== text || this.#next.kind === 'string') return false;
    this.#at++;
    return true;
  }

  #expect(text: string): void {
    if (!this.#eat(text)) syntaxFailure(`expected ${text} instead of ${this.#next.text}`, this.#next.at);
  }

  #take(kind: Token['kind'], what: string): Token {
    const token = this.#next;
    if (token.kind !== kind) syntaxFailure(`expected ${what} instead of ${token.text}`, token.at);
    this.#at++;
    return token;
  }

  #isVariable(): boolean {
    return this.#next.kind === 'variable';
  }

  program(): Node {
    const body = this.#pipe();
    if (this.#next.kind !== 'end') syntaxFailure(`${this.#next.text} is not understood`, this.#next.at);
    return body;
  }

  /** Definitions up to the end. */
  definitions(): Definition[] {
    const all: Definition[] = [];
    while (this.#eat('def')) all.push(this.#definition());
    return all;
  }

  #definition(): Definition {
    const name = this.#take('word', 'a name').text;
    const params: string[] = [];
    if (this.#eat('(')) {
      do
        params.push(
          this.#next.kind === 'variable' ? this.#take('variable', '').text : this.#take('word', 'a parameter').text,
        );
      while (this.#eat(';'));
      this.#expect(')');
    }
    this.#expect(':');
    const body = this.#pipe();
    this.#expect(';');
    return { name, params, body };
  }

  #pipe(): Node {
    if (++this.#depth > MAX_DEPTH) syntaxFailure('too many brackets inside one another', this.#next.at);
    const made = this.#pipeInside();
    this.#depth--;
    return made;
  }

  #pipeInside(): Node {
    if (this.#eat('def')) {
      const definition = this.#definition();
      return { kind: 'def', definition, body: this.#pipe() };
    }
    if (this.#eat('label')) {
      const name = this.#take('variable', 'a $name').text;
      this.#expect('|');
      return { kind: 'label', name, body: this.#pipe() };
    }
    const left = this.#operators(1);
    return this.#eat('|') ? { kind: 'binary', op: '|', left, right: this.#pipe() } : left;
  }

  #operators(least: number): Node {
    let left = this.#unary();
    for (;;) {
      const op = this.#next.kind === 'sign' || this.#next.kind === 'word' ? this.#next.text : '';
      const binding = Object.hasOwn(BINDING, op) ? BINDING[op]! : 0;
      if (binding < least) return left;
      this.#at++;
      left = { kind: 'binary', op, left, right: this.#operators(op === '//' ? binding : binding + 1) };
    }
  }

  #unary(): Node {
    if (this.#eat('-')) return { kind: 'neg', target: this.#postfix() };
    const term = this.#postfix();
    if (!this.#eat('as')) return term;
    const patterns = [this.#pattern()];
    while (this.#eat('?//')) patterns.push(this.#pattern());
    this.#expect('|');
    return { kind: 'as', source: term, patterns, body: this.#pipe() };
  }

  #pattern(): Pattern {
    if (this.#isVariable()) return { kind: 'name', name: this.#take('variable', '').text };
    if (this.#eat('[')) {
      const items = [];
      do items.push(this.#pattern());
      while (this.#eat(','));
      this.#expect(']');
      return { kind: 'items', items };
    }
    this.#expect('{');
    const members = [];
    do {
      const name = this.#isVariable() ? this.#next.text : null;
      const key = this.#key();
      members.push({ key, name, value: this.#eat(':') ? this.#pattern() : null });
    } while (this.#eat(','));
    this.#expect('}');
    return { kind: 'members', members };
  }

  /** The key of an object: a word, `$name` (its name), a string, or an expression in parentheses. */
  #key(): Node {
    const token = this.#next;
    if (token.kind === 'string' || token.kind === 'format') return this.#text();
    this.#at++;
    if (token.kind === 'word') return string(token.text);
    if (token.kind === 'variable') return string(token.text.slice(1));
    if (token.text !== '(') return syntaxFailure(`expected a key instead of ${token.text}`, token.at);
    const key = this.#pipe();
    this.#expect(')');
    return key;
  }

  #text(): Node {
    const format = this.#next.kind === 'format' ? this.#take('format', '').text : null;
    if (this.#next.kind !== 'string') return { kind: 'format', name: format! };
    const { parts } = this.#take('string', 'a string');
    return {
      kind: 'string',
      format,
      parts: parts!.map((part) =>
        typeof part === 'string' ? part : new Parser(part.source, this.#depth + 1).program(),
      ),
    };
  }

  #postfix(): Node {
    let term = this.#term();
    for (;;) {
      const token = this.#next;
      if (token.kind === 'field') {
        this.#at++;
        term = { kind: 'index', target: term, key: string(token.text.slice(1)) };
      } else if (token.text === '.' && ['string', 'format'].includes(this.#tokens[this.#at + 1]!.kind)) {
        this.#at++;
        term = { kind: 'index', target: term, key: this.#text() };
      } else if (token.text === '.' && this.#tokens[this.#at + 1]!.text === '[') this.#at++;
      else if (this.#eat('?')) term = { kind: 'try', body: term, handler: null };
      else if (this.#eat('[')) term = this.#brackets(term);
      else return term;
    }
  }

  #brackets(target: Node): Node {
    if (this.#eat(']')) return { kind: 'iterate', target };
    const from = this.#next.text === ':' ? null : this.#pipe();
    if (!this.#eat(':')) {
      this.#expect(']');
      return { kind: 'index', target, key: from! };
    }
    const to = this.#next.text === ']' ? null : this.#pipe();
    this.#expect(']');
    return { kind: 'slice', target, from, to };
  }

  #term(): Node {
    const token = this.#next;
    if (token.kind === 'string' || token.kind === 'format') return this.#text();
    this.#at++;
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', text: token.text };
      case 'variable':
        return { kind: 'variable', name: token.text };
      case 'field':
        return { kind: 'index', target: IDENTITY, key: string(token.text.slice(1)) };
      case 'word':
        return this.#word(token);
      default:
        return this.#bracketed(token);
    }
  }

  #bracketed(token: Token): Node {
    switch (token.text) {
      case '.':
        if (this.#next.kind !== 'string' && this.#next.kind !== 'format') return IDENTITY;
        return { kind: 'index', target: IDENTITY, key: this.#text() };
      case '..':
        return { kind: 'recurse' };
      case '(': {
        const body = this.#pipe();
        this.#expect(')');
        return body;
      }
      case '[': {
        if (this.#eat(']')) return { kind: 'array', body: null };
        const body = this.#pipe();
        this.#expect(']');
        return { kind: 'array', body };
      }
      case '{':
        return this.#object();
      default:
        return syntaxFailure(`expected a filter instead of ${token.text}`, token.at);
    }
  }

  #object(): Node {
    const entries: [Node, Node][] = [];
    if (this.#eat('}')) return { kind: 'object', entries };
    do {
      const variable = this.#next.kind === 'variable' ? this.#next.text : null;
      const key = this.#key();
      const own: Node =
        variable === null ? { kind: 'index', target: IDENTITY, key } : { kind: 'variable', name: variable };
      entries.push([key, this.#eat(':') ? this.#value() : own]);
    } while (this.#eat(','));
    this.#expect('}');
    return { kind: 'object', entries };
  }

  /** A value in an object: pipes, but no commas. */
  #value(): Node {
    const left = this.#operators(2);
    return this.#eat('|') ? { kind: 'binary', op: '|', left, right: this.#value() } : left;
  }

  #word(token: Token): Node {
    switch (token.text) {
      case 'if':
        return this.#condition();
      case 'try': {
        const body = this.#postfix();
        return { kind: 'try', body, handler: this.#eat('catch') ? this.#postfix() : null };
      }
      case 'reduce':
      case 'foreach':
        return this.#fold(token.text === 'foreach');
      case 'break':
        return { kind: 'break', name: this.#take('variable', 'a $name').text };
      default:
        if (KEYWORDS.has(token.text)) return syntaxFailure(`expected a filter instead of ${token.text}`, token.at);
        return this.#call(token);
    }
  }

  #call({ text, at }: Token): Node {
    const args: Node[] = [];
    if (this.#eat('(')) {
      do args.push(this.#pipe());
      while (this.#eat(';'));
      this.#expect(')');
    }
    return { kind: 'call', name: text, args, at };
  }

  #condition(): Node {
    const condition = this.#pipe();
    this.#expect('then');
    const whenTrue = this.#pipe();
    if (this.#eat('elif')) return { kind: 'if', condition, whenTrue, whenFalse: this.#condition() };
    const whenFalse = this.#eat('else') ? this.#pipe() : null;
    this.#expect('end');
    return { kind: 'if', condition, whenTrue, whenFalse };
  }

  #fold(each: boolean): Node {
    const source = this.#postfix();
    this.#expect('as');
    const pattern = this.#pattern();
    this.#expect('(');
    const init = this.#pipe();
    this.#expect(';');
    const update = this.#pipe();
    const extract = each && this.#eat(';') ? this.#pipe() : null;
    this.#expect(')');
    return { kind: 'fold', each, source, pattern, init, update, extract };
  }
}

const string = (text: string): Node => ({ kind: 'string', format: null, parts: [text] });

/** Reads a jq program; throws a `SyntaxFailure`. */
export const parseProgram = (text: string): Node => new Parser(text, 0).program();
export const parseDefinitions = (text: string): Definition[] => new Parser(text, 0).definitions();
