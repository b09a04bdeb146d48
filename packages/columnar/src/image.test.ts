import { describe, expect, test } from 'vitest';
import { binaryColumn, bytesAt, fixedSizeBinaryColumn } from './binary.ts';
import { columnToValues } from './column-to-values.ts';
import type { ImageMode } from './data-type.ts';
import { DataType } from './data-type.ts';
import type { ImageValue } from './image.ts';
import { imageAt, imageColumn } from './image.ts';
import { embeddingAt, embeddingColumn, tensorAt, tensorColumn } from './tensor.ts';

function picture(width: number, height: number, mode: ImageMode, channels: number): ImageValue {
  return { width, height, channels, mode, data: Uint8Array.from({ length: width * height * channels }, (_, i) => i) };
}

describe('imageColumn', () => {
  test('variable shape has the struct layout, null rows zeroed with mode L', () => {
    const column = imageColumn([picture(2, 1, 'RGB', 3), null, picture(1, 1, 'RGBA', 4)], DataType.image());
    expect(column.children.map((child) => columnToValues(child))).toEqual([
      [[0, 1, 2, 3, 4, 5], [], [0, 1, 2, 3]],
      [3, 0, 4],
      [1, 0, 1],
      [2, 0, 1],
      [3, 1, 4],
    ]);
  });

  test('imageAt is a view in both layouts', () => {
    const rgb = picture(2, 1, 'RGB', 3);
    for (const type of [DataType.image('RGB'), DataType.image('RGB', { height: 1, width: 2 })]) {
      const column = imageColumn([null, rgb], type);
      expect(imageAt(column, 0)).toBeNull();
      expect(imageAt(column, 1)).toEqual(rgb);
      expect(imageAt(column, 1)!.data.buffer).toBe(imageAt(column, 1)!.data.buffer);
      expect(imageAt(column, 1)!.data).not.toBe(rgb.data);
    }
  });

  test.each<[Partial<ImageValue>, string]>([
    [{ mode: 'toString' as ImageMode }, 'Row 1: an image mode is one of L, LA, RGB, RGBA, got toString.'],
    [{ width: 1.5 }, "Row 1: an image's width and height are whole numbers, got 1.5 x 1."],
    [{ channels: 4 }, 'Row 1: mode RGB has 3 channels, got 4.'],
    [{ data: new Uint8Array(5) }, 'Row 1: 2 x 1 x 3 needs 6 bytes of data, got 5.'],
    [{ mode: 'L', channels: 1, data: new Uint8Array(2) }, 'Row 1: a L image cannot be stored as Image[RGB; 1 x 2].'],
    [{ width: 1, height: 2 }, 'Row 1: an image 2 high and 1 wide cannot be stored as Image[RGB; 1 x 2].'],
  ])('refuses %j', (change, message) => {
    const type = DataType.image('RGB', { height: 1, width: 2 });
    expect(() => imageColumn([null, { ...picture(2, 1, 'RGB', 3), ...change }], type)).toThrow(message);
  });

  test('a mode number from elsewhere that no column can hold', () => {
    const column = imageColumn([picture(1, 1, 'L', 1)], DataType.image());
    column.children[4]!.values![0] = 7;
    expect(() => imageAt(column, 0)).toThrow('Row 0: image mode 7 is not one of 1 (L), 2 (LA), 3 (RGB), 4 (RGBA).');
  });
});

describe('tensorColumn', () => {
  const value = { shape: [1, 2], data: new Float32Array([1, 2]) };

  test('both layouts', () => {
    for (const type of [DataType.tensor(DataType.float32()), DataType.tensor(DataType.float32(), [1, 2])]) {
      const column = tensorColumn([null, value], type);
      expect([tensorAt(column, 0), tensorAt(column, 1)]).toEqual([null, value]);
    }
  });

  test('refuses what does not fit', () => {
    const type = DataType.tensor(DataType.float32(), [1, 2]);
    expect(() => tensorColumn([{ shape: [3], data: value.data }], type)).toThrow(
      'Row 0: shape [3] does not describe 2 elements.',
    );
    expect(() => tensorColumn([{ shape: [2, 1], data: value.data }], type)).toThrow(
      'Row 0: shape [2, 1] cannot be stored as Tensor[Float32; [1, 2]].',
    );
    expect(() => tensorColumn([{ shape: [1, 2], data: new Int8Array(2) }], type)).toThrow(
      'Row 0: int8 data cannot be stored as Tensor[Float32; [1, 2]].',
    );
    expect(() => tensorColumn([], DataType.tensor(DataType.string()))).toThrow(
      'Tensor[String] is not supported: elements must be numbers.',
    );
  });
});

test('embeddingColumn converts and checks the size', () => {
  const type = DataType.embedding(DataType.float32(), 2);
  const column = embeddingColumn([[1, 2], null, new Float64Array([3, 4])], type);
  expect([0, 1, 2].map((i) => embeddingAt(column, i))).toEqual([
    new Float32Array([1, 2]),
    null,
    new Float32Array([3, 4]),
  ]);
  expect(() => embeddingColumn([[1]], type)).toThrow('Row 0: 1 elements do not make an Embedding[Float32; 2].');
});

test('binary columns', () => {
  const values = [new Uint8Array([1, 2]), null, new Uint8Array([3, 4])];
  for (const column of [binaryColumn(values), fixedSizeBinaryColumn(values, 2)]) {
    expect([0, 1, 2].map((i) => bytesAt(column, i))).toEqual(values);
  }
  expect(() => fixedSizeBinaryColumn(values, 3)).toThrow('Row 0 has 2 bytes, a Binary[3] value has 3.');
});
