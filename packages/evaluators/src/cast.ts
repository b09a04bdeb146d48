import type { Column, DataType } from '@pixelframe/columnar';
import { nullColumn, PlanError, sameType, storageType, typeName } from '@pixelframe/columnar';
import { isCastable } from '@pixelframe/plan';
import { bytesAsText, toBytes } from './cast-bytes.ts';
import { fromDecimal, toDecimal } from './cast-decimal.ts';
import { castList, wrapInLists } from './cast-list.ts';
import { asObjects, castPicture, castStruct } from './cast-nested.ts';
import { castNumbers } from './cast-numbers.ts';
import { formatStrings, parseStrings } from './cast-strings.ts';
import { castTemporal } from './cast-temporal.ts';

const TEMPORAL: ReadonlySet<string> = new Set(['date', 'time', 'timestamp', 'duration']);

const isNested = ({ kind }: DataType): boolean => kind === 'list' || kind === 'fixedSizeList' || kind === 'struct';

/** Lists, structs, maps, pictures and tensors; `cast` goes on inside. */
function castNested(column: Column, to: DataType, lenient: boolean): Column {
  const from = column.type;
  const cast = (part: Column, type: DataType): Column => castColumn(part, type, lenient);
  const [source, target] = [storageType(from), storageType(to)];
  if (!isNested(source)) return wrapInLists(column, to, cast);
  const picture = (type: DataType): boolean => type.kind === 'image' || (type.kind === 'tensor' && type.shape === null);
  if ((picture(from) && from.kind !== 'tensor') || to.kind === 'image') return castPicture(column, to, lenient);
  if (from.kind === 'tensor' && from.shape === null && to.kind === 'list') {
    const data = column.children[0]!;
    return { ...castList({ ...data, validity: column.validity }, to, cast, lenient) };
  }
  if (picture(from) || picture(to)) return castPicture(column, to, lenient);
  if (source.kind === 'struct') return castStruct(column, to, cast);
  if (target.kind === 'list' || target.kind === 'fixedSizeList') return castList(column, to, cast, lenient);
  throw new PlanError(`Cannot cast ${typeName(from)} to ${typeName(to)}.`);
}

/**
 * Converts a column by Daft's rules; values that cannot be converted become null. `lenient` (tryCast): so does what
 * else is an error, every value of a type that does not convert included.
 */
export function castColumn(column: Column, to: DataType, lenient = false): Column {
  const from = column.type;
  if (sameType(from, to)) return column;
  if (from.kind === 'null' || to.kind === 'null') return nullColumn(to, column.length);
  if (lenient && !isCastable(from, to)) return nullColumn(to, column.length);
  if (to.kind === 'object') return asObjects(column);
  if (isNested(storageType(from)) || isNested(storageType(to))) return castNested(column, to, lenient);
  if (from.kind === 'binary' && to.kind !== 'fixedSizeBinary') {
    return castColumn(bytesAsText(column), to);
  }
  if (to.kind === 'binary' || to.kind === 'fixedSizeBinary') return toBytes(column, to);
  if (to.kind === 'decimal') return toDecimal(column, to);
  if (to.kind === 'string') return formatStrings(column);
  if (from.kind === 'string') return parseStrings(column, to);
  if (from.kind === 'decimal') return fromDecimal(column, to);
  return TEMPORAL.has(from.kind) && TEMPORAL.has(to.kind) ? castTemporal(column, to) : castNumbers(column, to);
}
