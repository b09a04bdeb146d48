// Generated from the definitions in @pixelframe/plan by `npm run generate`. Do not edit.

import type { ImageValue } from '@pixelframe/columnar';
import type { TensorValue } from '@pixelframe/columnar';
import type { Expression, ExpressionLike } from '../expression.ts';

/** Daft's spellings: `col('x').image`. */
export interface ImageNamespace {
  /** As {@link ExpressionMethods.imageAttribute}. */
  readonly attribute: ExpressionMethods['imageAttribute'];
  /** As {@link ExpressionMethods.centerCrop}. */
  readonly centerCrop: ExpressionMethods['centerCrop'];
  /** As {@link ExpressionMethods.imageChannel}. */
  readonly channel: ExpressionMethods['imageChannel'];
  /** As {@link ExpressionMethods.crop}. */
  readonly crop: ExpressionMethods['crop'];
  /** As {@link ExpressionMethods.decodeImage}. */
  readonly decode: ExpressionMethods['decodeImage'];
  /** As {@link ExpressionMethods.encodeImage}. */
  readonly encode: ExpressionMethods['encodeImage'];
  /** As {@link ExpressionMethods.imageFileMetadata}. */
  readonly fileMetadata: ExpressionMethods['imageFileMetadata'];
  /** As {@link ExpressionMethods.flip}. */
  readonly flip: ExpressionMethods['flip'];
  /** As {@link ExpressionMethods.imageHash}. */
  readonly hash: ExpressionMethods['imageHash'];
  /** As {@link ExpressionMethods.imageHeight}. */
  readonly height: ExpressionMethods['imageHeight'];
  /** As {@link ExpressionMethods.imageMode}. */
  readonly mode: ExpressionMethods['imageMode'];
  /** As {@link ExpressionMethods.normalizeImage}. */
  readonly normalize: ExpressionMethods['normalizeImage'];
  /** As {@link ExpressionMethods.resize}. */
  readonly resize: ExpressionMethods['resize'];
  /** As {@link ExpressionMethods.rotate}. */
  readonly rotate: ExpressionMethods['rotate'];
  /** As {@link ExpressionMethods.imageStats}. */
  readonly stats: ExpressionMethods['imageStats'];
  /** As {@link ExpressionMethods.thumbnail}. */
  readonly thumbnail: ExpressionMethods['thumbnail'];
  /** As {@link ExpressionMethods.convertImage}. */
  readonly toMode: ExpressionMethods['convertImage'];
  /** As {@link ExpressionMethods.imageToTensor}. */
  readonly toTensor: ExpressionMethods['imageToTensor'];
  /** As {@link ExpressionMethods.imageWidth}. */
  readonly width: ExpressionMethods['imageWidth'];
}

/** Daft's spellings: `col('x').url`. */
export interface UrlNamespace {
  /** As {@link ExpressionMethods.download}. */
  readonly download: ExpressionMethods['download'];
}

/** One method per function; {@link Expression} is what implements `invoke` and `namespace`. */
export abstract class ExpressionMethods {
  protected abstract invoke(name: string, given: readonly unknown[]): Expression<never>;
  protected abstract namespace(name: string): object;

  /** Daft's `.image.` functions. */
  get image(): ImageNamespace {
    return this.namespace('image') as ImageNamespace;
  }

  /** Daft's `.url.` functions. */
  get url(): UrlNamespace {
    return this.namespace('url') as UrlNamespace;
  }

  /**
   * Sum of two numbers, two strings joined (a number or boolean is printed first), or a date, timestamp or duration moved by a duration.
   *
   * @param right Right operand.
   * @example
   * df.select(col('first').add(' ').add(col('last')).alias('full_name'))
   */
  add(right: ExpressionLike): Expression<number | string> {
    return this.invoke('add', [right]);
  }

  /**
   * Both; false and null is false (three-valued logic).
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1).and(col('a').lt(3)))
   */
  and(right: ExpressionLike): Expression<boolean> {
    return this.invoke('and', [right]);
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
    return this.invoke('between', [lower, upper]);
  }

  /**
   * Cuts width x height out of the middle, or what there is of it. An odd pixel too much is cut off at the right and the bottom.
   *
   * @param width Target width in pixels.
   * @param options `height` (default null): Target height in pixels; null: as the width.
   * @example
   * df.withColumn('middle', col('image').centerCrop(224))
   */
  centerCrop(width: number, options?: { readonly height?: number | null }): Expression<ImageValue>;
  centerCrop(width: number, height: number | null): Expression<ImageValue>;
  centerCrop(...rest: readonly unknown[]): Expression<ImageValue> {
    return this.invoke('centerCrop', [...rest]);
  }

