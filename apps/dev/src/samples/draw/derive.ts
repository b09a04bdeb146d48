import type { Photo } from './develop.ts';

export interface Change {
  /** Target width in pixels; the height follows. */
  readonly width?: number;
  /** Shares of the width and height cut off at left, top, right, bottom. */
  readonly crop?: readonly [number, number, number, number];
  /** Multiplies every 8-bit level. */
  readonly gain?: number;
}

/** Crop, then average down to the new width, then brighten. Never enlarges. */
export function derive(photo: Photo, change: Change): Photo {
  const [left, top, right, bottom] = change.crop ?? [0, 0, 0, 0];
  const x0 = Math.round(left * photo.width);
  const y0 = Math.round(top * photo.height);
  const cropWidth = Math.round((1 - right) * photo.width) - x0;
  const cropHeight = Math.round((1 - bottom) * photo.height) - y0;
  const width = Math.min(cropWidth, change.width ?? cropWidth);
  const height = Math.round((cropHeight * width) / cropWidth);
  const gain = change.gain ?? 1;
  const across = shares(cropWidth, width);
  const down = shares(cropHeight, height);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let [r, g, b] = [0, 0, 0];
      for (const [sy, wy] of down[y]!)
        for (const [sx, wx] of across[x]!) {
          const o = ((y0 + sy) * photo.width + x0 + sx) * 4;
          const weight = wx * wy;
          r += photo.data[o]! * weight;
          g += photo.data[o + 1]! * weight;
          b += photo.data[o + 2]! * weight;
        }
      data.set([r * gain, g * gain, b * gain], (y * width + x) * 4);
    }
  return { width, height, data };
}

/** For each target cell the source cells it covers and each one's share of it. */
function shares(from: number, to: number): readonly (readonly (readonly [number, number])[])[] {
  const step = from / to;
  return Array.from({ length: to }, (_, i) => {
    const cells: [number, number][] = [];
    for (let s = Math.floor(i * step); s < Math.min(from, Math.ceil((i + 1) * step - 1e-9)); s++)
      cells.push([s, (Math.min(s + 1, (i + 1) * step) - Math.max(s, i * step)) / step]);
    return cells;
  });
}
