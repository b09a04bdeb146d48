import { literalSource, POSIX } from './classes.ts';
import type { Escape } from './escape.ts';
import { readEscape, setOf } from './escape.ts';
import type { Flags } from './flags.ts';
import type { Reader } from './reader.ts';

const OPERATORS = ['&&', '--', '~~'] as const;

function combine(left: string, operator: string, right: string): string {
  return operator === '~~' ? `[[${left}${right}]--[${left}&&${right}]]` : `[${left}${operator}${right}]`;
}

function readItem(reader: Reader, flags: Flags): Exclude<Escape, { kind: 'place' }> {
  const start = reader.at;
  const char = reader.next('the ] of a class');
  if (char !== '\\') return { kind: 'literal', code: char.codePointAt(0)! };
  const escape = readEscape(reader, flags);
  if (escape.kind === 'place') reader.fail('a place between characters cannot stand in a class', start);
  return escape;
}

/** An item, or a range of characters. */
function readRange(reader: Reader, flags: Flags): string {
  const start = reader.at;
  const first = readItem(reader, flags);
  reader.skipSpace(flags.extended);
  if (reader.peek() !== '-' || reader.peek(1) === ']' || reader.peek(1) === '-') return setOf(first);
  reader.at++;
  reader.skipSpace(flags.extended);
  const last = readItem(reader, flags);
  if (first.kind !== 'literal' || last.kind !== 'literal')
    reader.fail('a range goes from a character to a character', start);
  if (first.code > last.code) reader.fail('a range that goes backwards', start);
  return `${literalSource(first.code)}-${literalSource(last.code)}`;
}

/** Reads a class after its `[` and gives it as JavaScript's `v` flag writes it. */
export function readSet(reader: Reader, flags: Flags): string {
  const start = reader.at - 1;
  const negated = reader.eat('^');
  if (negated && !flags.unicode) reader.fail('without the u flag this matches what is no character', start);
  let items: string[] = [];
  let left: string | null = null;
  let operator = '';
  const close = (): string => {
    const operand = `[${items.join('')}]`;
    return left === null ? operand : combine(left, operator, operand);
  };
  reader.skipSpace(flags.extended);
  while (reader.eat('-')) items.push('\\-');
  if (items.length === 0 && reader.eat(']')) items.push('\\]');
  for (;;) {
    reader.skipSpace(flags.extended);
    if (reader.done) reader.fail('a class without its ]', start);
    if (reader.eat(']')) return negated ? `[^${close()}]` : close();
    const found = OPERATORS.find((text) => reader.eat(text));
    if (found !== undefined) {
      left = close();
      operator = found;
      items = [];
      continue;
    }
    if (reader.peek() !== '[') {
      items.push(readRange(reader, flags));
      continue;
    }
    const posix = reader.match(
      /^\[:(\^?)(alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/,
    );
    if (posix !== null) {
      items.push(posix[1] === '^' ? `[^${POSIX[posix[2]!]!}]` : POSIX[posix[2]!]!);
      continue;
    }
    reader.at++;
    items.push(readSet(reader, flags));
  }
}
