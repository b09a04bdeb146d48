import { joinBytes } from './binary.ts';
import type { Column } from './column.ts';
import { fixedWidthColumn, isValid } from './column.ts';
import type { DataTypeOf, ImageMode } from './data-type.ts';
import { channelsOf, DataType, IMAGE_MODES, isFixedShapeImage, typeName } from './data-type.ts';
import { DecodeError } from './errors.ts';
import { checkOffset } from './limits.ts';
import { validityOf } from './strings.ts';
import type { ValueSource } from './value-source.ts';
import { unnamed, valueError } from './value-source.ts';

/** One picture: 8 bits a channel, interleaved, row-major: `data.length` = height * width * channels. */
export interface ImageValue {
  width: number;
  height: number;
  channels: number;
  mode: ImageMode;
  data: Uint8Array;
}

const MODES: readonly (ImageMode | undefined)[] = [undefined, 'L', 'LA', 'RGB', 'RGBA'];

/** What is wrong with an image as a value of `type`, or null. */
function imageProblem(image: ImageValue, type: DataTypeOf<'image'>): string | null {
  const { width, height, channels, mode, data } = image;
  if (!Object.hasOwn(IMAGE_MODES, mode)) return `an image mode is one of L, LA, RGB, RGBA, got ${String(mode)}.`;
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 0 || height < 0) {
    return `an image's width and height are whole numbers, got ${String(width)} x ${String(height)}.`;
  }
  if (channels !== channelsOf(mode)) return `mode ${mode} has ${channelsOf(mode)} channels, got ${String(channels)}.`;
  if (data.length !== width * height * channels) {
    return `${width} x ${height} x ${channels} needs ${width * height * channels} bytes of data, got ${data.length}.`;
  }
  if (type.mode !== null && mode !== type.mode) return `a ${mode} image cannot be stored as ${typeName(type)}.`;
  if (isFixedShapeImage(type) && (height !== type.height || width !== type.width)) {
    return `an image ${height} high and ${width} wide cannot be stored as ${typeName(type)}.`;
  }
  return null;
}

/**
 * An Image column; pixels are copied. Variable shape: Daft's struct layout, null rows with height = width = 0, mode
 * L. Fixed shape: one FixedSizeList of UInt8 (H, W, C). PlanError naming the row on a value that does not fit.
 */
export function imageColumn(
  values: readonly (ImageValue | null)[],
  type: DataTypeOf<'image'>,
  source: ValueSource = unnamed,
): Column {
  const length = values.length;
  const validity = validityOf(values);
  values.forEach((image, i) => {
    const problem = image ? imageProblem(image, type) : null;
    if (problem !== null) throw valueError(problem, i, source);
  });
  const base = { type, length, validity, values: null, offsets: null };
  if (isFixedShapeImage(type)) {
    const size = type.height * type.width * channelsOf(type.mode);
    const pixels = new Uint8Array(checkOffset(length * size, 'bytes'));
    for (let i = 0; i < length; i++) if (values[i]) pixels.set(values[i]!.data, i * size);
    return { ...base, children: [fixedWidthColumn(DataType.uint8(), pixels)] };
  }
  const { offsets, bytes } = joinBytes(values.map((image) => image?.data));
  const channel = new Uint16Array(length);
  const height = new Uint32Array(length);
  const width = new Uint32Array(length);
  const mode = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const image = values[i];
    mode[i] = IMAGE_MODES[image?.mode ?? 'L'];
    if (!image) continue;
    channel[i] = image.channels;
    height[i] = image.height;
    width[i] = image.width;
  }
  return { ...base, children: imageChildren(offsets, bytes, { channel, height, width, mode }) };
}

/** The five children of a variable-shape image column, from its pixels end to end and one header array per field. */
export function imageChildren(
  offsets: Int32Array<ArrayBuffer>,
  pixels: Uint8Array<ArrayBuffer>,
  header: {
    readonly channel: Uint16Array<ArrayBuffer>;
    readonly height: Uint32Array<ArrayBuffer>;
    readonly width: Uint32Array<ArrayBuffer>;
    readonly mode: Uint8Array<ArrayBuffer>;
  },
): Column[] {
  const data: Column = {
    type: DataType.list(DataType.uint8()),
    length: offsets.length - 1,
    validity: null,
    values: null,
    offsets,
    children: [fixedWidthColumn(DataType.uint8(), pixels)],
  };
  return [
    data,
    fixedWidthColumn(DataType.uint16(), header.channel),
    fixedWidthColumn(DataType.uint32(), header.height),
    fixedWidthColumn(DataType.uint32(), header.width),
    fixedWidthColumn(DataType.uint8(), header.mode),
  ];
}

/** The picture in `row`, its `data` a view on the column's pixels (no copy), or null. */
export function imageAt(column: Column, row: number): ImageValue | null {
  if (!isValid(column, row)) return null;
  const type = column.type as DataTypeOf<'image'>;
  if (isFixedShapeImage(type)) {
    const { mode, height, width } = type;
    const channels = channelsOf(mode);
    const size = height * width * channels;
    const pixels = column.children[0]!.values as Uint8Array;
    return { width, height, channels, mode, data: pixels.subarray(row * size, (row + 1) * size) };
  }
  const [data, channel, height, width, modes] = column.children as [Column, Column, Column, Column, Column];
  const code = (modes.values as Uint8Array)[row]!;
  const mode = MODES[code];
  if (mode === undefined) {
    throw new DecodeError(`Row ${row}: image mode ${code} is not one of 1 (L), 2 (LA), 3 (RGB), 4 (RGBA).`, {
      row,
      hint: 'Only 8-bit images can be held in a column.',
    });
  }
  return {
    width: (width.values as Uint32Array)[row]!,
    height: (height.values as Uint32Array)[row]!,
    channels: (channel.values as Uint16Array)[row]!,
    mode,
    data: (data.children[0]!.values as Uint8Array).subarray(data.offsets![row]!, data.offsets![row + 1]!),
  };
}
