import type { Column, DataType, TimeUnit, Values } from '@pixelframe/columnar';
import {
  bitmapBytes,
  clearBit,
  DataType as T,
  firstMoment,
  fullBitmap,
  halfBits,
  parseDecimal,
  PER_SECOND,
  PlanError,
  setBit,
  typeName,
  valuesConstructor,
  writeDecimal,
  zoneOf,
} from '@pixelframe/columnar';
import { ByteWriter } from './byte-writer.ts';
import { DATE, LOCAL, moment, readMoment, TIME, ZONED } from './moment.ts';
import { asciiAt, floatAt, INTEGER, integerAt, NOT_A_NUMBER, numberKind } from './read-number.ts';
import { boolAt } from './type-guess.ts';

/** Takes the values of a column in the order of their rows; rows it is not given are null. */
export interface ColumnSink {
  /** False where the text means no value of the type: the row is null. */
  text(row: number, bytes: Uint8Array, start: number, end: number): boolean;
  /** A count in the type's own unit, or 1 and 0 for what a JSON file has as true and false; false as for `text`. */
  number(row: number, value: number | bigint): boolean;
  /** The column of so many rows. */
  finish(): Column;
}

/** Which rows are there; a bitmap only once one is not. */
export class Validity {
  readonly #rows: number;
  #next = 0;
  #bits: Uint8Array<ArrayBuffer> | null = null;

  constructor(rows: number) {
    this.#rows = rows;
  }

