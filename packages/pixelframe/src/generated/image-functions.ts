// Generated from the definitions in @pixelframe/plan by `npm run generate`. Do not edit.

import type { ImageValue } from '@pixelframe/columnar';
import type { TensorValue } from '@pixelframe/columnar';
import type { Expression, ExpressionLike } from '../expression.ts';
import { callFunction } from '../expression.ts';

/**
 * Decodes image files by WASM codecs, the same pixels everywhere. Colour profiles are not applied.
 *
 * @param bytes Binary column holding whole files (JPEG, PNG, WebP).
 * @param options `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`. `mode` (default "RGB"): Pixel layout of the result; null keeps each file's own (`Image[MIXED]`). `orientation` (default null): Whether to turn the picture as its EXIF says; null takes the session's setting (Daft ignores it). `strict` (default true): Whether a truncated file is an error; false gives what was decoded and counts a warning. `maxPixels` (default 64000000): Pictures with more pixels than this are refused by their header.
 * @example
 * df.withColumn('image', col('bytes').decodeImage({ onError: 'null' }))
 */
export function decodeImage(bytes: ExpressionLike, options?: { readonly onError?: 'raise' | 'null'; readonly mode?: 'L' | 'LA' | 'RGB' | 'RGBA' | null; readonly orientation?: 'ignore' | 'apply' | null; readonly strict?: boolean; readonly maxPixels?: number }): Expression<ImageValue> {
  return callFunction('decodeImage', [bytes], [options]);
}

/**
 * The bytes behind each URL, in the order of the rows. Retried with backoff; credentials are never sent.
 *
 * @param url URLs; under the runner and in Node also paths.
 * @param options `maxConnections` (default 32): Requests in flight per worker. `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`.
 * @example
 * df.withColumn('bytes', col('url').download({ onError: 'null' }))
 */
export function download(url: ExpressionLike, options?: { readonly maxConnections?: number; readonly onError?: 'raise' | 'null' }): Expression<Uint8Array> {
  return callFunction('download', [url], [options]);
}

/**
 * Number of differing bits (UInt32).
 *
 * @param left Hashes (fixed-size Binary) or integers.
 * @param right The same type as the left.
 * @example
 * df.where(col('hash').hammingDistance(col('other_hash')).le(10))
 */
export function hammingDistance(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('hammingDistance', [left, right], []);
}

/**
 * Number of channels; null for a null image.
 *
 * @param image An Image column.
 * @example
 * df.select(col('image').imageChannel())
 */
export function imageChannel(image: ExpressionLike): Expression<number> {
  return callFunction('imageChannel', [image], []);
}

/**
 * Perceptual hash as ceil(hashSize^2 / 8) bytes, most significant bit first, row-major; Daft's definitions bit for bit.
 *
 * @param image An Image column.
 * @param options `method` (default "phash"): Which perceptual hash. `hashSize` (default 8): Side of the grid of bits: 8 gives 64 bits.
 * @example
 * df.withColumn('hash', col('image').imageHash({ method: 'phash' }))
 */
export function imageHash(image: ExpressionLike, options?: { readonly method?: 'phash' | 'dhash' | 'ahash'; readonly hashSize?: number }): Expression<Uint8Array> {
  return callFunction('imageHash', [image], [options]);
}

/**
 * Height in pixels; null for a null image.
 *
 * @param image An Image column.
 * @example
 * df.select(col('image').imageHeight())
 */
export function imageHeight(image: ExpressionLike): Expression<number> {
  return callFunction('imageHeight', [image], []);
}

/**
 * Mode as its number: L 1, LA 2, RGB 3, RGBA 4.
 *
 * @param image An Image column.
 * @example
 * df.select(col('image').imageMode())
 */
export function imageMode(image: ExpressionLike): Expression<number> {
  return callFunction('imageMode', [image], []);
}

/**
 * The pixels as a UInt8 tensor of shape [height, width, channels]; no scaling.
 *
 * @param image An Image column.
 * @example
 * df.withColumn('tensor', col('image').imageToTensor())
 */
export function imageToTensor(image: ExpressionLike): Expression<TensorValue> {
  return callFunction('imageToTensor', [image], []);
}

/**
 * Width in pixels; null for a null image.
 *
 * @param image An Image column.
 * @example
 * df.select(col('image').imageWidth())
 */
export function imageWidth(image: ExpressionLike): Expression<number> {
  return callFunction('imageWidth', [image], []);
}

/**
 * Scales to 0..1, subtracts the mean and divides by the standard deviation per channel, in f32. Defaults are ImageNet's.
 *
 * @param image An Image, or a UInt8 tensor of shape [height, width, channels].
 * @param options `mean` (default [0.485,0.456,0.406]): Subtracted from each channel after scaling to 0..1. `std` (default [0.229,0.224,0.225]): Divides each channel after that. `layout` (default "CHW"): Order of the axes of the result.
 * @example
 * df.withColumn('tensor', col('image').resize(224, 224).normalizeImage({ layout: 'CHW' }))
 */
export function normalizeImage(image: ExpressionLike, options?: { readonly mean?: readonly number[]; readonly std?: readonly number[]; readonly layout?: 'CHW' | 'HWC' }): Expression<TensorValue> {
  return callFunction('normalizeImage', [image], [options]);
}

/**
 * Resamples to exactly width x height with Daft's Triangle filter (antialiased, f32), bit for bit on every backend.
 *
 * @param image An Image column.
 * @param width Target width in pixels.
 * @param height Target height in pixels.
 * @example
 * df.withColumn('small', col('image').resize(224, 224))
 */
export function resize(image: ExpressionLike, width: number, height: number): Expression<ImageValue> {
  return callFunction('resize', [image], [width, height]);
}
