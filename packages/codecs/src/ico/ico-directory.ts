import { uint16Le, uint32Be, uint32Le } from '../read-bytes.ts';
import { readBmpLayout, type BmpLayout } from '../bmp/bmp-header.ts';
import { readPngHeader } from '../png/png-header.ts';

const entriesAt = 6;
const entryBytes = 16;

/** More entries than this are not looked at: no icon has as many, and each costs a header. */
const maxEntries = 256;

const pngHeaderBytes = 33;

/** One picture of an icon or cursor file: a PNG file, or a bitmap without file header. */
export interface IconEntry {
  readonly start: number;
  readonly end: number;
  readonly png: boolean;
  readonly width: number;
  readonly height: number;
}

/** How many pictures the directory promises. */
export function countIcons(bytes: Uint8Array): number {
  return uint16Le(bytes, 4);
}

/**
 * The picture with the most pixels, among equals the one of most bits per pixel; a clause where no entry has one. Sizes
 * are those of the pictures themselves: the directory's have 8 bits and are often wrong.
 */
export function bestIcon(bytes: Uint8Array): IconEntry | string {
  let best: (IconEntry & { readonly bits: number }) | null = null;
  let wrong = 'its directory has no entry';
  for (let i = 0; i < Math.min(countIcons(bytes), maxEntries); i++) {
    const at = entriesAt + i * entryBytes;
    if (at + entryBytes > bytes.length) {
      wrong = 'it ends inside its directory';
      break;
    }
    const entry = readEntry(bytes, at);
    if (typeof entry === 'string') wrong = entry;
    else if (best === null || isBetter(entry, best)) best = entry;
  }
  return best ?? wrong;
}

function isBetter(a: IconEntry & { bits: number }, b: IconEntry & { bits: number }): boolean {
  const more = a.width * a.height - b.width * b.height;
  return more > 0 || (more === 0 && a.bits > b.bits);
}

function readEntry(bytes: Uint8Array, at: number): (IconEntry & { bits: number }) | string {
  const start = uint32Le(bytes, at + 12);
  // A wrong length is common and harmless: the picture says where it ends.
  const end = Math.min(bytes.length, start + uint32Le(bytes, at + 8));
  if (start >= bytes.length) return `an entry points to byte ${start} of ${bytes.length}`;
  if (start + 8 <= bytes.length && uint32Be(bytes, start) === 0x89504e47) return readPng(bytes, start, end);
  const layout = readIconBitmap(bytes, start);
  if (typeof layout === 'string') return `an entry is not a picture: ${layout}`;
  return { start, end: bytes.length, png: false, width: layout.width, height: layout.height, bits: layout.bits };
}

function readPng(bytes: Uint8Array, start: number, end: number): (IconEntry & { bits: number }) | string {
  try {
    // Signature and IHDR: walking all chunks of one picture again for each of many entries would take for ever.
    const { width, height } = readPngHeader(bytes.subarray(start, Math.min(end, start + pngHeaderBytes)), undefined);
    return { start, end, png: true, width, height, bits: 32 };
  } catch {
    return 'an entry is a PNG file without a header';
  }
}

/** The bitmap of an entry, its height without the mask that its header counts in. */
export function readIconBitmap(bytes: Uint8Array, start: number): BmpLayout | string {
  const layout = readBmpLayout(bytes, start, Number.POSITIVE_INFINITY);
  if (typeof layout === 'string') return layout;
  const height = layout.height >> 1;
  return height === 0 ? `its header says ${layout.width} x ${layout.height} pixels` : { ...layout, height };
}
