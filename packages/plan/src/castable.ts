import type { DataType, Field } from '@pixelframe/columnar';
import { DataType as T, isNumeric, sameType, storageType } from '@pixelframe/columnar';

type Kinds = ReadonlySet<string>;

const NUMBERS = ['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'];
const FLOATS = ['float16', 'float32', 'float64'];
const TEMPORAL = ['date', 'time', 'timestamp', 'duration'];
const kinds = (...names: readonly string[]): Kinds => new Set(names);
const numbers = [...NUMBERS, ...FLOATS];
const fromNumber = kinds(...numbers, ...TEMPORAL, 'bool', 'string', 'binary', 'decimal');

/** What a value that is no list, struct or picture converts to, by its kind: what Daft converts. */
const SCALARS: ReadonlyMap<string, Kinds> = new Map([
  ...numbers.map((kind) => [kind, fromNumber] as const),
  ['bool', kinds(...numbers, ...TEMPORAL, 'string', 'binary')],
  ['string', kinds(...numbers, ...TEMPORAL, 'bool', 'binary', 'fixedSizeBinary', 'decimal')],
  ['binary', kinds(...numbers, 'bool', 'string', 'fixedSizeBinary')],
  ['fixedSizeBinary', kinds('binary')],
  ['decimal', kinds(...numbers, ...TEMPORAL, 'string', 'decimal')],
  ['date', kinds(...numbers, 'string', 'timestamp')],
  ['time', kinds(...numbers, 'string', 'time')],
  ['timestamp', kinds(...numbers, 'string', 'date', 'time', 'timestamp')],
  ['duration', kinds(...numbers, 'string', 'duration')],
]);

/** Kinds whose values become lists of one item. */
const WRAPPED = kinds(...numbers, 'bool', 'string', 'decimal');

const isListLike = (type: DataType): boolean => {
  const { kind } = storageType(type);
  return type.kind !== 'map' && (kind === 'list' || kind === 'fixedSizeList');
};

const itemOf = (type: DataType): DataType => (storageType(type) as { readonly item: DataType }).item;

/** A field of the target that the source lacks is null. */
const fieldsCast = (from: readonly Field[], to: readonly Field[]): boolean =>
  to.every((field) => {
    const source = from.find(({ name }) => name === field.name);
    return source === undefined || isCastable(source.type, field.type);
  });

const isPixels = (type: DataType): boolean => type.kind === 'tensor' && type.item.kind === 'uint8';

function picturesCast(from: DataType, to: DataType): boolean {
  if (from.kind === 'image' && to.kind === 'image') {
    return from.mode === null || to.mode === null || from.mode === to.mode;
  }
  if (from.kind === 'image') return to.kind === 'tensor' && isNumeric(to.item);
  if (from.kind === 'tensor' && to.kind === 'image') return isPixels(from);
  return from.kind === 'tensor' && to.kind === 'tensor' && isCastable(from.item, to.item);
}

/** Whether `cast` knows how to turn one type into another; values may still fail to convert. */
export function isCastable(from: DataType, to: DataType): boolean {
  if (sameType(from, to) || from.kind === 'null' || to.kind === 'object') return true;
  if (from.kind === 'object') return false;
  if (to.kind === 'null' || SCALARS.get(from.kind)?.has(to.kind) === true) return true;
  if (WRAPPED.has(from.kind) && (to.kind === 'list' || (to.kind === 'fixedSizeList' && to.size === 1))) {
    return isCastable(from, to.item);
  }
  if (from.kind === 'binary' && to.kind === 'list') return to.item.kind === 'string' || to.item.kind === 'binary';
  if (picturesCast(from, to)) return true;
  if (isListLike(from) && isListLike(to)) return isCastable(itemOf(from), itemOf(to));
  if (from.kind === 'tensor' && from.shape === null && to.kind === 'list') return isCastable(from.item, to.item);
  if (from.kind === 'struct' && to.kind === 'struct') return fieldsCast(from.fields, to.fields);
  return mapsCast(from, to);
}

/** Maps, and lists of structs with the fields `key` and `value`, which is how a map is stored. */
function mapsCast(from: DataType, to: DataType): boolean {
  if (from.kind !== 'map' && to.kind !== 'map') return false;
  const entries = (type: DataType): DataType | null =>
    type.kind === 'map' || type.kind === 'list' ? storageType(type) : null;
  const [a, b] = [entries(from), entries(to)];
  if (a === null || b === null) return false;
  const [source, target] = [itemOf(a), itemOf(b)];
  if (source.kind !== 'struct' || target.kind !== 'struct') return false;
  const named = (name: string): boolean => source.fields.some((field) => field.name === name);
  return (to.kind !== 'map' || (named('key') && named('value'))) && fieldsCast(source.fields, target.fields);
}

/** Whether every value of a type can be written as text. */
export const isPrintable = (type: DataType): boolean => type.kind !== 'binary' && isCastable(type, T.string());
