const LEVELS = {
  '&&': 1,
  '||': 1,
  '&': 2,
  '|': 2,
  '^': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '<<': 4,
  '>>': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
} as const;

export type BinaryOperator = keyof typeof LEVELS;

export const isBinaryOperator = (text: string): text is BinaryOperator => Object.hasOwn(LEVELS, text);

/** The higher, the closer the operator binds. */
export const levelOf = (op: BinaryOperator): number => LEVELS[op];

export const isShift = (op: string): op is '<<' | '>>' => op === '<<' || op === '>>';

export const isComparison = (op: BinaryOperator): boolean => LEVELS[op] === 3;

/**
 * Whether WGSL refuses `inner` as an operand of `outer` without parentheses: its grammar gives shifts and bitwise
 * operators unary operands only, chains no comparisons, and mixes neither `&&` with `||` nor one bitwise operator with
 * another.
 */
export function needsParentheses(outer: BinaryOperator, inner: BinaryOperator): boolean {
  switch (LEVELS[outer]) {
    case 1:
      return LEVELS[inner] <= 2 && inner !== outer;
    case 2:
      return inner !== outer;
    case 3:
      return LEVELS[inner] <= 3;
    case 4:
      return true;
    default:
      return false;
  }
}
