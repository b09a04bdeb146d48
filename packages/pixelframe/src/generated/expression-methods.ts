// Generated from the definitions in @pixelframe/plan by `npm run generate`. Do not edit.

import type { ImageValue } from '@pixelframe/columnar';
import type { TensorValue } from '@pixelframe/columnar';
import type { Expression, ExpressionLike } from '../expression.ts';

/** One method per function; {@link Expression} is what implements `invoke`. */
export abstract class ExpressionMethods {
  protected abstract invoke(name: string, args: readonly unknown[], rest: readonly unknown[]): Expression<never>;

  /**
   * Sum of two numbers, two strings joined (a number or boolean is printed first), or a date, timestamp or duration moved by a duration.
   *
   * @param right Right operand.
   * @example
   * df.select(col('first').add(' ').add(col('last')).alias('full_name'))
   */
  add(right: ExpressionLike): Expression<number | string> {
    return this.invoke('add', [right], []);
  }

  /**
   * Both; false and null is false (three-valued logic).
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1).and(col('a').lt(3)))
   */
  and(right: ExpressionLike): Expression<boolean> {
    return this.invoke('and', [right], []);
  }

  /**
   * True where lower <= input <= upper; like two comparisons and `and`, also about nulls.
   *
   * @param lower Lower bound, inclusive.
   * @param upper Upper bound, inclusive.
   * @example
   * df.where(col('a').between(1, 2))
   */
  between(lower: ExpressionLike, upper: ExpressionLike): Expression<boolean> {
    return this.invoke('between', [lower, upper], []);
  }

  /**
   * Decodes image files by WASM codecs, the same pixels everywhere. Colour profiles are not applied.
   *
   * @param options `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`. `mode` (default "RGB"): Pixel layout of the result; null keeps each file's own (`Image[MIXED]`). `orientation` (default null): Whether to turn the picture as its EXIF says; null takes the session's setting (Daft ignores it). `strict` (default true): Whether a truncated file is an error; false gives what was decoded and counts a warning. `maxPixels` (default 64000000): Pictures with more pixels than this are refused by their header.
   * @example
   * df.withColumn('image', col('bytes').decodeImage({ onError: 'null' }))
   */
  decodeImage(options?: { readonly onError?: 'raise' | 'null'; readonly mode?: 'L' | 'LA' | 'RGB' | 'RGBA' | null; readonly orientation?: 'ignore' | 'apply' | null; readonly strict?: boolean; readonly maxPixels?: number }): Expression<ImageValue> {
    return this.invoke('decodeImage', [], [options]);
  }

  /**
   * Quotient as Float64; division by zero gives an infinity or NaN.
   *
   * @param right Divisor.
   * @example
   * df.select(col('a').div(2))
   */
  div(right: ExpressionLike): Expression<number> {
    return this.invoke('div', [right], []);
  }

  /**
   * The bytes behind each URL, in the order of the rows. Retried with backoff; credentials are never sent.
   *
   * @param options `maxConnections` (default 32): Requests in flight per worker. `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`.
   * @example
   * df.withColumn('bytes', col('url').download({ onError: 'null' }))
   */
  download(options?: { readonly maxConnections?: number; readonly onError?: 'raise' | 'null' }): Expression<Uint8Array> {
    return this.invoke('download', [], [options]);
  }

  /**
   * Equal; null if either side is null. NaN equals NaN.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').eq(1))
   */
  eq(right: ExpressionLike): Expression<boolean> {
    return this.invoke('eq', [right], []);
  }

  /**
   * Equal, where two nulls are equal; never null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').eqNullSafe(1))
   */
  eqNullSafe(right: ExpressionLike): Expression<boolean> {
    return this.invoke('eqNullSafe', [right], []);
  }

  /**
   * Quotient rounded down; null where an integer is divided by zero.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').floorDiv(2))
   */
  floorDiv(right: ExpressionLike): Expression<number> {
    return this.invoke('floorDiv', [right], []);
  }

  /**
   * Greater than or equal; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').ge(1))
   */
  ge(right: ExpressionLike): Expression<boolean> {
    return this.invoke('ge', [right], []);
  }

  /**
   * A struct field by name, a map value by key, or a list item by position; null where there is none.
   *
   * @param key Struct field or map key; zero-based list position, negative from the end.
   * @example
   * df.select(col('tags').get(0).alias('first_tag'))
   */
  get(key: string | number): Expression<unknown> {
    return this.invoke('get', [], [key]);
  }

  /**
   * Greater than; null if either side is null. NaN is greater than every number.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1))
   */
  gt(right: ExpressionLike): Expression<boolean> {
    return this.invoke('gt', [right], []);
  }

  /**
   * Number of differing bits (UInt32).
   *
   * @param right The same type as the left.
   * @example
   * df.where(col('hash').hammingDistance(col('other_hash')).le(10))
   */
  hammingDistance(right: ExpressionLike): Expression<number> {
    return this.invoke('hammingDistance', [right], []);
  }

  /**
   * Number of channels; null for a null image.
   * @example
   * df.select(col('image').imageChannel())
   */
  imageChannel(): Expression<number> {
    return this.invoke('imageChannel', [], []);
  }

