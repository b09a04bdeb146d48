import type { Column, DataType, DataTypeOf } from '@pixelframe/columnar';
import {
  binaryColumn,
  columnFromValues,
  embeddingColumn,
  fixedSizeBinaryColumn,
  fixedWidthColumn,
  imageColumn,
  modeOfChannels,
  stringColumn,
  tensorColumn,
} from '@pixelframe/columnar';
import type { Pixels, StepResult } from '@pixelframe/kernels';
import { packPixels } from '@pixelframe/kernels';
import { boolColumn } from '../validity.ts';
import type { ModelValue } from './stage-models.ts';

/** One value of a stage's output: a kernel's result, an attribute, the bytes of a file, what a model says, null. */
export type OutputValue = StepResult | number | Uint8Array | ModelValue;

const resultOf = <K extends StepResult['kind']>(value: OutputValue, kind: K): Extract<StepResult, { kind: K }> | null =>
  value !== null && typeof value === 'object' && 'kind' in value && value.kind === kind
    ? (value as Extract<StepResult, { kind: K }>)
    : null;

const imageOf = (pixels: Pixels): Parameters<typeof imageColumn>[0][number] => {
  const { width, height, channels } = pixels;
  return { width, height, channels, mode: modeOfChannels(channels), data: packPixels(pixels) };
};

function tensors(values: readonly OutputValue[], type: DataTypeOf<'tensor'>): Column {
  return tensorColumn(
    values.map((value) => {
      const tensor = resultOf(value, 'tensor');
      if (tensor !== null) return { shape: tensor.shape, data: tensor.data as Float32Array<ArrayBuffer> };
      const pixels = resultOf(value, 'pixels')?.pixels;
      if (pixels === undefined) return null;
      const { width, height, channels } = pixels;
      return { shape: [height, width, channels], data: packPixels(pixels) as Uint8Array<ArrayBuffer> };
    }),
    type,
  );
}

/** Turns one output's values, row by row, into its column. */
export function outputColumn(type: DataType, values: readonly OutputValue[]): Column {
  switch (type.kind) {
    case 'image':
      return imageColumn(
        values.map((value) => {
          const result = resultOf(value, 'pixels');
          return result === null ? null : imageOf(result.pixels);
        }),
        type,
      );
    case 'tensor':
      return tensors(values, type);
    case 'binary':
      return binaryColumn(values.map((value) => (value instanceof Uint8Array ? value : null)));
    case 'fixedSizeBinary':
      return fixedSizeBinaryColumn(
        values.map((value) => resultOf(value, 'hash')?.data ?? null),
        type.size,
      );
    case 'list':
      return columnFromValues(
        values.map((value) => (Array.isArray(value) ? value : (resultOf(value, 'hashes')?.data ?? null))),
        type,
      );
    case 'embedding':
      return embeddingColumn(
        values.map((value) => (value instanceof Float32Array ? value : null)),
        type,
      );
    case 'string':
      return stringColumn(values.map((value) => (typeof value === 'string' ? value : null)));
    case 'struct':
      return columnFromValues(
        values.map((value) => resultOf(value, 'stats')?.stats ?? null),
        type,
      );
    default: {
      const numbers = Uint32Array.from(values, (value) => (typeof value === 'number' ? value : 0));
      const { values: validity } = boolColumn(values.length, (i) => values[i] !== null);
      return fixedWidthColumn(type, numbers, values.includes(null) ? (validity as Uint8Array<ArrayBuffer>) : null);
    }
  }
}
