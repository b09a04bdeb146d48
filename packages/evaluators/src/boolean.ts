import type { Column } from '@pixelframe/columnar';
import { bitmapBytes, fullBitmap } from '@pixelframe/columnar';
import type { Evaluator } from './evaluator.ts';
import { commonValidity } from './validity.ts';

/** Value bits (0 where null) and validity bits; a Null column counts as a Bool column of nulls. */
function bitsOf(column: Column): { value: Uint8Array; valid: Uint8Array } {
  if (column.type.kind === 'null') {
    const none = new Uint8Array(bitmapBytes(column.length));
    return { value: none, valid: none };
  }
  const valid = column.validity ?? fullBitmap(column.length);
  if (column.validity === null) return { value: column.values as Uint8Array, valid };
  const value = (column.values as Uint8Array).slice();
  for (let i = 0; i < value.length; i++) value[i]! &= valid[i]!;
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

/** Bits of a Bool column without nulls; those past the last row are 0. */
function bools(values: Uint8Array<ArrayBuffer>, length: number): Column {
  if ((length & 7) !== 0) values[length >> 3]! &= 255 >> (8 - (length & 7));
  return { type: { kind: 'bool' }, length, validity: null, values, offsets: null, children: [] };
}

function inverted(bits: Uint8Array, length: number): Column {
  const out = new Uint8Array(bitmapBytes(length));
  for (let i = 0; i < out.length; i++) out[i] = ~bits[i]!;
  return bools(out, length);
}

export const not: Evaluator = (args, call) => inverted(bitsOf(args[0]!).value, call.length);

/** Validity bits: of a Null column none, of a column without nulls all. */
function presence(column: Column, length: number): Uint8Array {
  if (column.type.kind === 'null') return new Uint8Array(bitmapBytes(length));
  return column.validity ?? fullBitmap(length);
}

export const isNull: Evaluator = (args, call) => inverted(presence(args[0]!, call.length), call.length);
export const notNull: Evaluator = (args, call) =>
  bools(presence(args[0]!, call.length).slice(0, bitmapBytes(call.length)) as Uint8Array<ArrayBuffer>, call.length);
