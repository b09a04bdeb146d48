import type { Checker } from './check.ts';
import type { WgslType } from './expression.ts';
import { foldBinary, foldUnary } from './fold.ts';
import { isComparison, isShift, type BinaryOperator } from './precedence.ts';
import type { Syntax, UnaryOperator } from './syntax.ts';
import { type Abstract, concrete, converts, isAbstract, typeText, type Value } from './value.ts';

type Unary = Extract<Syntax, { kind: 'unary' }>;
type Binary = Extract<Syntax, { kind: 'binary' }>;

const NUMBERS: readonly WgslType[] = ['f32', 'i32', 'u32'];
const INTEGERS: readonly WgslType[] = ['i32', 'u32'];

const UNARY: Readonly<Record<UnaryOperator, { op: string; types: readonly WgslType[] }>> = {
  '-': { op: 'negate', types: ['f32', 'i32'] },
  '!': { op: '!', types: ['bool'] },
  '~': { op: '~', types: INTEGERS },
};

/** What a binary operator takes on both sides. */
function operandTypes(op: BinaryOperator): readonly WgslType[] {
  switch (op) {
    case '&&':
    case '||':
      return ['bool'];
    case '&':
    case '|':
      return [...INTEGERS, 'bool'];
    case '^':
    case '<<':
    case '>>':
      return INTEGERS;
    case '==':
    case '!=':
      return [...NUMBERS, 'bool'];
    default:
      return NUMBERS;
  }
}

export function checkUnary(checker: Checker, { at, op, operand }: Unary): Value {
  const value = checker.value(operand);
  const { op: name, types } = UNARY[op];
  if (isAbstract(value) && op !== '!') {
    const folded = foldUnary(op, value);
    if (folded !== undefined && typeof folded !== 'boolean') return folded;
  }
  const type = checker.preferred([value]);
  if (!types.includes(type)) {
    throw checker.error(at, `\`${op}\` takes ${types.join(' or ')}, not ${typeText(value.type)}.`);
  }
  return checker.apply(type, name, [checker.as(value, type, at)]);
}

export function checkBinary(checker: Checker, { at, op, left, right }: Binary): Value {
  const [a, b] = [checker.value(left), checker.value(right)];
  if (isAbstract(a) && isAbstract(b) && foldable(op, a, b)) return folded(checker, at, op, a, b);
  if (isShift(op)) return checkShift(checker, at, op, a, b);
  const type = checker.preferred([a, b]);
  const wrong = [a, b].find((value) => !operandTypes(op).includes(checker.preferred([value])));
  if (wrong !== undefined) {
    throw checker.error(at, `\`${op}\` takes ${operandTypes(op).join(', ')}, not ${typeText(wrong.type)}.`);
  }
  if (!converts(a.type, type) || !converts(b.type, type)) {
    throw checker.error(
      at,
      `\`${op}\` has ${typeText(a.type)} on the left and ${typeText(b.type)} on the right.`,
      `WGSL does not convert by itself: write f32(...), i32(...) or u32(...) around one side.`,
    );
  }
  const args = [checker.as(a, type, left.at), checker.as(b, type, right.at)];
  if ((op === '/' || op === '%') && type !== 'f32' && checker.constantOf(args[1]!) === 0) {
    throw checker.error(at, 'an integer is divided by the constant 0.');
  }
  return checker.apply(isComparison(op) ? 'bool' : type, op, args);
}

/** Bitwise operators have no floats, `&&` and `||` no numbers: those are left to the error of their types. */
function foldable(op: BinaryOperator, a: Abstract, b: Abstract): boolean {
  const types = operandTypes(op);
  return types.includes('i32') && (types.includes('f32') || (a.type === 'abstract-int' && b.type === 'abstract-int'));
}

function folded(checker: Checker, at: number, op: BinaryOperator, a: Abstract, b: Abstract): Value {
  const result = foldBinary(op, a, b);
  if (result === undefined) throw checker.error(at, `\`${a.value} ${op} ${b.value}\` is no finite number.`);
  return typeof result === 'boolean' ? checker.constant('bool', result ? 1 : 0) : result;
}

/** The count is u32 whatever is shifted. */
function checkShift(checker: Checker, at: number, op: '<<' | '>>', value: Value, count: Value): Value {
  const type = checker.preferred([value]);
  if (!INTEGERS.includes(type)) {
    throw checker.error(at, `\`${op}\` shifts i32 or u32, not ${typeText(value.type)}.`);
  }
  if (!converts(count.type, 'u32')) {
    throw checker.error(
      at,
      `\`${op}\` shifts by u32, not by ${typeText(count.type)}.`,
      'Write u32(...) around the right side.',
    );
  }
  const places = isAbstract(count) ? concrete(count, 'u32') : checker.constantOf(count.step);
  if ((isAbstract(count) && places === undefined) || (places !== undefined && places > 31)) {
    throw checker.error(at, `\`${op}\` shifts by 0 to 31 places.`);
  }
  return checker.apply(type, op, [checker.as(value, type, at), checker.as(count, 'u32', at)]);
}
