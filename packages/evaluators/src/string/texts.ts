import type { Column, DataType } from '@pixelframe/columnar';
import {
  bitmapBytes,
  fixedWidthColumn,
  getBit,
  isValid,
  PlanError,
  setBit,
  stringColumn,
  stringsOf,
  validityOf,
} from '@pixelframe/columnar';
import { asNumbers, writeSafeIntegers } from '../numbers.ts';

/** Bytes of one row: `values` from `starts[row * step]` to `ends`. */
export interface TextBytes {
  readonly values: Uint8Array<ArrayBuffer>;
  readonly offsets: Int32Array<ArrayBuffer>;
  /** 0 where one row stands for all of them. */
  readonly step: 0 | 1;
}

/** 0 where the column is a plain value, which comes as one row. */
export const stepOf = (column: Column, length: number): 0 | 1 => (column.length === 1 && length !== 1 ? 0 : 1);

export const bytesOfText = (column: Column, length: number): TextBytes => ({
  values: column.values as Uint8Array<ArrayBuffer>,
  offsets: column.offsets!,
  step: stepOf(column, length),
});

/** Whether all the text is ASCII. */
export function isAscii({ values, offsets }: TextBytes): boolean {
  const end = offsets.at(-1)!;
  for (let i = 0; i < end; i++) if (values[i]! >= 0x80) return false;
  return true;
}

/** A text for every row; null stays null. */
export function mapText(column: Column, change: (text: string) => string): Column {
  const texts = stringsOf(column);
  const out: (string | null)[] = [];
  for (let i = 0; i < texts.length; i++) out.push(texts[i] === null ? null : change(texts[i]!));
  return stringColumn(out);
}

/** Texts of a column, or of a plain value for every row. */
export function textsFor(column: Column, length: number): (row: number) => string | null {
  const texts = stringsOf(column);
  const step = stepOf(column, length);
  return (row) => texts[row * step]!;
}

/** Integers of a column, or of a plain value for every row; garbage under nulls. Those past 2^53 lose digits. */
export function countsFor(column: Column, length: number): (row: number) => number {
  const numbers = asNumbers(column) ?? Float64Array.from(column.values as BigInt64Array<ArrayBuffer>, Number);
  const step = stepOf(column, length);
  return (row) => numbers[row * step]!;
}

/** A text of the rows where every argument has a value. */
export function textRows(length: number, columns: readonly Column[], compute: (row: number) => string | null): Column {
  const present = presence(length, columns);
  return stringColumn(Array.from({ length }, (_, row) => (present(row) ? compute(row) : null)));
}

/** Whether every column has a value in a row. */
export function presence(length: number, columns: readonly Column[]): (row: number) => boolean {
  const nullable = columns
    .filter(({ validity, type }) => validity !== null || type.kind === 'null')
    .map((column) => ({ column, step: stepOf(column, length) }));
  if (nullable.length === 0) return () => true;
  const [only] = nullable;
  if (nullable.length === 1 && only!.column.validity !== null && only!.step === 1) {
    const { validity } = only!.column;
    return (row) => getBit(validity!, row);
  }
  return (row) => nullable.every(({ column, step }) => isValid(column, row * step));
}

/** Integers as Int32, Int64 or UInt64. */
export function integerColumn(type: DataType, numbers: ArrayLike<number>, validity: Column['validity'] = null): Column {
  if (type.kind === 'int32') return fixedWidthColumn(type, Int32Array.from(numbers), validity);
  const values = type.kind === 'int64' ? new BigInt64Array(numbers.length) : new BigUint64Array(numbers.length);
  writeSafeIntegers(numbers, values);
  return fixedWidthColumn(type, values, validity);
}

/** Lists of texts; null for a null row. */
export function textListColumn(rows: readonly (readonly string[] | null)[], type: DataType): Column {
  const offsets = new Int32Array(rows.length + 1);
  const items: string[] = [];
  rows.forEach((row, i) => {
    if (row !== null) for (const item of row) items.push(item);
    offsets[i + 1] = items.length;
  });
  return {
    type,
    length: rows.length,
    validity: validityOf(rows),
    values: null,
    offsets,
    children: [stringColumn(items)],
  };
}

/** A negative count is an error of its row. */
export function refuseNegative(fn: string, what: string, count: number, row: number): void {
  if (count < 0) throw new PlanError(`${fn}: ${what} must not be negative, row ${row} has ${count}.`, { row });
}

const MAX_CHARACTERS = 2 ** 28;

/** A single text longer than this is a mistake, and more than a JavaScript string can hold. */
export function refuseLong(fn: string, characters: number, row: number): void {
  if (characters > MAX_CHARACTERS) {
    throw new PlanError(`${fn}: row ${row} would be a text of ${characters} characters, more than ${MAX_CHARACTERS}.`, {
      row,
    });
  }
}

/** Parts of each row's bytes as a column of texts. `part` writes start and end; false makes the row null. */
export function partColumn(
  column: Column,
  length: number,
  present: (row: number) => boolean,
  part: (start: number, end: number, row: number, out: [start: number, end: number]) => boolean,
): Column {
  const { values, offsets } = bytesOfText(column, length);
  const starts = new Int32Array(length);
  const made = new Int32Array(length + 1);
  const validity = new Uint8Array(bitmapBytes(length));
  const range: [number, number] = [0, 0];
  let nulls = 0;
  let total = 0;
  for (let row = 0; row < length; row++) {
    if (present(row) && part(offsets[row]!, offsets[row + 1]!, row, range)) {
      setBit(validity, row);
      starts[row] = range[0];
      total += range[1] - range[0];
    } else nulls++;
    made[row + 1] = total;
  }
  const bytes = new Uint8Array(total);
  for (let row = 0; row < length; row++) {
    let to = made[row]!;
    for (let from = starts[row]!; to < made[row + 1]!;) bytes[to++] = values[from++]!;
  }
  return {
    type: { kind: 'string' },
    length,
    validity: nulls === 0 ? null : validity,
    values: bytes,
    offsets: made,
    children: [],
  };
}

export const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** The byte after `count` characters, at most `end`. */
export function skipCharacters(values: Uint8Array, start: number, end: number, count: number): number {
  let at = start;
  for (let left = count; left > 0 && at < end; left--) {
    at++;
    while (at < end && isContinuation(values[at]!)) at++;
  }
  return at;
}
