import type { WgslType } from './expression.ts';
import { floatFunctions } from './float-functions.ts';
import * as integers from './integer-functions.ts';
import * as loops from './loops.ts';
import { each, type Loop } from './loops.ts';

type Loops = Readonly<Record<string, Loop>>;

const comparisons: Loops = {
  '==': loops.equal,
  '!=': loops.notEqual,
  '<': loops.less,
  '<=': loops.lessOrEqual,
  '>': loops.greater,
  '>=': loops.greaterOrEqual,
};

const numbers: Loops = {
  ...comparisons,
  '+': loops.add,
  '-': loops.subtract,
  abs: loops.absolute,
  bitcast: loops.copyBits,
  bool: loops.truth,
  clamp: loops.clamp,
  max: loops.most,
  min: loops.least,
  negate: loops.negate,
  select: loops.select,
};

const { remainder, ...floats } = floatFunctions;

const ofIntegers: Loops = {
  ...numbers,
  '*': loops.multiplyIntegers,
  '/': each(integers.divideIntegers),
  '%': each(integers.integerRemainder),
  '&': loops.bitAnd,
  '|': loops.bitOr,
  '^': each((a, b) => a ^ b),
  '<<': each((a, b) => a << b),
  '~': each((a) => ~a),
  f32: loops.copy,
  i32: loops.copy,
  u32: loops.copy,
  countLeadingZeros: each(integers.countLeadingZeros),
  countOneBits: each(integers.countOneBits),
  countTrailingZeros: each(integers.countTrailingZeros),
  firstTrailingBit: each(integers.firstTrailingBit),
  reverseBits: each(integers.reverseBits),
};

/** The loops by the type of the first operand. */
const byType: Readonly<Record<WgslType, Loops>> = {
  f32: {
    ...Object.fromEntries(Object.entries(floats).map(([name, f]) => [name, each(f)])),
    ...numbers,
    '*': loops.multiply,
    '/': loops.divide,
    '%': each(remainder),
    i32: each(integers.toI32),
    u32: each(integers.toU32),
    sqrt: loops.squareRoot,
  },
  i32: {
    ...ofIntegers,
    '>>': each((a, b) => a >> b),
    sign: each(Math.sign),
    firstLeadingBit: each(integers.firstLeadingSignedBit),
  },
  u32: {
    ...ofIntegers,
    '>>': each((a, b) => a >>> b),
    firstLeadingBit: each(integers.firstLeadingBit),
  },
  bool: {
    ...comparisons,
    '!': each((a) => a ^ 1),
    '&': loops.bitAnd,
    '&&': loops.bitAnd,
    '|': loops.bitOr,
    '||': loops.bitOr,
    f32: loops.copy,
    i32: loops.copy,
    u32: loops.copy,
    select: loops.select,
  },
};

/** How the CPU computes an operation on operands of `type`. */
export const findLoop = (op: string, type: WgslType): Loop => byType[type][op]!;
