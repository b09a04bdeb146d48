import type { Column, DataType } from '@pixelframe/columnar';
import {
  columnFromValues,
  isNumeric,
  isTypedArray,
  modeOfChannels,
  PlanError,
  sameType,
  valuesConstructor,
} from '@pixelframe/columnar';
import { Series } from './series.ts';
import { lengthError, valueProblem } from './udf-errors.ts';
import type { UdfHooks, UdfRequest } from './udf-request.ts';

const CHANNELS = 4;

/** What a canvas gives. */
const isImageData = (value: unknown): value is { width: number; height: number; data: Uint8ClampedArray } =>
  typeof value === 'object' && value !== null && 'data' in value && value.data instanceof Uint8ClampedArray;

const flatten = (value: unknown): unknown[] => (Array.isArray(value) ? value.flatMap(flatten) : [value]);

/** Values of a type in the forms a column takes: a canvas's picture is one, and the numbers of a tensor of known shape are enough. */
function formOf(type: DataType): ((value: unknown) => unknown) | null {
  if (type.kind === 'image') {
    return (value) => {
      if (!isImageData(value)) return value;
      const { width, height, data } = value;
      const mode = modeOfChannels(CHANNELS);
      return {
        width,
        height,
        channels: CHANNELS,
        mode,
        data: new Uint8Array(data.buffer, data.byteOffset, data.length),
      };
    };
  }
  if (type.kind === 'tensor' && type.shape !== null && isNumeric(type.item) && type.item.kind !== 'float16') {
    const { shape, item } = type;
    const Numbers = valuesConstructor(item)!;
    return (value) => {
      if (isTypedArray(value)) return { shape, data: value };
      if (!Array.isArray(value)) return value;
      const numbers = flatten(value);
      const data = new Numbers(numbers.length);
      numbers.forEach((number, i) => {
        if (typeof number !== 'number' && typeof number !== 'bigint') {
          throw new PlanError(`an item of a tensor is ${typeof number}, not a number.`);
        }
        data[i] = number;
      });
      return { shape, data };
    };
  }
  return null;
}

/** The column of values of one type; throws what is wrong with the first that does not fit, and its row. */
function columnOf(values: readonly unknown[], type: DataType): Column {
  const form = formOf(type);
  if (form === null) return columnFromValues(values, type);
  const formed = values.map((value, row) => {
    try {
      return form(value);
    } catch (error) {
      throw error instanceof PlanError ? new PlanError(error.message, { row }) : error;
    }
  });
  return columnFromValues(formed, type);
}

/** Whether a column can hold a value. */
function fits(value: unknown, type: DataType): boolean {
  try {
    columnOf([value], type);
    return true;
  } catch {
    return false;
  }
}

const placeOf = ({ options, column, firstRow }: UdfRequest, row: number) => ({
  name: options.name,
  column,
  row: firstRow === null ? null : firstRow + row,
});

/** The column of what a function gave, row by row. A value that does not fit is an error, or null and counted. */
export function rowsColumn(values: unknown[], request: UdfRequest, hooks: UdfHooks): Column {
  const { options } = request;
  const { returns, onError, name } = options;
  try {
    return columnOf(values, returns);
  } catch (error) {
    const row = error instanceof PlanError ? error.row : undefined;
    if (onError === 'raise' || row === undefined) throw valueProblem(placeOf(request, row ?? 0), error);
    let failed = 0;
    const kept = values.map((value) => {
      if (value === null || value === undefined || fits(value, returns)) return value;
      failed++;
      return null;
    });
    hooks.warn(`udf ${name} gave a value that does not fit`, failed);
    return columnOf(kept, returns);
  }
}

/** The column of what a batch function gave: an array, a typed array or a Series with a value for each row. */
export function batchColumn(result: unknown, request: UdfRequest): Column {
  const { options, length } = request;
  const { returns } = options;
  const given = result instanceof Series ? result.column : null;
  if (given === null && !Array.isArray(result) && !isTypedArray(result)) {
    throw lengthError(placeOf(request, 0), result === null ? 'null' : `a value of type ${typeof result}`, length);
  }
  const items = given ?? (result as readonly unknown[]);
  if (items.length !== length) {
    throw lengthError(placeOf(request, 0), `${items.length} value${items.length === 1 ? '' : 's'}`, length);
  }
  if (given !== null && sameType(given.type, returns)) return given;
  try {
    const values = result instanceof Series ? result.toArray() : (result as readonly unknown[]);
    // A typed array of the type's own kind is copied as it is.
    return isTypedArray(values) ? columnFromValues(values, returns) : columnOf(values, returns);
  } catch (error) {
    throw valueProblem(placeOf(request, (error instanceof PlanError ? error.row : undefined) ?? 0), error);
  }
}