  /**
   * Changes the pixel layout. Transparency is dropped or added as opaque, never blended.
   *
   * @param mode Pixel layout of the result.
   * @param options `compat` (default "daft"): Whose gray: Daft's (BT.709 weights, f32) or Pillow's (Rec.601 weights, integers).
   * @example
   * df.withColumn('gray', col('image').convertImage('L'))
   */
  convertImage(mode: 'L' | 'LA' | 'RGB' | 'RGBA', options?: { readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue> {
    return this.invoke('convertImage', [mode, options]);
  }

  /**
   * One minus the cosine of the angle between two vectors: 0 for one direction, 2 for opposite ones; NaN where one is all zeros.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').cosineDistance([0.1, 0.2, 0.3]))
   */
  cosineDistance(right: ExpressionLike): Expression<number> {
    return this.invoke('cosineDistance', [right]);
  }

  /**
   * Cosine of the angle between two vectors; null where one is all zeros.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').cosineSimilarity([0.1, 0.2, 0.3]))
   */
  cosineSimilarity(right: ExpressionLike): Expression<number> {
    return this.invoke('cosineSimilarity', [right]);
  }

  /**
   * Cuts a box out. What of the box lies outside the picture is left off, which may leave no pixel; a null box gives null.
   *
   * @param box Four integers, [x, y, width, height], in pixels: an array for every row, or a column of such lists.
   * @example
   * df.withColumn('face', col('image').crop([16, 16, 64, 64]))
   */
  crop(box: ExpressionLike): Expression<ImageValue> {
    return this.invoke('crop', [box]);
  }

  /**
   * Decodes image files by WASM codecs, the same pixels everywhere. Colour profiles are not applied.
   *
   * @param options `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`. `mode` (default "RGB"): Pixel layout of the result; null keeps each file's own (`Image[MIXED]`). `orientation` (default null): Whether to turn the picture as its EXIF says; null takes the session's setting (Daft ignores it). `decoder` (default "wasm"): Which decoder: 'wasm' gives the same pixels everywhere; 'native' is the browser's own, whose pixels may differ; 'auto' is 'native' only for formats without a WASM codec (HEIC). `approximate` (default false): Lets the native decoder decode at a smaller scale where every use of the picture begins with a resize to less; `explain()` shows the size asked for. `strict` (default true): Whether a truncated file is an error; false gives what was decoded and counts a warning. `maxPixels` (default 64000000): Pictures with more pixels than this are refused by their header.
   * @example
   * df.withColumn('image', col('bytes').decodeImage({ onError: 'null' }))
   */
  decodeImage(options?: { readonly onError?: 'raise' | 'null'; readonly mode?: 'L' | 'LA' | 'RGB' | 'RGBA' | null; readonly orientation?: 'ignore' | 'apply' | null; readonly decoder?: 'wasm' | 'native' | 'auto'; readonly approximate?: boolean; readonly strict?: boolean; readonly maxPixels?: number }): Expression<ImageValue> {
    return this.invoke('decodeImage', [options]);
  }

  /**
   * Quotient as Float64; division by zero gives an infinity or NaN.
   *
   * @param right Divisor.
   * @example
   * df.select(col('a').div(2))
   */
  div(right: ExpressionLike): Expression<number> {
    return this.invoke('div', [right]);
  }

  /**
   * Sum of the products of the numbers of two vectors.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').dotProduct([0.1, 0.2, 0.3]))
   */
  dotProduct(right: ExpressionLike): Expression<number> {
    return this.invoke('dotProduct', [right]);
  }

  /**
   * The bytes behind each URL, in the order of the rows. Retried with backoff; credentials are never sent.
   *
   * @param options `maxConnections` (default 32): Requests in flight per worker. `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`.
   * @example
   * df.withColumn('bytes', col('url').download({ onError: 'null' }))
   */
  download(options?: { readonly maxConnections?: number; readonly onError?: 'raise' | 'null' }): Expression<Uint8Array> {
    return this.invoke('download', [options]);
  }

  /**
   * The picture as the bytes of a file. Also WebP and AVIF, which Daft does not write.
   *
   * @param format File format, in any case.
   * @param options `quality` (default null): From 0 (small) to 100 (good) for JPEG, WebP and AVIF; null: 75, and 50 for AVIF. PNG is always exact.
   * @example
   * df.withColumn('file', col('image').encodeImage('jpeg', { quality: 80 }))
   */
  encodeImage(format: 'png' | 'jpeg' | 'jpg' | 'webp' | 'avif' | 'PNG' | 'JPEG' | 'JPG' | 'WEBP' | 'AVIF', options?: { readonly quality?: number | null }): Expression<Uint8Array> {
    return this.invoke('encodeImage', [format, options]);
  }

  /**
   * Equal; null if either side is null. NaN equals NaN.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').eq(1))
   */
  eq(right: ExpressionLike): Expression<boolean> {
    return this.invoke('eq', [right]);
  }

  /**
   * Equal, where two nulls are equal; never null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').eqNullSafe(1))
   */
  eqNullSafe(right: ExpressionLike): Expression<boolean> {
    return this.invoke('eqNullSafe', [right]);
  }

  /**
   * Length of the difference of two vectors.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').euclideanDistance([0.1, 0.2, 0.3]))
   */
  euclideanDistance(right: ExpressionLike): Expression<number> {
    return this.invoke('euclideanDistance', [right]);
  }

  /**
   * Mirrors the picture.
   *
   * @param options `axis` (default "horizontal"): Which way: 'horizontal' swaps left and right, 'vertical' top and bottom.
   * @example
   * df.withColumn('mirrored', col('image').flip({ axis: 'horizontal' }))
   */
  flip(options?: { readonly axis?: 'horizontal' | 'vertical' }): Expression<ImageValue>;
  flip(axis: 'horizontal' | 'vertical'): Expression<ImageValue>;
  flip(...rest: readonly unknown[]): Expression<ImageValue> {
    return this.invoke('flip', [...rest]);
  }

  /**
   * Quotient rounded down; null where an integer is divided by zero.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').floorDiv(2))
   */
  floorDiv(right: ExpressionLike): Expression<number> {
    return this.invoke('floorDiv', [right]);
  }

  /**
   * Greater than or equal; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').ge(1))
   */
  ge(right: ExpressionLike): Expression<boolean> {
    return this.invoke('ge', [right]);
  }

  /**
   * A struct field by name, a map value by key, or a list item by position; null where there is none.
   *
   * @param key Struct field or map key; zero-based list position, negative from the end.
   * @example
   * df.select(col('tags').get(0).alias('first_tag'))
   */
  get(key: string | number): Expression<unknown> {
    return this.invoke('get', [key]);
  }

  /**
   * Greater than; null if either side is null. NaN is greater than every number.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1))
   */
  gt(right: ExpressionLike): Expression<boolean> {
    return this.invoke('gt', [right]);
  }

  /**
   * The media type that the first bytes give away; null where they do not.
   * @example
   * df.where(col('bytes').guessMimeType().eq('image/png'))
   */
  guessMimeType(): Expression<string> {
    return this.invoke('guessMimeType', []);
  }

  /**
   * Number of differing bits (UInt32).
   *
   * @param right The same type as the left.
   * @example
   * df.where(col('hash').hammingDistance(col('other_hash')).le(10))
   */
  hammingDistance(right: ExpressionLike): Expression<number> {
    return this.invoke('hammingDistance', [right]);
  }

  /**
   * Width, height, number of channels, or mode as its number; null for a null image.
   *
   * @param name Which attribute.
   * @example
   * df.select(col('image').imageAttribute('width'))
   */
  imageAttribute(name: 'width' | 'height' | 'channel' | 'mode'): Expression<number> {
    return this.invoke('imageAttribute', [name]);
  }

  /**
   * Number of channels; null for a null image.
   * @example
   * df.select(col('image').imageChannel())
   */
  imageChannel(): Expression<number> {
    return this.invoke('imageChannel', []);
  }

  /**
   * What the headers of an image file say, without decoding it: size as stored, format (PNG, JPEG, ...), mode, number of frames, EXIF orientation (1 to 8), and when it was taken (EXIF, which has no time zone).
   *
   * @param options `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`.
   * @example
   * df.select(col('bytes').imageFileMetadata().get('format'))
   */
  imageFileMetadata(options?: { readonly onError?: 'raise' | 'null' }): Expression<{ width: number; height: number; format: string; mode: string; frames: number; orientation: number; dateTime: Date | null }> {
    return this.invoke('imageFileMetadata', [options]);
  }

  /**
   * Perceptual hash, bit for bit as Daft's or Python imagehash's: most significant bit first, row-major, ceil(hashSize^2 / 8) bytes (colorhash ceil(14 * binbits / 8), crop_resistant one such hash for each tile).
   *
   * @param options `method` (default "phash"): Which perceptual hash. `hashSize` (default 8): Side of the grid of bits: 8 gives 64 bits. `binbits` (default 3): Bits of each of the 14 values of colorhash. `segments` (default 3): Tiles on each side for crop_resistant. `compat` (default "daft"): Whose definitions, bit for bit: Daft's or those of Python's imagehash (there crop_resistant finds its own segments and gives a list of hashes).
   * @example
   * df.withColumn('hash', col('image').imageHash({ method: 'phash' }))
   */
  imageHash(options?: { readonly method?: 'phash' | 'phash_simple' | 'dhash' | 'dhash_vertical' | 'ahash' | 'whash' | 'crop_resistant' | 'colorhash'; readonly hashSize?: number; readonly binbits?: number; readonly segments?: number; readonly compat?: 'daft' | 'imagehash' }): Expression<Uint8Array> {
    return this.invoke('imageHash', [options]);
  }

  /**
   * Height in pixels; null for a null image.
   * @example
   * df.select(col('image').imageHeight())
   */
  imageHeight(): Expression<number> {
    return this.invoke('imageHeight', []);
  }

  /**
   * Mode as its number: L 1, LA 2, RGB 3, RGBA 4; compares with the names, too: `.eq('RGB')`.
   * @example
   * df.select(col('image').imageMode())
   */
  imageMode(): Expression<number> {
    return this.invoke('imageMode', []);
  }

  /**
   * Figures of the gray picture (Daft's luma, 0 to 255): mean, standard deviation, least and greatest value, sharpness (variance of the Laplacian: low is blurred), entropy of the histogram in bits.
   * @example
   * df.where(col('image').imageStats().get('sharpness').gt(100))
   */
  imageStats(): Expression<{ mean: number; std: number; min: number; max: number; sharpness: number; entropy: number }> {
    return this.invoke('imageStats', []);
  }

  /**
   * The pixels as a UInt8 tensor of shape [height, width, channels]; no scaling.
   * @example
   * df.withColumn('tensor', col('image').imageToTensor())
   */
  imageToTensor(): Expression<TensorValue> {
    return this.invoke('imageToTensor', []);
  }

  /**
   * Width in pixels; null for a null image.
   * @example
   * df.select(col('image').imageWidth())
   */
  imageWidth(): Expression<number> {
    return this.invoke('imageWidth', []);
  }

  /**
   * True where the value is one of the given ones; null where it is null. Nothing is in an empty array.
   *
   * @param values Array of plain values of one type; null among them makes the answer null where it would be false.
   * @example
   * df.where(col('a').isIn([1, 3]))
   */
  isIn(values: readonly (null | boolean | number | bigint | string | Date | Uint8Array)[]): Expression<boolean> {
    return this.invoke('isIn', [values]);
  }

  /**
   * True where the value is null; never null itself.
   * @example
   * df.where(col('a').isNull())
   */
  isNull(): Expression<boolean> {
    return this.invoke('isNull', []);
  }

  /**
   * Less than or equal; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').le(1))
   */
  le(right: ExpressionLike): Expression<boolean> {
    return this.invoke('le', [right]);
  }

  /**
   * Less than; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').lt(1))
   */
  lt(right: ExpressionLike): Expression<boolean> {
    return this.invoke('lt', [right]);
  }

  /**
   * Remainder with the sign of the dividend; null where an integer is divided by zero.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').mod(3))
   */
  mod(right: ExpressionLike): Expression<number> {
    return this.invoke('mod', [right]);
  }

  /**
   * Product of two numbers.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').mul(2))
   */
  mul(right: ExpressionLike): Expression<number> {
    return this.invoke('mul', [right]);
  }

  /**
   * How unlike two crop-resistant hashes are, as subtracting two of Python imagehash's multi-hashes: the fewer and farther segments match, the larger.
   *
   * @param right The same type as the left.
   * @example
   * df.where(col('segments').multiHashDistance(col('other_segments')).lt(1))
   */
  multiHashDistance(right: ExpressionLike): Expression<number> {
    return this.invoke('multiHashDistance', [right]);
  }

  /**
   * Not equal; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').ne(1))
   */
  ne(right: ExpressionLike): Expression<boolean> {
    return this.invoke('ne', [right]);
  }

  /**
   * The number with its sign changed.
   * @example
   * df.select(col('a').neg())
   */
  neg(): Expression<number> {
    return this.invoke('neg', []);
  }

  /**
   * Scales to 0..1, subtracts the mean and divides by the standard deviation per channel, in f32. Defaults are ImageNet's.
   *
   * @param options `mean` (default [0.485,0.456,0.406]): Subtracted from each channel after scaling to 0..1. `std` (default [0.229,0.224,0.225]): Divides each channel after that. `layout` (default "CHW"): Order of the axes of the result.
   * @example
   * df.withColumn('tensor', col('image').resize(224, 224).normalizeImage({ layout: 'CHW' }))
   */
  normalizeImage(options?: { readonly mean?: readonly number[]; readonly std?: readonly number[]; readonly layout?: 'CHW' | 'HWC' }): Expression<TensorValue> {
    return this.invoke('normalizeImage', [options]);
  }

  /**
   * The opposite; null stays null.
   * @example
   * df.where(col('a').gt(1).not())
   */
  not(): Expression<boolean> {
    return this.invoke('not', []);
  }

  /**
   * True where the value is not null; never null itself.
   * @example
   * df.where(col('a').notNull())
   */
  notNull(): Expression<boolean> {
    return this.invoke('notNull', []);
  }

  /**
   * Either; true or null is true (three-valued logic).
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1).or(col('a').lt(3)))
   */
  or(right: ExpressionLike): Expression<boolean> {
    return this.invoke('or', [right]);
  }

  /**
   * Left operand raised to the right one.
   *
   * @param right Exponent.
   * @example
   * df.select(col('a').pow(2))
   */
  pow(right: ExpressionLike): Expression<number> {
    return this.invoke('pow', [right]);
  }

  /**
   * Resamples to width x height, by default with Daft's Triangle filter (antialiased, f32), bit for bit on every backend.
   *
   * @param width Target width in pixels.
   * @param height Target height in pixels.
   * @param options `filter` (default "triangle"): Resampling filter; 'bilinear' is another name of 'triangle'. `fit` (default "fill"): How a picture of other proportions is made to fit: 'fill' stretches; 'cover' fills and cuts what stands over; 'contain' fits and pads with black; 'shorter' gives the shorter side this length (width = height); 'inside' fits and never enlarges. `compat` (default "daft"): Whose resampling, bit for bit: Daft's (f32) or Pillow's (fixed point, transparent pixels weighted by alpha).
   * @example
   * df.withColumn('small', col('image').resize(224, 224, { fit: 'cover' }))
   */
  resize(width: number, height: number, options?: { readonly filter?: 'nearest' | 'box' | 'triangle' | 'bilinear' | 'bicubic' | 'lanczos'; readonly fit?: 'fill' | 'cover' | 'contain' | 'shorter' | 'inside'; readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue> {
    return this.invoke('resize', [width, height, options]);
  }

  /**
   * Turns the picture clockwise; every pixel stays as it is.
   *
   * @param degrees Angle, clockwise.
   * @example
   * df.withColumn('upright', col('image').rotate(90))
   */
  rotate(degrees: 90 | 180 | 270): Expression<ImageValue> {
    return this.invoke('rotate', [degrees]);
  }

  /**
   * Difference of two numbers; of two dates or timestamps as a Duration; or a date, timestamp or duration moved back by a duration.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').sub(1))
   */
  sub(right: ExpressionLike): Expression<number> {
    return this.invoke('sub', [right]);
  }

  /**
   * Shrinks to fit inside width x height, keeping the proportions; smaller pictures stay as they are.
   *
   * @param width Largest width in pixels.
   * @param options `height` (default null): Largest height in pixels; null: as the width. `filter` (default "triangle"): Resampling filter; 'bilinear' is another name of 'triangle'. `compat` (default "daft"): Whose resampling, bit for bit: Daft's (f32) or Pillow's (fixed point, transparent pixels weighted by alpha).
   * @example
   * df.withColumn('thumb', col('image').thumbnail(128))
   */
  thumbnail(width: number, options?: { readonly height?: number | null; readonly filter?: 'nearest' | 'box' | 'triangle' | 'bilinear' | 'bicubic' | 'lanczos'; readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue>;
  thumbnail(width: number, height: number | null, options?: { readonly filter?: 'nearest' | 'box' | 'triangle' | 'bilinear' | 'bicubic' | 'lanczos'; readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue>;
  thumbnail(...rest: readonly unknown[]): Expression<ImageValue> {
    return this.invoke('thumbnail', [...rest]);
  }

  /**
   * Exactly one; null if either is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1).xor(col('a').lt(3)))
   */
  xor(right: ExpressionLike): Expression<boolean> {
    return this.invoke('xor', [right]);
  }
}
