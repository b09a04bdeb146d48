import type { BinaryOperator } from './precedence.ts';
import type { Abstract } from './value.ts';

/** What an operator makes of abstract numbers; undefined where WGSL has no such number. */
type Folded = Abstract | boolean | undefined;

const integer = (value: bigint): Folded =>
  BigInt.asIntN(64, value) === value ? { type: 'abstract-int', value } : undefined;
const float = (value: number): Folded => (Number.isFinite(value) ? { type: 'abstract-float', value } : undefined);

/** `left op right` of abstract numbers, computed exactly in 64-bit integers, or in doubles where one is a float. */
export function foldBinary(op: BinaryOperator, left: Abstract, right: Abstract): Folded {
  if (left.type === 'abstract-int' && right.type === 'abstract-int') return foldIntegers(op, left.value, right.value);
  return foldFloats(op, Number(left.value), Number(right.value));
}

function foldIntegers(op: BinaryOperator, a: bigint, b: bigint): Folded {
  switch (op) {
    case '+':
      return integer(a + b);
    case '-':
      return integer(a - b);
    case '*':
      return integer(a * b);
    case '/':
      return b === 0n ? undefined : integer(a / b);
    case '%':
      return b === 0n ? undefined : integer(a % b);
    case '<<':
      return b < 0n || b > 63n ? undefined : integer(a << b);
    case '>>':
      return b < 0n || b > 63n ? undefined : integer(a >> b);
    case '&':
      return integer(a & b);
    case '|':
      return integer(a | b);
    case '^':
      return integer(a ^ b);
    default:
      return compare(op, a, b);
  }
}

function foldFloats(op: BinaryOperator, a: number, b: number): Folded {
  switch (op) {
    case '+':
      return float(a + b);
    case '-':
      return float(a - b);
    case '*':
      return float(a * b);
    case '/':
      return float(a / b);
    case '%':
      return float(a % b);
    default:
      return compare(op, a, b);
  }
}

function compare(op: BinaryOperator, a: number | bigint, b: number | bigint): boolean {
  switch (op) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}

export function foldUnary(op: '-' | '~', { type, value }: Abstract): Folded {
  if (type === 'abstract-float') return op === '-' ? float(-value) : undefined;
  return integer(op === '-' ? -value : ~value);
}

/** Functions of integers whose result keeps its abstract type, so that it can still become a float. */
export function foldCall(name: string, values: readonly bigint[]): Folded {
  const [a = 0n, b = 0n, c = 0n] = values;
  switch (name) {
    case 'abs':
      return integer(a < 0n ? -a : a);
    case 'sign':
      return integer(a < 0n ? -1n : a > 0n ? 1n : 0n);
    case 'min':
      return integer(a < b ? a : b);
    case 'max':
      return integer(a > b ? a : b);
    case 'clamp': {
      const raised = a > b ? a : b;
      return b > c ? undefined : integer(raised < c ? raised : c);
    }
    default:
      return undefined;
  }
}
