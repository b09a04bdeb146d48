import type { Column, DataType } from '@pixelframe/columnar';
import {
  byteWidth,
  getBit,
  halfToFloat,
  isFloat,
  itemsPerRow,
  PlanError,
  storageType,
  typeName,
} from '@pixelframe/columnar';
import type { Bytes } from './group-rows-bytes.ts';
import { BytesCoder } from './group-rows-bytes.ts';
import { CodeCombiner } from './group-rows-combine.ts';
import { LongCoder } from './group-rows-pairs.ts';
import type { Coder } from './group-rows-words.ts';
import { WordCoder } from './group-rows-words.ts';

/** Numbers the values of columns of one type. */
export interface ColumnCoder {
  readonly count: number;
  add(column: Column): Int32Array<ArrayBuffer>;
  /** The numbers of values that have one, -1 for the others. */
  find(column: Column): Int32Array<ArrayBuffer>;
}

/** The bits of floats, where NaN is one value and -0 is 0. */
function floatBits({ type, values, length }: Column): Int32Array {
  const own =
    type.kind === 'float16'
      ? halfToFloat(values as Uint16Array, length)
      : (values as Float64Array<ArrayBuffer>).slice(0, length);
  for (let i = 0; i < length; i++) {
    const value = own[i]!;
    if (value === 0) own[i] = 0;
    else if (value !== value) own[i] = Number.NaN;
  }
  return new Int32Array(own.buffer, own.byteOffset, own.byteLength >> 2);
}

function words(column: Column): Int32Array {
  const { values, length } = column;
  if (values instanceof Int32Array && values.length === length) return values;
  const own = new Int32Array(length);
  if (column.type.kind === 'bool') for (let i = 0; i < length; i++) own[i] = Number(getBit(values as Uint8Array, i));
  else own.set((values as Int32Array).subarray(0, length));
  return own;
}

const longs = ({ values, length }: Column): Int32Array =>
  new Int32Array(values!.buffer, values!.byteOffset, length * 2);

/** Where rows of a fixed size begin. */
function evenOffsets(length: number, size: number): Int32Array<ArrayBuffer> {
  const offsets = new Int32Array(length + 1);
  for (let i = 0; i <= length; i++) offsets[i] = i * size;
  return offsets;
}

function withNulls(codes: Int32Array<ArrayBuffer>, { validity }: Column, nullCode: number): Int32Array<ArrayBuffer> {
  if (validity !== null) for (let i = 0; i < codes.length; i++) if (!getBit(validity, i)) codes[i] = nullCode;
  return codes;
}

/** Lists are byte strings of the numbers of their items; an unknown one's -1 is in no known list. */
function listCoder(item: DataType): ColumnCoder {
  const bytesOf = ({ offsets, length, type }: Column, codes: Int32Array<ArrayBuffer>): Bytes => ({
    values: new Uint8Array(codes.buffer),
    offsets: (offsets ?? evenOffsets(length, itemsPerRow(type))).map((start) => start * 4),
    length,
  });
  const items = columnCoder(item);
  const lists = new BytesCoder();
  return {
    get count() {
      return lists.count;
    },
    add(column) {
      return lists.add(bytesOf(column, items.add(column.children[0]!)), column.validity);
    },
    find: (column) => withNulls(lists.find(bytesOf(column, items.find(column.children[0]!))), column, lists.nullCode),
  };
}

/** Structs are the combinations of their fields' numbers. */
function structCoder(types: readonly DataType[]): ColumnCoder {
  const withMissing = ({ length, validity }: Column, codes: readonly Int32Array<ArrayBuffer>[]): typeof codes => {
    const missing = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      if (validity === null || getBit(validity, i)) continue;
      missing[i] = 1;
      for (const code of codes) code[i] = 0;
    }
    return [missing, ...codes];
  };
  const fields = types.map(columnCoder);
  const rows = new CodeCombiner(types.length + 1);
  return {
    get count() {
      return rows.count;
    },
    add(column) {
      const codes = withMissing(
        column,
        fields.map((field, i) => field.add(column.children[i]!)),
      );
      return rows.add(codes, [2, ...fields.map((field) => field.count)], column.length);
    },
    find: (column) =>
      rows.find(
        withMissing(
          column,
          fields.map((field, i) => field.find(column.children[i]!)),
        ),
        column.length,
      ),
  };
}

function coderOf<K>(coder: Coder<K>, keysOf: (column: Column) => K): ColumnCoder {
  return {
    get count() {
      return coder.count;
    },
    add: (column) => coder.add(keysOf(column), column.validity),
    find: (column) => withNulls(coder.find(keysOf(column)), column, coder.nullCode),
  };
}

/** Numbers for the values of columns of a type: nulls are one value, NaN is one, -0 is 0. */
export function columnCoder(type: DataType): ColumnCoder {
  const storage = storageType(type);
  switch (storage.kind) {
    case 'null': {
      let count = 0;
      return {
        get count() {
          return count;
        },
        add({ length }) {
          if (length > 0) count = 1;
          return new Int32Array(length);
        },
        find: ({ length }) => new Int32Array(length).fill(count - 1),
      };
    }
    case 'string':
    case 'binary':
      return coderOf(new BytesCoder(), ({ values, offsets, length }) => ({
        values: values as Uint8Array,
        offsets: offsets!,
        length,
      }));
    case 'fixedSizeBinary':
    case 'decimal':
      return coderOf(new BytesCoder(), ({ values, length }) => ({
        values: values as Uint8Array,
        offsets: evenOffsets(length, byteWidth(storage)),
        length,
      }));
    case 'int64':
    case 'uint64':
    case 'time':
    case 'timestamp':
    case 'duration':
      return coderOf(new LongCoder(), longs);
    case 'float64':
      return coderOf(new LongCoder(), floatBits);
    case 'list':
    case 'fixedSizeList':
      return listCoder(storage.item);
    case 'struct':
      return structCoder(storage.fields.map((field) => field.type));
    case 'object':
      throw new PlanError(`Values of ${typeName(type)} cannot be compared with each other.`, {
        hint: 'Group or compare by a column made of them.',
      });
    default:
      return coderOf(new WordCoder(), isFloat(storage) ? floatBits : words);
  }
}
