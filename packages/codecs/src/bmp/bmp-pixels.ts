import { uint16Le } from '../read-bytes.ts';
import { rowBytesOf, type BmpLayout } from './bmp-header.ts';
import { decodeRle } from './bmp-rle.ts';

/**
 * Paints the pixels that begin at `at`, rows from top to bottom, 3 or 4 packed samples each. What the data does not
 * reach stays as it is.
 *
 * @returns whether the data reached every pixel
 */
export function paintBmp(bytes: Uint8Array, at: number, layout: BmpLayout, out: Uint8Array, channels: 3 | 4): boolean {
  if (layout.palette !== null) return paintIndexed(bytes, at, layout, out, channels);
  return paintDirect(bytes, at, layout, out, channels);
}

function paintIndexed(bytes: Uint8Array, at: number, layout: BmpLayout, out: Uint8Array, channels: 3 | 4): boolean {
  const { width, height, bits, rle } = layout;
  const colours = readPalette(bytes, layout.palette!);
  const unpacked = rle ? decodeRle(bytes, at, layout) : null;
  const rowBytes = rowBytesOf(width, bits);
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  let whole = unpacked === null ? true : unpacked.whole;
  for (let row = 0; row < height; row++) {
    const from = at + row * rowBytes;
    let to = targetRow(layout, row) * width * channels;
    for (let x = 0; x < width; x++, to += channels) {
      let index = 0;
      if (unpacked !== null) index = unpacked.indices[row * width + x]!;
      else {
        const where = from + Math.floor(x / perByte);
        if (where >= bytes.length) {
          whole = false;
          break;
        }
        index = (bytes[where]! >> (8 - bits * ((x % perByte) + 1))) & mask;
      }
      out[to] = colours[index * 3]!;
      out[to + 1] = colours[index * 3 + 1]!;
      out[to + 2] = colours[index * 3 + 2]!;
      if (channels === 4) out[to + 3] = 255;
    }
  }
  return whole;
}

function paintDirect(bytes: Uint8Array, at: number, layout: BmpLayout, out: Uint8Array, channels: 3 | 4): boolean {
  const { width, height, bits } = layout;
  const rowBytes = rowBytesOf(width, bits);
  const step = bits / 8;
  const fields = layout.masks!.map(fieldOf);
  const [red, green, blue, alpha] = fields as [Field, Field, Field, Field];
  for (let row = 0; row < height; row++) {
    let from = at + row * rowBytes;
    let to = targetRow(layout, row) * width * channels;
    for (let x = 0; x < width; x++, from += step, to += channels) {
      if (from + step > bytes.length) return false;
      let value = uint16Le(bytes, from);
      if (step > 2) value |= bytes[from + 2]! << 16;
      if (step > 3) value |= bytes[from + 3]! << 24;
      out[to] = red.table[(value >>> red.shift) & red.mask]!;
      out[to + 1] = green.table[(value >>> green.shift) & green.mask]!;
      out[to + 2] = blue.table[(value >>> blue.shift) & blue.mask]!;
      if (channels === 4) out[to + 3] = alpha.mask === 0 ? 255 : alpha.table[(value >>> alpha.shift) & alpha.mask]!;
    }
  }
  return true;
}

function targetRow({ height, topDown }: BmpLayout, row: number): number {
  return topDown ? row : height - 1 - row;
}

/** 256 colours of R, G, B; those the file does not have are black. */
function readPalette(bytes: Uint8Array, { at, count, entryBytes }: NonNullable<BmpLayout['palette']>): Uint8Array {
  const colours = new Uint8Array(256 * 3);
  for (let i = 0; i < count; i++) {
    const entry = at + i * entryBytes;
    for (let c = 0; c < 3; c++) colours[i * 3 + c] = bytes[entry + 2 - c]!;
  }
  return colours;
}

/** One masked field of a pixel: `table` widens its value to 8 bits. */
interface Field {
  readonly shift: number;
  readonly mask: number;
  readonly table: Uint8Array;
}

/** Fields wider than 8 bits keep their upper 8; narrower ones are scaled and rounded, as the Rust `image` crate does. */
function fieldOf(mask: number): Field {
  if (mask === 0) return { shift: 0, mask: 0, table: new Uint8Array(1) };
  const low = 31 - Math.clz32(mask & -mask);
  const length = 32 - Math.clz32(mask >>> low);
  const bits = Math.min(length, 8);
  const top = (1 << bits) - 1;
  const table = Uint8Array.from({ length: top + 1 }, (_, value) => Math.round((value * 255) / top));
  return { shift: low + length - bits, mask: top, table };
}
