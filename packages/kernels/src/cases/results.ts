import { packPixels, type Pixels } from '../pixels.ts';
import type { StepResult } from '../program/program.ts';

/** A result without the freedom backends have: pixels packed, floats as their bits (so -0 and NaN count too). */
export function plainResult(result: StepResult): unknown {
  if (result.kind === 'pixels') {
    const { width, height, channels } = result.pixels;
    return { width, height, channels, data: Array.from(packPixels(result.pixels)) };
  }
  if (result.kind === 'hash') return { hash: Array.from(result.data) };
  if (result.kind === 'hashes') return { hashes: result.data.map((hash) => Array.from(hash)) };
  if (result.kind === 'stats') return result.stats;
  if (result.kind === 'kept') return { kept: result.shape };
  const bits = new Uint32Array(result.data.slice().buffer);
  return { shape: result.shape, bits: Array.from(bits) };
}

/** The pixels of a result that must be pixels. */
export function pixelsOf(result: StepResult | undefined): Pixels {
  if (result?.kind !== 'pixels') throw new Error(`Expected pixels, got ${result?.kind}.`);
  return result.pixels;
}
