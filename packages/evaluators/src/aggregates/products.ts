import type { Column, DataType } from '@pixelframe/columnar';
import {
  bitmapBytes,
  fixedWidthColumn,
  isFloat,
  isValid,
  PlanError,
  readDecimal,
  setBit,
  writeDecimal,
} from '@pixelframe/columnar';
import type { Aggregator } from './aggregator.ts';
import { floats, groupCounts, hasRows, numberColumn, numbersOf, presentIds } from './group-values.ts';

/** High word of the product of two unsigned words. */
function highWord(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const other = a0 * b1 + (middle % 0x1_0000);
  return a1 * b1 + Math.floor(middle / 0x1_0000) + Math.floor(other / 0x1_0000);
}

/** Words of whole numbers, low one first. */
function wordsOf({ type, values, length }: Column): Int32Array {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    return new Int32Array(values.buffer, values.byteOffset, length * 2);
  }
  const words = new Int32Array(length * 2);
  const signed = !type.kind.startsWith('u');
  for (let i = 0; i < length; i++) {
    const value = values![i] as number;
    words[2 * i] = value;
    words[2 * i + 1] = signed ? value >> 31 : 0;
  }
  return words;
}

/** Modulo 2^64. */
function wholeProducts(column: Column, ids: Int32Array, groups: number, type: DataType): Column {
  const factors = wordsOf(column);
  const words = new Int32Array(groups * 2 + 2);
  for (let g = 0; g < groups; g++) words[2 * g] = 1;
  for (let i = 0; i < ids.length; i++) {
    const g = 2 * ids[i]!;
    const low = words[g]!;
    const factor = factors[2 * i]!;
    words[g + 1] = highWord(low, factor) + Math.imul(words[g + 1]!, factor) + Math.imul(low, factors[2 * i + 1]!);
    words[g] = Math.imul(low, factor);
  }
  const Longs = type.kind === 'uint64' ? BigUint64Array : BigInt64Array;
  return fixedWidthColumn(type, new Longs(words.buffer, 0, groups), hasRows(groupCounts(ids, groups)));
}

function floatProducts(column: Column, ids: Int32Array, groups: number): Column {
  const { values } = numbersOf(column);
  const products = new Float64Array(groups + 1).fill(1);
  for (let i = 0; i < ids.length; i++) products[ids[i]!]! *= values[i]!;
  return floats(products.subarray(0, groups), hasRows(groupCounts(ids, groups)));
}

const DIGITS_38 = 10n ** 38n;

/** Half a last place goes away from 0. */
function divideRounded(value: bigint, unit: bigint): bigint {
  const half = value < 0n ? -unit / 2n : unit / 2n;
  return (value + half) / unit;
}

function decimalProducts(column: Column, ids: Int32Array, groups: number, type: DataType): Column {
  const unit = 10n ** BigInt(type.kind === 'decimal' ? type.scale : 0);
  const products = new Map<number, bigint>();
  for (let i = 0; i < ids.length; i++) {
    if (!isValid(column, i)) continue;
    const group = ids[i]!;
    const before = products.get(group);
    const factor = readDecimal(column.values as Uint8Array, i);
    const product = before === undefined ? factor : divideRounded(before * factor, unit);
    if (product >= DIGITS_38 || product <= -DIGITS_38) {
      throw new PlanError('product: the result has more than the 38 digits of a decimal.', {
        hint: 'Cast to Float64 first: .cast(DataType.float64()).',
      });
    }
    products.set(group, product);
  }
  const bytes = new Uint8Array(groups * 16);
  const validity = new Uint8Array(bitmapBytes(groups));
  for (const [group, product] of products) {
    writeDecimal(bytes, group, product);
    setBit(validity, group);
  }
  return { ...fixedWidthColumn(type, bytes, validity), length: groups };
}

/** The state is the product itself, in 64 bits. */
function products(
  [column]: readonly Column[],
  ids: Int32Array,
  groups: number,
  { type }: { readonly type: DataType },
): Column[] {
  if (type.kind === 'decimal') return [decimalProducts(column!, ids, groups, type)];
  const own = presentIds(column!, ids, groups);
  return [isFloat(type) ? floatProducts(column!, own, groups) : wholeProducts(column!, own, groups, type)];
}

export const product: Aggregator = {
  state: ({ type }) => [isFloat(type) ? { kind: 'float64' } : type],
  partial: products,
  merge: products,
  finish: ([state], _, { type }) =>
    isFloat(type) ? numberColumn(state!.values as Float64Array, type, state!.validity) : state!,
};
