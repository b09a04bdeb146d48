import type { Column, DataTypeOf } from '@pixelframe/columnar';

const TWO_32 = 2 ** 32;
const TWO_127 = 2n ** 127n;

export const powerOfTen = (digits: number): bigint => 10n ** BigInt(digits);

export const scaleOf = (column: Column): number => (column.type as DataTypeOf<'decimal'>).scale;

function aligned(column: Column, to: number): Uint8Array<ArrayBuffer> {
  const bytes = (column.values as Uint8Array<ArrayBuffer>).subarray(0, column.length * 16);
  return bytes.byteOffset % to === 0 ? bytes : bytes.slice();
}

/** Unscaled values where every one is a safe integer, else null: the fast half of all arithmetic on decimals. */
export function smallUnscaled(column: Column): Float64Array | null {
  const bytes = aligned(column, 4);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, column.length * 4);
  const out = new Float64Array(column.length);
  for (let i = 0; i < out.length; i++) {
    const high = words[4 * i + 1]!;
    const sign = high >> 31;
    if (words[4 * i + 2] !== sign || words[4 * i + 3] !== sign || high >= 0x20_0000 || high < -0x20_0000) return null;
    out[i] = high * TWO_32 + (words[4 * i]! >>> 0);
  }
  return out;
}

/** Unscaled values, exactly. */
export function unscaledOf(column: Column): bigint[] {
  const bytes = aligned(column, 8);
  const low = new BigUint64Array(bytes.buffer, bytes.byteOffset, column.length * 2);
  const high = new BigInt64Array(bytes.buffer, bytes.byteOffset, column.length * 2);
  const out: bigint[] = [];
  for (let i = 0; i < column.length; i++) out.push((high[2 * i + 1]! << 64n) | low[2 * i]!);
  return out;
}

/** The bytes of safe unscaled values; null where one is no safe integer. */
export function smallBytes(unscaled: Float64Array): Uint8Array<ArrayBuffer> | null {
  const words = new Int32Array(unscaled.length * 4);
  for (let i = 0; i < unscaled.length; i++) {
    const value = unscaled[i]!;
    if (!Number.isSafeInteger(value)) return null;
    const high = Math.floor(value / TWO_32);
    words[4 * i] = value;
    words[4 * i + 1] = high;
    words[4 * i + 2] = words[4 * i + 3] = high >> 31;
  }
  return new Uint8Array(words.buffer);
}

/** A decimal column of unscaled values; `bad` collects the rows with more bits than there are. */
export function decimalBytes(unscaled: readonly bigint[], bad: number[]): Uint8Array<ArrayBuffer> {
  const words = new BigInt64Array(unscaled.length * 2);
  for (let i = 0; i < unscaled.length; i++) {
    const value = unscaled[i]!;
    if (value >= TWO_127 || value < -TWO_127) {
      bad.push(i);
      continue;
    }
    words[2 * i] = BigInt.asIntN(64, value);
    words[2 * i + 1] = value >> 64n;
  }
  return new Uint8Array(words.buffer);
}

export function decimalColumn(
  type: DataTypeOf<'decimal'>,
  bytes: Uint8Array<ArrayBuffer>,
  validity: Column['validity'] = null,
): Column {
  return { type, length: bytes.length >> 4, validity, values: bytes, offsets: null, children: [] };
}

/** {@link smallUnscaled} with more digits after the point; null where that is no safe integer any more. */
function smallAt(column: Column, scale: number): Float64Array | null {
  const numbers = smallUnscaled(column);
  if (numbers === null || scale === scaleOf(column)) return numbers;
  const factor = 10 ** (scale - scaleOf(column));
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i]! * factor;
    if (!Number.isSafeInteger(value)) return null;
    numbers[i] = value;
  }
  return numbers;
}

/** Both columns' unscaled values at one scale: numbers where that is exact, else BigInts. */
export function sameScale(left: Column, right: Column): [Float64Array, Float64Array] | [bigint[], bigint[]] {
  const scale = Math.max(scaleOf(left), scaleOf(right));
  const [a, b] = [smallAt(left, scale), smallAt(right, scale)];
  if (a !== null && b !== null) return [a, b];
  const exact = (column: Column): bigint[] => {
    const factor = powerOfTen(scale - scaleOf(column));
    return unscaledOf(column).map((value) => value * factor);
  };
  return [exact(left), exact(right)];
}
