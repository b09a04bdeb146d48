import type { DataType } from '@pixelframe/columnar';
import { columnFromValues, DecodeError, objectOf, stringColumn, stringsOf } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import type { Json } from './parse-json.ts';
import { JsonError, JsonObject, membersOf, parseJson } from './parse-json.ts';
import { mismatch, MismatchError, readScalar } from './read-scalar.ts';
import { writerOf } from './write-column.ts';

function itemsOf(value: Json, type: DataType, size: number | null): readonly Json[] {
  if (!Array.isArray(value) || (size !== null && value.length !== size)) mismatch(value, type);
  return value as readonly Json[];
}

/** A value as `columnFromValues` takes it for the type. */
function convert(value: Json, type: DataType): unknown {
  if (value === null) return null;
  switch (type.kind) {
    case 'list':
      return itemsOf(value, type, null).map((item) => convert(item, type.item));
    case 'fixedSizeList':
      return itemsOf(value, type, type.size).map((item) => convert(item, type.item));
    case 'embedding':
      return itemsOf(value, type, type.size).map((item) => convert(item, type.item) ?? mismatch(item, type.item));
    case 'struct': {
      if (!(value instanceof JsonObject)) return mismatch(value, type);
      const members = membersOf(value);
      return objectOf(
        type.fields.map(({ name }) => name),
        type.fields.map((field) => convert(members.get(field.name) ?? null, field.type)),
      );
    }
    case 'map':
      if (!(value instanceof JsonObject)) return mismatch(value, type);
      return value.keys.map((key, i) => [convert(key, type.key), convert(value.values[i]!, type.value)]);
    case 'null':
      return mismatch(value, type);
    default:
      return readScalar(value, type);
  }
}

const reading =
  (lenient: boolean): Evaluator =>
  ([input], { type }) => {
    const values = stringsOf(input!).map((text, row) => {
      if (text === null) return null;
      try {
        return convert(parseJson(text), type);
      } catch (error) {
        if (!(error instanceof JsonError || error instanceof MismatchError)) throw error;
        if (lenient) return null;
        throw new DecodeError(`deserialize: ${error.message}, in row ${row}.`, {
          row,
          reason: 'not the JSON expected',
          hint: 'tryDeserialize gives null instead.',
        });
      }
    });
    return columnFromValues(values, type);
  };

export const deserialize = reading(false);
export const tryDeserialize = reading(true);

export const serialize: Evaluator = ([input], { length }) => {
  const write = writerOf(input!);
  return stringColumn(Array.from({ length }, (_, row) => write(row)));
};