  /**
   * Perceptual hash as ceil(hashSize^2 / 8) bytes, most significant bit first, row-major; Daft's definitions bit for bit.
   *
   * @param options `method` (default "phash"): Which perceptual hash. `hashSize` (default 8): Side of the grid of bits: 8 gives 64 bits.
   * @example
   * df.withColumn('hash', col('image').imageHash({ method: 'phash' }))
   */
  imageHash(options?: { readonly method?: 'phash' | 'dhash' | 'ahash'; readonly hashSize?: number }): Expression<Uint8Array> {
    return this.invoke('imageHash', [], [options]);
  }

  /**
   * Height in pixels; null for a null image.
   * @example
   * df.select(col('image').imageHeight())
   */
  imageHeight(): Expression<number> {
    return this.invoke('imageHeight', [], []);
  }

  /**
   * Mode as its number: L 1, LA 2, RGB 3, RGBA 4.
   * @example
   * df.select(col('image').imageMode())
   */
  imageMode(): Expression<number> {
    return this.invoke('imageMode', [], []);
  }

  /**
   * The pixels as a UInt8 tensor of shape [height, width, channels]; no scaling.
   * @example
   * df.withColumn('tensor', col('image').imageToTensor())
   */
  imageToTensor(): Expression<TensorValue> {
    return this.invoke('imageToTensor', [], []);
  }

  /**
   * Width in pixels; null for a null image.
   * @example
   * df.select(col('image').imageWidth())
   */
  imageWidth(): Expression<number> {
    return this.invoke('imageWidth', [], []);
  }

  /**
   * True where the value is one of the given ones; null where it is null. Nothing is in an empty array.
   *
   * @param values Array of plain values of one type; null among them makes the answer null where it would be false.
   * @example
   * df.where(col('a').isIn([1, 3]))
   */
  isIn(values: readonly (null | boolean | number | bigint | string | Date | Uint8Array)[]): Expression<boolean> {
    return this.invoke('isIn', [values], []);
  }

  /**
   * True where the value is null; never null itself.
   * @example
   * df.where(col('a').isNull())
   */
  isNull(): Expression<boolean> {
    return this.invoke('isNull', [], []);
  }

  /**
   * Less than or equal; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').le(1))
   */
  le(right: ExpressionLike): Expression<boolean> {
    return this.invoke('le', [right], []);
  }

  /**
   * Less than; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').lt(1))
   */
  lt(right: ExpressionLike): Expression<boolean> {
    return this.invoke('lt', [right], []);
  }

  /**
   * Remainder with the sign of the dividend; null where an integer is divided by zero.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').mod(3))
   */
  mod(right: ExpressionLike): Expression<number> {
    return this.invoke('mod', [right], []);
  }

  /**
   * Product of two numbers.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').mul(2))
   */
  mul(right: ExpressionLike): Expression<number> {
    return this.invoke('mul', [right], []);
  }

  /**
   * Not equal; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').ne(1))
   */
  ne(right: ExpressionLike): Expression<boolean> {
    return this.invoke('ne', [right], []);
  }

  /**
   * The number with its sign changed.
   * @example
   * df.select(col('a').neg())
   */
  neg(): Expression<number> {
    return this.invoke('neg', [], []);
  }

  /**
   * Scales to 0..1, subtracts the mean and divides by the standard deviation per channel, in f32. Defaults are ImageNet's.
   *
   * @param options `mean` (default [0.485,0.456,0.406]): Subtracted from each channel after scaling to 0..1. `std` (default [0.229,0.224,0.225]): Divides each channel after that. `layout` (default "CHW"): Order of the axes of the result.
   * @example
   * df.withColumn('tensor', col('image').resize(224, 224).normalizeImage({ layout: 'CHW' }))
   */
  normalizeImage(options?: { readonly mean?: readonly number[]; readonly std?: readonly number[]; readonly layout?: 'CHW' | 'HWC' }): Expression<TensorValue> {
    return this.invoke('normalizeImage', [], [options]);
  }

  /**
   * The opposite; null stays null.
   * @example
   * df.where(col('a').gt(1).not())
   */
  not(): Expression<boolean> {
    return this.invoke('not', [], []);
  }

  /**
   * True where the value is not null; never null itself.
   * @example
   * df.where(col('a').notNull())
   */
  notNull(): Expression<boolean> {
    return this.invoke('notNull', [], []);
  }

  /**
   * Either; true or null is true (three-valued logic).
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1).or(col('a').lt(3)))
   */
  or(right: ExpressionLike): Expression<boolean> {
    return this.invoke('or', [right], []);
  }

  /**
   * Left operand raised to the right one.
   *
   * @param right Exponent.
   * @example
   * df.select(col('a').pow(2))
   */
  pow(right: ExpressionLike): Expression<number> {
    return this.invoke('pow', [right], []);
  }

  /**
   * Resamples to exactly width x height with Daft's Triangle filter (antialiased, f32), bit for bit on every backend.
   *
   * @param width Target width in pixels.
   * @param height Target height in pixels.
   * @example
   * df.withColumn('small', col('image').resize(224, 224))
   */
  resize(width: number, height: number): Expression<ImageValue> {
    return this.invoke('resize', [], [width, height]);
  }

  /**
   * Difference of two numbers; of two dates or timestamps as a Duration; or a date, timestamp or duration moved back by a duration.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').sub(1))
   */
  sub(right: ExpressionLike): Expression<number> {
    return this.invoke('sub', [right], []);
  }

  /**
   * Exactly one; null if either is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1).xor(col('a').lt(3)))
   */
  xor(right: ExpressionLike): Expression<boolean> {
    return this.invoke('xor', [right], []);
  }
}
