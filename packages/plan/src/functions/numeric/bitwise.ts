import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, isInteger } from '@pixelframe/columnar';
import { supertype } from '../../supertype.ts';
import type { FunctionDefinition } from '../define.ts';
import { defineFunction, typeMismatch } from '../define.ts';

function bits(name: string, args: readonly Field[]) {
  const types = args.map(({ type }) => type);
  const [left, right] = types as [DataType, DataType];
  const all = (test: (type: DataType) => boolean): boolean =>
    types.some(test) && types.every((type) => test(type) || type.kind === 'null');
  if (!all(isInteger) && !all(({ kind }) => kind === 'bool')) {
    throw typeMismatch(name, args, 'two integers or two booleans');
  }
  const common = supertype(left, right)!;
  // 64 unsigned bits and signed ones have no common integer, but both are bits.
  return common.kind === 'float64' ? T.uint64() : common;
}

const bitwise = (name: string, daft: string, doc: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [
      { name: 'left', doc: 'An integer.' },
      { name: 'right', doc: 'An integer.' },
    ],
    params: [],
    nulls: 'own',
    returns: 'number',
    infer: (args) => bits(name, args),
    doc: `${doc}; of two booleans, three-valued logic.`,
    example: `df.select(col('a').${name}(1))`,
  });

export const bitwiseAnd = bitwise('bitwiseAnd', 'bitwise_and', 'Bits that both integers have');
export const bitwiseOr = bitwise('bitwiseOr', 'bitwise_or', 'Bits that either integer has');
export const bitwiseXor = bitwise('bitwiseXor', 'bitwise_xor', 'Bits that one of two integers has');

const shift = (name: string, daft: string, doc: string): FunctionDefinition =>
  defineFunction({
    name,
    daft,
    args: [
      { name: 'input', doc: 'An integer.' },
      { name: 'bits', doc: 'By how many; a negative number is an error.' },
    ],
    params: [],
    nulls: 'propagate',
    returns: 'number',
    infer(args) {
      if (!args.every(({ type }) => isInteger(type) || type.kind === 'null')) {
        throw typeMismatch(name, args, 'two integers');
      }
      return args[0]!.type;
    },
    doc: `${doc}, in the type of the integer; bits are counted modulo its width.`,
    example: `df.select(col('a').${name}(1))`,
  });

export const shiftLeft = shift('shiftLeft', 'shift_left', 'The bits of an integer moved up');
export const shiftRight = shift(
  'shiftRight',
  'shift_right',
  'The bits of an integer moved down: the sign is kept, an unsigned integer is filled with zeros',
);