  present(row: number): void {
    if (row > this.#next) this.#clear(row);
    this.#next = row + 1;
  }

  finish(): Uint8Array<ArrayBuffer> | null {
    this.#clear(this.#rows);
    this.#next = this.#rows;
    return this.#bits;
  }

  #clear(end: number): void {
    if (this.#next === end) return;
    this.#bits ??= fullBitmap(this.#rows);
    for (let row = this.#next; row < end; row++) clearBit(this.#bits, row);
  }
}

const column = (
  type: DataType,
  length: number,
  validity: Validity,
  values: Values | null,
  offsets: Int32Array<ArrayBuffer> | null = null,
): Column => ({ type, length, validity: validity.finish(), values, offsets, children: [] });

/** Types of one number a row. `read` gives the number of a text, NaN-free; null where it means none. */
function numberSink(
  type: DataType,
  rows: number,
  read: (bytes: Uint8Array, start: number, end: number) => number | bigint | null,
): ColumnSink {
  const values = new (valuesConstructor(type)!)(rows);
  const validity = new Validity(rows);
  const isFloat = values instanceof Float64Array || values instanceof Float32Array;
  const isHalf = type.kind === 'float16';
  const is64 = values instanceof BigInt64Array || values instanceof BigUint64Array;
  const unsigned = values instanceof BigUint64Array;
  const words = is64 ? new Int32Array(values.buffer) : new Int32Array(0);
  const set = (row: number, value: number | bigint | null): boolean => {
    if (value === null) return false;
    if (is64) {
      if (typeof value === 'number') {
        if (unsigned && value < 0) return false;
        words[row * 2] = value;
        words[row * 2 + 1] = Math.floor(value / 2 ** 32);
      } else {
        values[row] = value;
        if (values[row] !== value) return false;
      }
    } else if (isFloat) values[row] = Number(value);
    else if (isHalf) values[row] = halfBits(Number(value));
    else {
      values[row] = Number(value);
      if (values[row] !== Number(value)) return false;
    }
    validity.present(row);
    return true;
  };
  return {
    text: (row, bytes, start, end) => set(row, read(bytes, start, end)),
    number: set,
    finish: () => column(type, rows, validity, values),
  };
}

function boolSink(rows: number): ColumnSink {
  const bits = new Uint8Array(bitmapBytes(rows));
  const validity = new Validity(rows);
  return {
    text(row, bytes, start, end) {
      const value = boolAt(bytes, start, end);
      if (value < 0) return false;
      if (value === 1) setBit(bits, row);
      validity.present(row);
      return true;
    },
    number: () => false,
    finish: () => column(T.bool(), rows, validity, bits),
  };
}

function bytesSink(type: DataType, rows: number): ColumnSink {
  const out = new ByteWriter();
  const offsets = new Int32Array(rows + 1);
  const validity = new Validity(rows);
  let next = 0;
  const fill = (row: number): void => {
    for (; next <= row; next++) offsets[next] = out.length;
  };
  return {
    text(row, bytes, start, end) {
      fill(row);
      out.copy(bytes, start, end);
      validity.present(row);
      return true;
    },
    number: () => false,
    finish() {
      fill(rows);
      return column(type, rows, validity, out.take(), offsets);
    },
  };
}

function fixedBytesSink(type: Extract<DataType, { kind: 'fixedSizeBinary' }>, rows: number): ColumnSink {
  const out = new Uint8Array(rows * type.size);
  const validity = new Validity(rows);
  return {
    text(row, bytes, start, end) {
      if (end - start !== type.size) return false;
      out.set(bytes.subarray(start, end), row * type.size);
      validity.present(row);
      return true;
    },
    number: () => false,
    finish: () => column(type, rows, validity, out),
  };
}

function decimalSink(type: Extract<DataType, { kind: 'decimal' }>, rows: number): ColumnSink {
  const out = new Uint8Array(rows * 16);
  const validity = new Validity(rows);
  return {
    text(row, bytes, start, end) {
      const unscaled = parseDecimal(asciiAt(bytes, start, end), type.precision, type.scale);
      if (unscaled === null) return false;
      writeDecimal(out, row, unscaled);
      validity.present(row);
      return true;
    },
    number: () => false,
    finish: () => column(type, rows, validity, out),
  };
}

const integer = (bytes: Uint8Array, start: number, end: number): number | bigint | null =>
  numberKind(bytes, start, end) === INTEGER ? integerAt(bytes, start, end) : null;
const float = (bytes: Uint8Array, start: number, end: number): number | null =>
  numberKind(bytes, start, end) === NOT_A_NUMBER ? null : floatAt(bytes, start, end);

/** `seconds` and the nanoseconds of the moment read last as a count of `unit`, cut off. */
function countOf(seconds: number, unit: TimeUnit): number | bigint {
  const perSecond = PER_SECOND[unit];
  const rest = Math.floor(moment.nanos / (1e9 / perSecond));
  const count = seconds * perSecond + rest;
  return Number.isSafeInteger(count) ? count : BigInt(seconds) * BigInt(perSecond) + BigInt(rest);
}

function timestampReader({ unit, timezone }: Extract<DataType, { kind: 'timestamp' }>) {
  const zone = timezone === null ? null : zoneOf(timezone);
  return (bytes: Uint8Array, start: number, end: number): number | bigint | null => {
    const kind = readMoment(bytes, start, end);
    const local = moment.days * 86_400 + moment.seconds;
    if (kind === LOCAL) return countOf(zone === null ? local : firstMoment(zone, local), unit);
    // Clocks of no zone in particular do not say what a moment is.
    return kind === ZONED && zone !== null ? countOf(local - moment.offset * 60, unit) : null;
  };
}

/** A sink for the type, or a PlanError where text cannot give its values. `what` begins the message. */
export function sinkFor(type: DataType, rows: number, what: string): ColumnSink {
  switch (type.kind) {
    case 'bool':
      return boolSink(rows);
    case 'string':
    case 'binary':
      return bytesSink(type, rows);
    case 'fixedSizeBinary':
      return fixedBytesSink(type, rows);
    case 'decimal':
      return decimalSink(type, rows);
    case 'float16':
    case 'float32':
    case 'float64':
      return numberSink(type, rows, float);
    case 'date':
      return numberSink(type, rows, (bytes, start, end) =>
        readMoment(bytes, start, end) === DATE ? moment.days : null,
      );
    case 'time':
      return numberSink(type, rows, (bytes, start, end) =>
        readMoment(bytes, start, end) === TIME ? countOf(moment.seconds, type.unit) : null,
      );
    case 'timestamp':
      return numberSink(type, rows, timestampReader(type));
    case 'null':
      return {
        text: () => false,
        number: () => false,
        finish: () => ({ type, length: rows, validity: null, values: null, offsets: null, children: [] }),
      };
    default:
      if (valuesConstructor(type) !== undefined) return numberSink(type, rows, integer);
      throw new PlanError(`${what} cannot be read as ${typeName(type)}.`, {
        hint: 'Read it as a String and convert it, for example with deserialize.',
      });
  }
}
