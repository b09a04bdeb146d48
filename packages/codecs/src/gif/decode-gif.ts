import { CodecRefusal } from '../codec-failure.ts';
import type { ScriptDecode } from '../script-decoder.ts';
import { joinSubBlocks, readGif, type GifFrame } from './gif-blocks.ts';
import { decodeGifLzw } from './gif-lzw.ts';

/**
 * A GIF's first frame on its logical screen: RGBA with nothing where the frame is transparent or does not reach, RGB
 * where it covers the screen without transparency. What reaches over the screen is cut off.
 */
export const decodeGif: ScriptDecode = (bytes, header, note) => {
  const gif = readGif(bytes);
  if (gif === null || gif.frame === null) throw new CodecRefusal('it has no picture');
  const { screen, frame } = gif;
  const { width, height } = screen;
  const channels = header.channels === 4 ? 4 : 3;
  const data = new Uint8Array(width * height * channels);
  const indices = new Uint8Array(frame.width * frame.height);
  const rootBits = bytes[frame.dataAt]!;
  if (rootBits < 1 || rootBits > 11) throw new CodecRefusal(`its code size is ${rootBits} bits`);
  const written = decodeGifLzw(joinSubBlocks(bytes, frame.dataAt + 1), rootBits, indices);
  if (written < indices.length) note(`its pixel data ends after ${written} of ${indices.length} pixels`);
  const palette = frame.palette ?? screen.palette ?? grayPalette();
  const columns = Math.min(frame.width, width - frame.left);
  for (let order = 0, from = 0; order < frame.height && from < written; order++, from += frame.width) {
    const y = frame.top + rowOf(frame, order);
    if (y >= height) continue;
    let to = (y * width + frame.left) * channels;
    for (let x = 0; x < columns && from + x < written; x++, to += channels) {
      const index = indices[from + x]!;
      // An index past the palette is black.
      data[to] = palette[index * 3] ?? 0;
      data[to + 1] = palette[index * 3 + 1] ?? 0;
      data[to + 2] = palette[index * 3 + 2] ?? 0;
      // A transparent pixel keeps its colour, as Pillow and the Rust `image` crate keep it.
      if (channels === 4 && index !== frame.transparent) data[to + 3] = 255;
    }
  }
  return { width, height, channels, stride: channels, data };
};

/** Which row of the picture the `order`th row of the data is: every 8th, those between, then every 4th, every 2nd. */
function rowOf({ interlaced, height }: GifFrame, order: number): number {
  if (!interlaced) return order;
  let left = order;
  for (const [start, step] of passes) {
    const rows = Math.ceil((height - start) / step);
    if (left < Math.max(rows, 0)) return start + left * step;
    left -= Math.max(rows, 0);
  }
  return order;
}

const passes = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/** What a GIF without any palette is drawn in. */
function grayPalette(): Uint8Array {
  return Uint8Array.from({ length: 256 * 3 }, (_, i) => Math.floor(i / 3));
}
