import type { Column, DataTypeOf, TimeUnit } from '@pixelframe/columnar';
import {
  bytesAt,
  columnToValues,
  dateText,
  floorDiv,
  isValid,
  offsetName,
  storageType,
  timeText,
  unitsPerSecond,
  valueAt,
  zoneOf,
} from '@pixelframe/columnar';
import { floatText } from '../float-text.ts';
import { toHex } from '../binary/digits.ts';

/** A float as Arrow's JSON writer has it: always a decimal point, an exponent from 1e10 on and below 1e-5. */
export function arrowFloat(value: number, single: boolean): string {
  if (!Number.isFinite(value)) return 'null';
  const text = floatText(value, single);
  const [, sign, whole, fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e(-?\d+))?$/.exec(text)!;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const point = Number(exponent ?? 0) + whole!.length - (whole!.length + fraction.length - digits.length);
  const significant = digits.replace(/0+$/, '');
  if (significant === '' || (point <= 10 && point > -5)) {
    if (exponent === undefined) return text;
    return `${sign}0.${'0'.repeat(-point)}${significant}`;
  }
  return `${sign}${significant[0]}.${significant.slice(1) || '0'}e${point - 1}`;
}

const ascii = new TextDecoder();
function timestampText(value: bigint, { unit, timezone }: DataTypeOf<'timestamp'>): string {
  const perSecond = unitsPerSecond(unit);
  const perDay = 86_400n * perSecond;
  const offset = timezone === null ? 0 : zoneOf(timezone).offsetAt(Number(floorDiv(value, perSecond)));
  const local = value + BigInt(offset) * perSecond;
  const days = floorDiv(local, perDay);
  const zone = timezone === null ? '' : timezone === 'UTC' ? 'Z' : offsetName(offset / 60);
  return `${dateText(Number(days))}T${timeText(unit, local - days * perDay)}${zone}`;
}

/** ISO 8601 in seconds: `PT1.5S`. */
function durationText(value: bigint, unit: TimeUnit): string {
  if (value === 0n) return 'P0D';
  const perSecond = unitsPerSecond(unit);
  const size = value < 0n ? -value : value;
  const nanos = String((size % perSecond) * (1_000_000_000n / perSecond))
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}PT${size / perSecond}${nanos === '' ? '' : `.${nanos}`}S`;
}

/** The text of a value that is there. */
function presentWriter(column: Column): (row: number) => string {
  const { type } = column;
  const raw = (row: number): bigint => column.values![row] as bigint;
  switch (type.kind) {
    case 'string': {
      const texts = columnToValues(column);
      return (row) => JSON.stringify(texts[row]);
    }
    case 'float32':
    case 'float64':
      return (row) => arrowFloat(column.values![row] as number, type.kind === 'float32');
    case 'binary':
    case 'fixedSizeBinary':
      return (row) => `"${ascii.decode(toHex(bytesAt(column, row)!))}"`;
    case 'date':
      return (row) => `"${dateText(column.values![row] as number)}"`;
    case 'time':
      return (row) => `"${timeText(type.unit, raw(row))}"`;
    case 'timestamp':
      return (row) => `"${timestampText(raw(row), type)}"`;
    case 'duration':
      return (row) => `"${durationText(raw(row), type.unit)}"`;
    case 'struct': {
      const fields = type.fields.map(({ name }, i) => {
        const write = writerOf(column.children[i]!);
        return (row: number): string => `${JSON.stringify(name)}:${write(row) ?? 'null'}`;
      });
      return (row) => `{${fields.map((field) => field(row)).join(',')}}`;
    }
    case 'map': {
      const [keys, values] = column.children[0]!.children.map(writerOf);
      return (row) =>
        `{${rows(column, row)
          .map((i) => `${keys!(i)!}:${values!(i) ?? 'null'}`)
          .join(',')}}`;
    }
    case 'list':
    case 'fixedSizeList':
    case 'embedding': {
      const write = writerOf(column.children[0]!);
      return (row) =>
        `[${rows(column, row)
          .map((i) => write(i) ?? 'null')
          .join(',')}]`;
    }
    default:
      return (row) => String(valueAt(column, row));
  }
}

/** Positions of a row's items among the items of all rows. */
function rows(column: Column, row: number): number[] {
  const storage = storageType(column.type);
  const [start, end] =
    storage.kind === 'fixedSizeList'
      ? [row * storage.size, (row + 1) * storage.size]
      : [column.offsets![row]!, column.offsets![row + 1]!];
  return Array.from({ length: end - start }, (_, i) => start + i);
}

/** Writes rows of a column as JSON; null for a null. */
export function writerOf(column: Column): (row: number) => string | null {
  const write = presentWriter(column);
  return (row) => (isValid(column, row) ? write(row) : null);
}
