import type { Column } from '@pixelframe/columnar';
import { bitmapBytes, fullBitmap, isValid } from '@pixelframe/columnar';
import type { Evaluator } from './evaluator.ts';
import { boolColumn, commonValidity } from './validity.ts';

/** Value bits (0 where null) and validity bits; a Null column counts as a Bool column of nulls. */
function bitsOf(column: Column): { value: Uint8Array; valid: Uint8Array } {
  if (column.type.kind === 'null') {
    const none = new Uint8Array(bitmapBytes(column.length));
    return { value: none, valid: none };
  }
  const valid = column.validity ?? fullBitmap(column.length);
  const value = (column.values as Uint8Array).map((byte, i) => byte & valid[i]!);
  return { value, valid };
}

type Bits = { readonly value: Uint8Array; readonly valid: Uint8Array };

/** Three-valued logic on whole bytes. */
const kleene =
  (value: (a: number, b: number) => number, valid: (left: Bits, right: Bits, i: number) => number): Evaluator =>
  (args, call) => {
    const left = bitsOf(args[0]!);
    const right = bitsOf(args[1]!);
    const values = new Uint8Array(bitmapBytes(call.length));
    const validity = new Uint8Array(values.length);
    for (let i = 0; i < values.length; i++) {
      values[i] = value(left.value[i]!, right.value[i]!);
      validity[i] = valid(left, right, i);
    }
    const nullable = args.some((arg) => arg.type.kind === 'null' || arg.validity !== null);
    return {
      type: call.type,
      length: call.length,
      validity: nullable ? validity : null,
      values,
      offsets: null,
      children: [],
    };
  };

export const and = kleene(
  (a, b) => a & b,
  (l, r, i) => (l.valid[i]! & r.valid[i]!) | (l.valid[i]! & ~l.value[i]!) | (r.valid[i]! & ~r.value[i]!),
);
export const or = kleene(
  (a, b) => a | b,
  (l, r, i) => (l.valid[i]! & r.valid[i]!) | l.value[i]! | r.value[i]!,
);
export const xor: Evaluator = (args, call) => ({
  ...kleene(
    (a, b) => a ^ b,
    () => 255,
  )(args, call),
  validity: commonValidity(args, call.length),
});

export const not: Evaluator = (args, call) => {
  const { value } = bitsOf(args[0]!);
  return boolColumn(call.length, (i) => ((value[i >> 3]! >> (i & 7)) & 1) === 0);
};

export const isNull: Evaluator = (args, call) => boolColumn(call.length, (i) => !isValid(args[0]!, i));
export const notNull: Evaluator = (args, call) => boolColumn(call.length, (i) => isValid(args[0]!, i));
