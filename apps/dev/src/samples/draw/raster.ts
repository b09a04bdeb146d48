import type { Rgb } from './math.ts';

/** A picture in linear light, three floats a pixel, rows top down. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export const createRaster = (width: number, height: number): Raster => ({
  width,
  height,
  data: new Float32Array(width * height * 3),
});

/** Calls `shade(u, v)` for each pixel centre: u runs 0..1 over the width, v over the height. */
export function paintRaster(width: number, height: number, shade: (u: number, v: number) => Rgb): Raster {
  const raster = createRaster(width, height);
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++, o += 3) {
      const color = shade((x + 0.5) / width, (y + 0.5) / height);
      raster.data[o] = color[0];
      raster.data[o + 1] = color[1];
      raster.data[o + 2] = color[2];
    }
  return raster;
}

/** Three box passes each way: a Gaussian of standard deviation `sigma` pixels to the eye. Edges repeat. In place. */
export function blur(raster: Raster, sigma: number): Raster {
  const radius = Math.max(0, (Math.sqrt(4 * sigma * sigma + 1) - 1) / 2);
  if (radius < 0.05) return raster;
  const { width, height, data } = raster;
  const line = new Float32Array(Math.max(width, height) + 2 * Math.floor(radius) + 2);
  for (let pass = 0; pass < 3; pass++) {
    for (let y = 0; y < height; y++)
      for (let c = 0; c < 3; c++) boxLine(data, y * width * 3 + c, 3, width, radius, line);
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++) boxLine(data, x * 3 + c, width * 3, height, radius, line);
  }
  return raster;
}

/** One box pass of fractional radius: whole pixels by a running sum, the two outer ones by their fraction. */
function boxLine(data: Float32Array, start: number, step: number, n: number, radius: number, line: Float32Array): void {
  const whole = Math.floor(radius);
  const part = radius - whole;
  const pad = whole + 1;
  for (let i = -pad; i < n + pad; i++) line[i + pad] = data[start + (i < 0 ? 0 : i >= n ? n - 1 : i) * step]!;
  let sum = 0;
  for (let i = 1; i <= 2 * whole + 1; i++) sum += line[i]!;
  const norm = 1 / (2 * radius + 1);
  for (let i = 0; i < n; i++) {
    const before = line[i]!;
    const after = line[i + 2 * pad]!;
    data[start + i * step] = (sum + part * (before + after)) * norm;
    sum += after - line[i + 1]!;
  }
}

/** Bilinear enlargement, for what is blurred anyway and was drawn small. */
export function enlarge(source: Raster, width: number, height: number): Raster {
  const out = createRaster(width, height);
  for (let y = 0, o = 0; y < height; y++) {
    const sy = Math.min(source.height - 1, Math.max(0, ((y + 0.5) * source.height) / height - 0.5));
    const y0 = Math.floor(sy);
    const y1 = Math.min(source.height - 1, y0 + 1);
    for (let x = 0; x < width; x++) {
      const sx = Math.min(source.width - 1, Math.max(0, ((x + 0.5) * source.width) / width - 0.5));
      const x0 = Math.floor(sx);
      const x1 = Math.min(source.width - 1, x0 + 1);
      for (let c = 0; c < 3; c++, o++) {
        const a = source.data[(y0 * source.width + x0) * 3 + c]!;
        const b = source.data[(y0 * source.width + x1) * 3 + c]!;
        const d = source.data[(y1 * source.width + x0) * 3 + c]!;
        const e = source.data[(y1 * source.width + x1) * 3 + c]!;
        const top = a + (b - a) * (sx - x0);
        out.data[o] = top + (d + (e - d) * (sx - x0) - top) * (sy - y0);
      }
    }
  }
  return out;
}

/** A soft-edged disc; `alpha` may pass 1 only for additive light (`add`). Coordinates in pixels. */
export function disc(
  raster: Raster,
  at: { readonly x: number; readonly y: number; readonly radius: number; readonly soft: number },
  color: Rgb,
  alpha: number,
  add = false,
): void {
  const { x, y, radius, soft } = at;
  const reach = radius + soft;
  for (let py = Math.max(0, Math.floor(y - reach)); py < Math.min(raster.height, y + reach + 1); py++)
    for (let px = Math.max(0, Math.floor(x - reach)); px < Math.min(raster.width, x + reach + 1); px++) {
      const distance = Math.hypot(px + 0.5 - x, py + 0.5 - y);
      const cover = Math.min(1, Math.max(0, (reach - distance) / (2 * soft))) * alpha;
      if (cover > 0) blend(raster, px, py, color, cover, add);
    }
}

export function blend(raster: Raster, x: number, y: number, color: Rgb, alpha: number, add = false): void {
  const o = (y * raster.width + x) * 3;
  const keep = add ? 1 : 1 - alpha;
  raster.data[o] = raster.data[o]! * keep + color[0] * alpha;
  raster.data[o + 1] = raster.data[o + 1]! * keep + color[1] * alpha;
  raster.data[o + 2] = raster.data[o + 2]! * keep + color[2] * alpha;
}
