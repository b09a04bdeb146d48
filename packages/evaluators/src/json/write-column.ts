import type { Column, DataTypeOf, TimeUnit } from '@pixelframe/columnar';
import { bytesAt, columnToValues, isValid, storageType, unitsPerSecond, valueAt } from '@pixelframe/columnar';
import { zoneOf } from '../datetime/zone.ts';
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
const two = (value: number): string => String(value).padStart(2, '0');

/** A fraction of a second as 3, 6 or 9 digits, none for a whole one. */
function fractionText(part: bigint, unit: TimeUnit): string {
  if (part === 0n) return '';
  const nanos = String(part * (1_000_000_000n / unitsPerSecond(unit))).padStart(9, '0');
  return `.${nanos.replace(/(?:000){1,2}$/, '')}`;
}

/** Whole seconds and the rest of a count of a unit; the rest is never negative. */
function parts(value: bigint, unit: TimeUnit): [seconds: number, part: bigint] {
  const perSecond = unitsPerSecond(unit);
  const part = ((value % perSecond) + perSecond) % perSecond;
  return [Number((value - part) / perSecond), part];
}

const clock = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

function dateText(days: number): string {
  const date = new Date(days * 86_400_000);
  const year = date.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : year > 9999 ? '+' : ''}${digits}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

function timestampText(value: bigint, { unit, timezone }: DataTypeOf<'timestamp'>): string {
  const [utc, part] = parts(value, unit);
  const offset = timezone === null ? 0 : zoneOf(timezone).offsetAt(utc);
  const local = utc + offset;
  const days = Math.floor(local / 86_400);
  const minutes = Math.abs(Math.trunc(offset / 60));
  const zone =
    timezone === null
      ? ''
      : timezone === 'UTC'
        ? 'Z'
        : `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${dateText(days)}T${clock(local - days * 86_400)}${fractionText(part, unit)}${zone}`;
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
      return (row) => {
        const [seconds, part] = parts(raw(row), type.unit);
        return `"${clock(seconds)}${fractionText(part, type.unit)}"`;
      };
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
