import { PlanError } from '@pixelframe/columnar';
import { luma } from '../luma/luma.ts';
import type { Pixels } from '../pixels.ts';
import { resize } from '../resize/resize.ts';
import { hashRecipes, type HashMethod } from './methods.ts';

/** Throws a PlanError unless the method is known and the size a positive whole number. */
export function checkHash(method: string, hashSize: number): void {
  if (!Object.hasOwn(hashRecipes, method)) {
    const known = Object.keys(hashRecipes).map((name) => `'${name}'`);
    throw new PlanError(`method must be one of (${known.join(', ')}), but got: '${method}'`);
  }
  if (!Number.isInteger(hashSize) || hashSize < 1) {
    throw new PlanError(`hash_size must be a positive integer, but got: ${hashSize}`);
  }
}

/** Bytes of one hash: hashSize * hashSize bits, the last byte padded with zeros. */
export function hashBytes(hashSize: number): number {
  return Math.ceil((hashSize * hashSize) / 8);
}

function packBits(bits: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < bits.length; i++) bytes[i >>> 3]! |= bits[i]! << (7 - (i & 7));
  return bytes;
}

/** The hash of a luma plane already resized to the method's grid. */
export function hashOfGrid(grid: Uint8Array, method: HashMethod, hashSize: number): Uint8Array {
  return packBits(hashRecipes[method].bits(grid, hashSize), hashBytes(hashSize));
}

/** The hash of a full-size luma plane (one channel, packed). */
export function hashOfLuma(plane: Pixels, method: HashMethod, hashSize: number): Uint8Array {
  const { width, height } = hashRecipes[method].grid(hashSize);
  return hashOfGrid(resize(plane, width, height).data, method, hashSize);
}

/**
 * Perceptual hash as Daft's `image_hash`: luma of the whole picture, Triangle-resized to the method's grid, rounded.
 *
 * @returns `hashBytes(hashSize)` bytes, most significant bit first, row-major
 * @throws PlanError for an unknown method or a size that is not a positive whole number
 */
export function imageHash(src: Pixels, method: HashMethod, hashSize: number): Uint8Array {
  checkHash(method, hashSize);
  const { width, height } = src;
  return hashOfLuma({ width, height, channels: 1, stride: 1, data: luma(src) }, method, hashSize);
}
