import type { Column } from '@pixelframe/columnar';
import { getBit, isValid, PlanError, storageType, typeName } from '@pixelframe/columnar';

/** How one key orders rows. */
export interface SortOrder {
  readonly desc: boolean;
  readonly nullsFirst: boolean;
}

/**
 * A key as unsigned 32-bit words that order its rows, most significant first; equal values have equal words, all nulls
 * the same ones. Byte strings have only their first bytes in words: `bytes` holds the rest, see sort-rows-bytes.ts.
 */
export interface KeyWords {
  readonly words: readonly Uint32Array<ArrayBuffer>[];
  readonly bytes: Column | null;
}

const SIGN = 0x8000_0000;
const HIGH_NAN = 0xfff8_0000;

/** IEEE bits whose unsigned order is that of the numbers: -0 is 0, every NaN the greatest. */
function floatWord(bits: number): number {
  if ((bits & 0x7fff_ffff) > 0x7f80_0000) return 0xffff_ffff;
  if (bits === SIGN || bits === 0) return SIGN;
  return (bits & SIGN) === 0 ? bits | SIGN : ~bits;
}

function float64Words(values: Float64Array): Uint32Array<ArrayBuffer>[] {
  const halves = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const top = halves[2 * i + 1]!;
    if (value !== value) {
      high[i] = HIGH_NAN;
    } else if (value === 0) {
      high[i] = SIGN;
    } else if ((top & SIGN) === 0) {
      high[i] = top | SIGN;
      low[i] = halves[2 * i]!;
    } else {
      high[i] = ~top;
      low[i] = ~halves[2 * i]!;
    }
  }
  return [high, low];
}

function wideWords(values: BigInt64Array | BigUint64Array): Uint32Array<ArrayBuffer>[] {
  const halves = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  const flip = values instanceof BigInt64Array ? SIGN : 0;
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    low[i] = halves[2 * i]!;
    high[i] = halves[2 * i + 1]! ^ flip;
  }
  return [high, low];
}

function floatWords(values: Float32Array): Uint32Array<ArrayBuffer>[] {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return [Uint32Array.from(bits, floatWord)];
}

/** Half floats are kept as their bits. */
function halfWords(bits: Uint16Array): Uint32Array<ArrayBuffer>[] {
  return [
    Uint32Array.from(bits, (half) => {
      if ((half & 0x7fff) > 0x7c00) return 0xffff;
      if ((half & 0x7fff) === 0) return 0x8000;
      return (half & 0x8000) === 0 ? half | 0x8000 : ~half & 0xffff;
    }),
  ];
}

/** 128-bit little-endian two's complement. */
function decimalWords(bytes: Uint8Array, length: number): Uint32Array<ArrayBuffer>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [3, 2, 1, 0].map((word) => {
    const flip = word === 3 ? SIGN : 0;
    return Uint32Array.from({ length }, (_, i) => view.getUint32(16 * i + 4 * word, true) ^ flip);
  });
}

/** Integers of at most 32 bits: the sign bit turned over. */
const narrowWords = (
  values: Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array,
): Uint32Array<ArrayBuffer>[] => {
  const signed = values instanceof Int8Array || values instanceof Int16Array || values instanceof Int32Array;
  const flip = signed ? SIGN : 0;
  const words = new Uint32Array(values.length);
  for (let i = 0; i < words.length; i++) words[i] = values[i]! ^ flip;
  return [words];
};

/** Bytes of a block that are in words: seven, and in the lowest eight bits how many there are, 8 for more than seven. */
export const BLOCK = 7;
export const MORE = 8;

/** The block of a byte string that begins at `start`, as two words; `end` is where the string ends. */
export const blockHigh = (bytes: Uint8Array, start: number, end: number): number => {
  if (end - start >= 4) {
    return (bytes[start]! << 24) | (bytes[start + 1]! << 16) | (bytes[start + 2]! << 8) | bytes[start + 3]!;
  }
  let word = 0;
  for (let k = start; k < end; k++) word |= bytes[k]! << (24 - 8 * (k - start));
  return word;
};

export const blockLow = (bytes: Uint8Array, start: number, end: number): number => {
  const left = end - start;
  if (left >= BLOCK) {
    const count = left > BLOCK ? MORE : BLOCK;
    return (bytes[start + 4]! << 24) | (bytes[start + 5]! << 16) | (bytes[start + 6]! << 8) | count;
  }
  let word = left;
  for (let k = start + 4; k < end; k++) word |= bytes[k]! << (24 - 8 * (k - start - 4));
  return word;
};

function firstBlock(column: Column): Uint32Array<ArrayBuffer>[] {
  const bytes = column.values as Uint8Array;
  const { offsets } = column;
  const width = column.type.kind === 'fixedSizeBinary' ? column.type.size : 0;
  const high = new Uint32Array(column.length);
  const low = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const start = offsets === null ? i * width : offsets[i]!;
    const end = offsets === null ? start + width : offsets[i + 1]!;
    high[i] = blockHigh(bytes, start, end);
    low[i] = blockLow(bytes, start, end);
  }
  return [high, low];
}

function valueWords(column: Column): Uint32Array<ArrayBuffer>[] {
  const { values, length, type } = column;
  switch (storageType(type).kind) {
    case 'null':
      return [];
    case 'bool': {
      const bits = values as Uint8Array;
      return [Uint32Array.from({ length }, (_, i) => Number(getBit(bits, i)))];
    }
    case 'string':
    case 'binary':
    case 'fixedSizeBinary':
      return firstBlock(column);
    case 'float16':
      return halfWords(values as Uint16Array);
    case 'decimal':
      return decimalWords(values as Uint8Array, length);
    default:
      if (values instanceof Float64Array) return float64Words(values);
      if (values instanceof Float32Array) return floatWords(values);
      if (values instanceof BigInt64Array || values instanceof BigUint64Array) return wideWords(values);
      if (values !== null) return narrowWords(values);
      throw new PlanError(`Values of type ${typeName(type)} have no order.`);
  }
}

/** The words of a key; a word of its own says which rows are null when there are any, or when `nulls` asks for it. */
export function keyWords(column: Column, { desc, nullsFirst }: SortOrder, nulls = column.validity !== null): KeyWords {
  const words = valueWords(column);
  if (desc) for (const word of words) for (let i = 0; i < word.length; i++) word[i] = ~word[i]!;
  const kind = column.type.kind;
  const bytes = ['string', 'binary', 'fixedSizeBinary'].includes(kind) ? column : null;
  if (!nulls || kind === 'null') return { words, bytes };
  const flags = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const valid = isValid(column, i);
    flags[i] = Number(valid === nullsFirst);
    if (!valid) for (const word of words) word[i] = 0;
  }
  return { words: [flags, ...words], bytes };
}
