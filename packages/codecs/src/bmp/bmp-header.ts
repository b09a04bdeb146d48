import { uint16Le, uint32Le } from '../read-bytes.ts';

/** BITMAPFILEHEADER: 'BM', file size, reserved, where the pixels begin. */
const fileHeaderBytes = 14;

const coreHeaderBytes = 12;
const infoHeaderBytes = 40;

/** Header sizes in use: OS/2 1 and 2, Windows 3, its two undocumented growths, 4 and 5. */
const headerSizes = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

const bitfields = 3;
const alphaBitfields = 6;

/** Red, green, blue, alpha; an alpha mask of 0 is no alpha. */
export type Masks = readonly [red: number, green: number, blue: number, alpha: number];

/** A bitmap header (Windows BITMAPCOREHEADER to BITMAPV5HEADER) resolved to what a reader needs. */
export interface BmpLayout {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: 1 | 2 | 4 | 8 | 16 | 24 | 32;
  readonly rle: boolean;
  readonly masks: Masks | null;
  /** Where the palette begins, how many colours it has and how many bytes each takes. */
  readonly palette: { readonly at: number; readonly count: number; readonly entryBytes: 3 | 4 } | null;
  /** Where header, masks and palette end: an icon's pixels begin here. */
  readonly end: number;
}

/** Where a BMP file says that its pixels begin. */
export function pixelsAt(bytes: Uint8Array): number {
  return uint32Le(bytes, 10);
}

/** The header of a BMP file, whose palette ends where the pixels begin. */
export function readBmpFile(bytes: Uint8Array): BmpLayout | string {
  return readBmpLayout(bytes, fileHeaderBytes, Math.max(pixelsAt(bytes), fileHeaderBytes));
}

/**
 * Reads the bitmap header at `at` (14 in a BMP file). A clause says what is wrong with it.
 *
 * @param limit where the palette ends at the latest: the pixel offset of a file header; Infinity where there is none
 */
export function readBmpLayout(bytes: Uint8Array, at: number, limit: number): BmpLayout | string {
  if (at + 4 > bytes.length) return 'it ends before its header';
  const size = uint32Le(bytes, at);
  if (!headerSizes.has(size)) return `its header has ${size} bytes, which no kind of BMP has`;
  if (at + size > bytes.length) return 'it ends inside its header';
  const core = size === coreHeaderBytes;
  const width = core ? uint16Le(bytes, at + 4) : uint32Le(bytes, at + 4) | 0;
  const signedHeight = core ? uint16Le(bytes, at + 6) : uint32Le(bytes, at + 8) | 0;
  const height = Math.abs(signedHeight);
  if (width <= 0 || height === 0) return `its header says ${width} x ${height} pixels`;
  const bits = uint16Le(bytes, at + (core ? 10 : 14));
  if (!isDepth(bits)) return `its header says ${bits} bits per pixel`;
  const compression = size >= 20 ? uint32Le(bytes, at + 16) : 0;
  // 3 is Huffman and 4 is RLE24 in an OS/2 2 header; 4 and 5 are whole JPEG and PNG files elsewhere.
  const masked = size !== 64 && (compression === bitfields || compression === alphaBitfields);
  const rle = (compression === 1 && bits === 8) || (compression === 2 && bits === 4);
  if (compression !== 0 && !rle && !(masked && (bits === 16 || bits === 32))) {
    return `its header says compression ${compression} with ${bits} bits per pixel`;
  }
  let end = at + size;
  if (masked && size === infoHeaderBytes) end += compression === alphaBitfields ? 16 : 12;
  if (masked && end > bytes.length) return 'it ends inside its masks';
  const masks = masked ? readMasks(bytes, at + infoHeaderBytes, size, compression) : defaultMasks(bits);
  const shape = { width, height, topDown: signedHeight < 0, bits, rle, masks };
  const entryBytes = core ? 3 : 4;
  const said = size >= 36 ? uint32Le(bytes, at + 32) : 0;
  const full = bits <= 8 ? 1 << bits : 0;
  // Some writers give direct colours a palette too, as a hint; icons need it skipped.
  if (said > 65536) return `its header says ${said} palette colours`;
  const wanted = said === 0 ? full : said;
  const room = Math.floor((Math.min(bytes.length, limit) - end) / entryBytes);
  const count = Math.max(0, Math.min(wanted, room));
  const palette = bits <= 8 ? ({ at: end, count: Math.min(count, full), entryBytes } as const) : null;
  return { ...shape, palette, end: end + wanted * entryBytes };
}

function isDepth(bits: number): bits is BmpLayout['bits'] {
  return bits === 1 || bits === 2 || bits === 4 || bits === 8 || bits === 16 || bits === 24 || bits === 32;
}

function readMasks(bytes: Uint8Array, at: number, size: number, compression: number): Masks {
  const alpha = size >= 56 || compression === alphaBitfields ? uint32Le(bytes, at + 12) : 0;
  return [uint32Le(bytes, at), uint32Le(bytes, at + 4), uint32Le(bytes, at + 8), alpha];
}

/** Direct colours without masks: 5 bits each, or bytes in the order blue, green, red. */
function defaultMasks(bits: number): Masks | null {
  if (bits === 16) return [0x7c00, 0x03e0, 0x001f, 0];
  return bits > 16 ? [0xff0000, 0x00ff00, 0x0000ff, 0] : null;
}

/** Bytes of a row of pixels: padded to whole 32 bits. */
export function rowBytesOf(width: number, bits: number): number {
  return Math.ceil((width * bits) / 32) * 4;
}
