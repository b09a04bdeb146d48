import { uint16Le } from '../read-bytes.ts';

const screenBytes = 13;
const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const graphicControl = 0xf9;

/** The logical screen of a GIF (GIF89a section 18). */
export interface GifScreen {
  readonly width: number;
  readonly height: number;
  readonly palette: Uint8Array | null;
  /** Where the blocks begin. */
  readonly next: number;
}

/** One picture of a GIF (GIF89a section 20), with the transparent index of its graphic control extension. */
export interface GifFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array | null;
  readonly transparent: number | null;
  /** Where its LZW code size stands; the sub-blocks follow. */
  readonly dataAt: number;
  /** After its sub-blocks; null where the file ends inside them. */
  readonly next: number | null;
}

/** Null where the file ends first. */
export function readGifScreen(bytes: Uint8Array): GifScreen | null {
  if (bytes.length < screenBytes) return null;
  const palette = readPalette(bytes, screenBytes, bytes[10]!);
  if (palette === undefined) return null;
  const next = screenBytes + (palette?.length ?? 0);
  return { width: uint16Le(bytes, 6), height: uint16Le(bytes, 8), palette, next };
}

/**
 * The frames from `at` on, as far as the structure holds: each block takes at least two bytes, so the walk ends. The
 * last may be cut off in its data.
 */
export function* gifFrames(bytes: Uint8Array, at: number): Generator<GifFrame> {
  let transparent: number | null = null;
  while (at < bytes.length && bytes[at] !== trailer) {
    if (bytes[at] === extension) {
      if (bytes[at + 1] === graphicControl && at + 7 < bytes.length) {
        transparent = (bytes[at + 3]! & 1) === 0 ? null : bytes[at + 6]!;
      }
      const next = skipSubBlocks(bytes, at + 2);
      if (next === null) return;
      at = next;
    } else if (bytes[at] === image) {
      const frame = readFrame(bytes, at, transparent);
      if (frame === null) return;
      yield frame;
      if (frame.next === null) return;
      at = frame.next;
      transparent = null;
    } else return;
  }
}

/** Screen and first frame; null where the file ends before the screen does. */
export function readGif(bytes: Uint8Array): { screen: GifScreen; frame: GifFrame | null } | null {
  const screen = readGifScreen(bytes);
  if (screen === null) return null;
  const first = gifFrames(bytes, screen.next).next();
  return { screen, frame: first.done === true ? null : first.value };
}

function readFrame(bytes: Uint8Array, at: number, transparent: number | null): GifFrame | null {
  if (at + 11 > bytes.length) return null;
  const flags = bytes[at + 9]!;
  const palette = readPalette(bytes, at + 10, flags);
  if (palette === undefined) return null;
  const dataAt = at + 10 + (palette?.length ?? 0);
  if (dataAt >= bytes.length) return null;
  return {
    left: uint16Le(bytes, at + 1),
    top: uint16Le(bytes, at + 3),
    width: uint16Le(bytes, at + 5),
    height: uint16Le(bytes, at + 7),
    interlaced: (flags & 0x40) !== 0,
    palette,
    transparent,
    dataAt,
    next: skipSubBlocks(bytes, dataAt + 1),
  };
}

/** R, G, B triples; null where the flags say there is none, undefined where the file ends inside it. */
function readPalette(bytes: Uint8Array, at: number, flags: number): Uint8Array | null | undefined {
  if ((flags & 0x80) === 0) return null;
  const length = 3 << ((flags & 7) + 1);
  return at + length > bytes.length ? undefined : bytes.subarray(at, at + length);
}

function skipSubBlocks(bytes: Uint8Array, at: number): number | null {
  while (at < bytes.length) {
    const size = bytes[at]!;
    at += 1 + size;
    if (size === 0) return at;
  }
  return null;
}

/** The sub-blocks from `at` on, joined. */
export function joinSubBlocks(bytes: Uint8Array, at: number): Uint8Array {
  const joined = new Uint8Array(bytes.length - at);
  let length = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const block = bytes.subarray(at + 1, at + 1 + bytes[at]!);
    joined.set(block, length);
    length += block.length;
    at += 1 + bytes[at]!;
  }
  return joined.subarray(0, length);
}
