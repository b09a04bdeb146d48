import { corrupt, truncated } from '../decode-failure.ts';
import type { ImageHeader } from '../image-header.ts';
import { BitReader, type Distribution } from './bit-reader.ts';
import { findCodestream } from './jxl-container.ts';

/** Width over height, by number (ISO/IEC 18181-1 table C.2). */
const ratios = [
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
] as const;

const sizes: readonly [Distribution, Distribution, Distribution, Distribution] = [
  [1, 9],
  [1, 13],
  [1, 18],
  [1, 30],
];
const previewSizes8: typeof sizes = [
  [16, 0],
  [32, 0],
  [1, 5],
  [33, 9],
];
const previewSizes: typeof sizes = [
  [1, 6],
  [65, 8],
  [321, 10],
  [1345, 12],
];
const gray = 1;
const alpha = 0;
const spotColour = 2;
const filterArray = 5;

/**
 * Size, channels and depth of a JPEG XL picture. The decoder turns the picture by itself, so the size is the turned one
 * and the orientation 1. Throws DecodeError where the header is cut or not one.
 */
export function readJxlHeader(bytes: Uint8Array, file: string | undefined): ImageHeader {
  const stream = findCodestream(bytes);
  if (stream === null) throw truncated(file, 'JPEG XL data ends before its picture', false);
  const reader = new BitReader(stream, 2);
  const size = readSize(reader);
  const { bitDepth, channels, orientation } = readMetadata(reader);
  if (reader.overrun) throw truncated(file, 'JPEG XL data ends inside its header', false);
  if (stream[0] !== 0xff || stream[1] !== 0x0a) throw corrupt(file, 'jxl', 'its picture has no signature');
  const turned = orientation >= 5;
  const width = turned ? size.height : size.width;
  const height = turned ? size.width : size.height;
  return { format: 'jxl', width, height, channels, bitDepth, orientation: 1 };
}

function readSize(reader: BitReader): { width: number; height: number } {
  const small = reader.flag();
  const side = (): number => (small ? (reader.bits(5) + 1) * 8 : reader.number(sizes));
  const height = side();
  const ratio = reader.bits(3);
  const width = ratio === 0 ? side() : widthOf(height, ratio);
  return { width, height };
}

function widthOf(height: number, ratio: number): number {
  const [across, down] = ratios[ratio - 1]!;
  return Math.floor((height * across) / down);
}

interface Metadata {
  readonly bitDepth: number;
  readonly channels: 1 | 2 | 3 | 4;
  readonly orientation: number;
}

function readMetadata(reader: BitReader): Metadata {
  if (reader.flag()) return { bitDepth: 8, channels: 3, orientation: 1 };
  let orientation = 1;
  if (reader.flag()) {
    orientation = reader.bits(3) + 1;
    if (reader.flag()) readSize(reader);
    if (reader.flag()) skipPreview(reader);
    if (reader.flag()) skipAnimation(reader);
  }
  const bitDepth = readBitDepth(reader);
  reader.flag();
  const extra = reader.number([
    [0, 0],
    [1, 0],
    [2, 4],
    [1, 12],
  ]);
  let transparent = false;
  for (let i = 0; i < extra && !reader.overrun; i++) if (readExtraChannel(reader) === alpha) transparent = true;
  reader.flag();
  // The colours: all default is sRGB.
  const isGray = !reader.flag() && !reader.flag() && reader.choice() === gray;
  const channels = isGray ? (transparent ? 2 : 1) : transparent ? 4 : 3;
  return { bitDepth, channels, orientation };
}

function readBitDepth(reader: BitReader): number {
  if (!reader.flag())
    return reader.number([
      [8, 0],
      [10, 0],
      [12, 0],
      [1, 6],
    ]);
  const bits = reader.number([
    [32, 0],
    [16, 0],
    [24, 0],
    [1, 6],
  ]);
  reader.bits(4);
  return bits;
}

/** Gives the type of the channel. */
function readExtraChannel(reader: BitReader): number {
  if (reader.flag()) return alpha;
  const type = reader.choice();
  readBitDepth(reader);
  reader.number([
    [0, 0],
    [3, 0],
    [4, 0],
    [1, 3],
  ]);
  const nameLength = reader.number([
    [0, 0],
    [0, 4],
    [16, 5],
    [48, 10],
  ]);
  for (let i = 0; i < nameLength; i++) reader.bits(8);
  if (type === alpha) reader.flag();
  if (type === spotColour) for (let i = 0; i < 4; i++) reader.bits(16);
  if (type === filterArray)
    reader.number([
      [1, 0],
      [0, 2],
      [3, 4],
      [19, 8],
    ]);
  return type;
}

function skipPreview(reader: BitReader): void {
  const choices = reader.flag() ? previewSizes8 : previewSizes;
  reader.number(choices);
  if (reader.bits(3) === 0) reader.number(choices);
}

function skipAnimation(reader: BitReader): void {
  reader.number([
    [100, 0],
    [1000, 0],
    [1, 10],
    [1, 30],
  ]);
  reader.number([
    [1, 0],
    [1001, 0],
    [1, 8],
    [1, 10],
  ]);
  reader.number([
    [0, 0],
    [0, 3],
    [0, 16],
    [0, 32],
  ]);
  reader.flag();
}
