import type { TiffLayout } from './tiff-layout.ts';

/** Adds up the differences of a row (TIFF 6.0 section 14), in place. */
export function undoPredictor(row: Uint8Array, { bits, samples, planar }: TiffLayout, little: boolean): void {
  const step = planar ? 1 : samples;
  if (bits === 8) {
    for (let i = step; i < row.length; i++) row[i] = row[i]! + row[i - step]!;
    return;
  }
  const low = little ? 0 : 1;
  const high = 1 - low;
  for (let i = step * 2; i + 1 < row.length; i += 2) {
    const before = i - step * 2;
    const sum = row[i + low]! + row[before + low]! + ((row[i + high]! + row[before + high]!) << 8);
    row[i + low] = sum;
    row[i + high] = sum >> 8;
  }
}

/**
 * The samples of a row as bytes: 16 bits narrowed by (v + 128) div 257, fewer than 8 widened to the whole range. Palette
 * indices stay what they are.
 */
export function samplesOfRow(row: Uint8Array, layout: TiffLayout, little: boolean, out: Uint8Array): void {
  const { bits, colour } = layout;
  if (bits === 8) {
    out.set(row.subarray(0, out.length));
  } else if (bits === 16) {
    const low = little ? 0 : 1;
    for (let i = 0; i < out.length; i++) {
      const value = row[i * 2 + low]! | (row[i * 2 + 1 - low]! << 8);
      out[i] = ((value + 128) / 257) | 0;
    }
  } else {
    const top = (1 << bits) - 1;
    const scale = colour === 'palette' ? 1 : 255 / top;
    let held = 0;
    let window = 0;
    let at = 0;
    for (let i = 0; i < out.length; i++) {
      while (held < bits) {
        window = ((window << 8) | row[at++]!) & 0xffffff;
        held += 8;
      }
      held -= bits;
      out[i] = Math.round(((window >> held) & top) * scale);
    }
  }
}
