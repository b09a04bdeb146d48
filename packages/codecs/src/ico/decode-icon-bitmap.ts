import { CodecRefusal } from '../codec-failure.ts';
import { rowBytesOf, type BmpLayout } from '../bmp/bmp-header.ts';
import { paintBmp } from '../bmp/bmp-pixels.ts';
import type { ScriptDecode } from '../script-decoder.ts';
import { bestIcon, readIconBitmap } from './ico-directory.ts';

/**
 * The bitmap of an icon or cursor as RGBA. 32-bit pictures carry their alpha; where that is zero everywhere, and in all
 * other pictures, the mask of one bit per pixel behind the colours says what is transparent.
 */
export const decodeIconBitmap: ScriptDecode = (bytes, _header, note) => {
  const entry = bestIcon(bytes);
  if (typeof entry === 'string') throw new CodecRefusal(entry);
  const found = readIconBitmap(bytes, entry.start);
  if (typeof found === 'string') throw new CodecRefusal(found);
  const alpha = found.bits === 32 && found.masks !== null;
  const layout: BmpLayout = alpha ? { ...found, masks: withAlpha(found.masks!) } : found;
  const { width, height } = layout;
  const data = new Uint8Array(width * height * 4);
  if (!paintBmp(bytes, layout.end, layout, data, 4)) note('its pixel data ends early');
  if (!alpha || !hasAlpha(data)) {
    if (alpha) for (let i = 3; i < data.length; i += 4) data[i] = 255;
    applyMask(bytes, layout.end + rowBytesOf(width, layout.bits) * height, layout, data);
  }
  return { width, height, channels: 4, stride: 4, data };
};

function withAlpha([red, green, blue]: NonNullable<BmpLayout['masks']>): NonNullable<BmpLayout['masks']> {
  return [red, green, blue, 0xff000000];
}

function hasAlpha(rgba: Uint8Array): boolean {
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i] !== 0) return true;
  return false;
}

/** A set bit is transparent. A mask that is cut off leaves the rest opaque. */
function applyMask(bytes: Uint8Array, at: number, { width, height, topDown }: BmpLayout, rgba: Uint8Array): void {
  const rowBytes = rowBytesOf(width, 1);
  for (let row = 0; row < height; row++) {
    const from = at + row * rowBytes;
    const to = (topDown ? row : height - 1 - row) * width;
    for (let x = 0; x < width; x++) {
      const byte = bytes[from + (x >> 3)];
      if (byte === undefined) return;
      if ((byte & (0x80 >> (x & 7))) !== 0) rgba[(to + x) * 4 + 3] = 0;
    }
  }
}
