import { bell, seeded } from './random.ts';
import type { Raster } from './raster.ts';
import { blur, createRaster, enlarge } from './raster.ts';

/** 8-bit RGBA, opaque, as the encoders take it. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export interface Film {
  readonly seed: number;
  readonly exposure?: number;
  /** Grain at mid grey, in 8-bit levels. */
  readonly grain?: number;
  /** How much light the corners lose, 0..1. */
  readonly vignette?: number;
  /** Colour strength before the filmic curve, which strengthens colours itself. */
  readonly saturation?: number;
  /** Lens softness in pixels. */
  readonly softness?: number;
}

/** From linear light to a photograph: lens softness, bloom, vignette, a filmic shoulder, sRGB, shot noise. */
export function develop(raster: Raster, film: Film): Photo {
  const { width, height } = raster;
  const data = bloom(blur(raster, film.softness ?? 0.55));
  const exposure = film.exposure ?? 1;
  const vignette = film.vignette ?? 0.3;
  const saturation = film.saturation ?? 0.8;
  const grain = film.grain ?? 2.2;
  const random = seeded(film.seed);
  const out = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0, p = 0; y < height; y++) {
    const v = (y / height - 0.5) * 2;
    for (let x = 0; x < width; x++, p++) {
      const u = (x / width - 0.5) * 2;
      const gain = exposure * (1 - vignette * Math.min(1, (u * u + v * v) * 0.5) ** 1.4);
      const r = data[p * 3]! * gain;
      const g = data[p * 3 + 1]! * gain;
      const b = data[p * 3 + 2]! * gain;
      const grey = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      const common = bell(random) * 0.8;
      for (let c = 0; c < 3; c++) {
        const light = Math.max(0, grey + ((c === 0 ? r : c === 1 ? g : b) - grey) * saturation);
        const level = encode(shoulder(light)) * 255;
        // Sensors are noisiest, after gamma, in the darker middle tones.
        const noise = grain * (0.45 + 0.75 * Math.exp(-(((level - 80) / 80) ** 2)));
        out[p * 4 + c] = level + noise * (common + bell(random) * 0.6);
      }
    }
  }
  return { width, height, data: out };
}

/** Adds a little of the picture's own highlights, blurred at a quarter of the size. */
function bloom(raster: Raster): Float32Array {
  const { width, height, data } = raster;
  const small = createRaster(Math.ceil(width / 4), Math.ceil(height / 4));
  for (let y = 0, p = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const o = ((y >> 2) * small.width + (x >> 2)) * 3;
      for (let c = 0; c < 3; c++, p++) small.data[o + c]! += Math.min(4, Math.max(0, data[p]! - 0.9)) / 16;
    }
  const glow = enlarge(blur(small, small.width / 60), width, height).data;
  for (let i = 0; i < glow.length; i++) glow[i] = data[i]! + 0.35 * glow[i]!;
  return glow;
}

/** A film-like curve: a soft toe, straight middle, a long shoulder towards 1 (the rational fit used by filmic tone maps). */
const shoulder = (v: number): number => (v * (2.51 * v + 0.03)) / (v * (2.43 * v + 0.59) + 0.14);

const encode = (v: number): number => (v <= 0.0031308 ? v * 12.92 : 1.055 * Math.min(1, v) ** (1 / 2.4) - 0.055);
