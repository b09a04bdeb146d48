import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, stringColumn, stringsOf, validityOf } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { textListColumn } from '../string/texts.ts';
import type { Json } from './parse-json.ts';
import { JsonObject, membersOf, tryParseJson } from './parse-json.ts';
import { compareText, writeJson } from './write-json.ts';

/** The parsed texts, one at a time; undefined for null and for what is no JSON. */
function mapJson<T>(column: Column, read: (value: Json) => T): (T | null)[] {
  return stringsOf(column).map((text) => {
    const value = text === null ? undefined : tryParseJson(text);
    return value === undefined ? null : read(value);
  });
}

export const jsonArrayLength: Evaluator = ([input], { type }) => {
  const lengths = mapJson(input!, (value) => (Array.isArray(value) ? value.length : null));
  return fixedWidthColumn(type, Int32Array.from(lengths as number[]), validityOf(lengths));
};

export const jsonObjectKeys: Evaluator = ([input], { type }) =>
  textListColumn(
    mapJson(input!, (value) => (value instanceof JsonObject ? [...new Set(value.keys)].sort(compareText) : null)),
    type,
  );

export const jsonTuple: Evaluator = ([input], { length, type, options }) => {
  const rows = mapJson(input!, (value) => (value instanceof JsonObject ? membersOf(value) : null));
  const children = (options['fields'] as readonly string[]).map((field) =>
    stringColumn(
      rows.map((row) => {
        const value = row?.get(field);
        if (value === undefined) return null;
        return typeof value === 'string' ? value : writeJson(value);
      }),
    ),
  );
  return { type, length, validity: validityOf(rows), values: null, offsets: null, children };
};
