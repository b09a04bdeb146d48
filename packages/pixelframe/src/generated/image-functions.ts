// Generated from the definitions in @pixelframe/plan by `npm run generate`. Do not edit.

import type { ImageValue } from '@pixelframe/columnar';
import type { TensorValue } from '@pixelframe/columnar';
import type { ModelProvider } from '../models/provider.ts';
import type { Expression, ExpressionLike } from '../expression.ts';
import { callFunction } from '../expression.ts';

/**
 * Cuts width x height out of the middle, or what there is of it. An odd pixel too much is cut off at the right and the bottom.
 *
 * @param image An Image column.
 * @param width Target width in pixels.
 * @param options `height` (default null): Target height in pixels; null: as the width.
 * @example
 * df.withColumn('middle', col('image').centerCrop(224))
 */
export function centerCrop(image: ExpressionLike, width: number, options?: { readonly height?: number | null }): Expression<ImageValue>;
export function centerCrop(image: ExpressionLike, width: number, height: number | null): Expression<ImageValue>;
export function centerCrop(image: ExpressionLike, ...rest: readonly unknown[]): Expression<ImageValue> {
  return callFunction('centerCrop', [image, ...rest]);
}

/**
 * The best of the labels for each picture, by default of CLIP ViT-B/32; without labels, of the model's own classes, by default ResNet-50's. With `topK` or `scores`: a list of labels and scores, best first.
 *
 * @param image An Image column.
 * @param options `labels` (default null): What is chosen from, in words; null: the model's own classes. `topK` (default null): How many labels, best first, each with its score; null: the best label alone. `scores` (default false): Whether all labels come with their scores. `template` (default null): The sentence a label is put into, at {}; null: that of the kind of model. `provider` (default null): Who runs the model: the name of a provider, or one; null: the session's, the environment's, else 'transformers'. `model` (default null): A model of the hub, the URL of its folder or of an ONNX file; null: the provider's own choice. `dtype` (default null): Which file of weights; null: q8 on WASM, fp32 on WebGPU. `batchSize` (default null): Rows the model takes at once; null: the provider's own choice.
 * @example
 * df.withColumn('what', col('image').classifyImage(['a red circle', 'a blue square'], { model: 'pixelframe/clip-tiny' }))
 */
export function classifyImage(image: ExpressionLike, options?: { readonly labels?: string | readonly string[] | null; readonly topK?: number | null; readonly scores?: boolean; readonly template?: string | null; readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null }): Expression<string>;
export function classifyImage(image: ExpressionLike, labels: string | readonly string[] | null, options?: { readonly topK?: number | null; readonly scores?: boolean; readonly template?: string | null; readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null }): Expression<string>;
export function classifyImage(image: ExpressionLike, ...rest: readonly unknown[]): Expression<string> {
  return callFunction('classifyImage', [image, ...rest]);
}

/**
 * Changes the pixel layout. Transparency is dropped or added as opaque, never blended.
 *
 * @param image An Image column.
 * @param mode Pixel layout of the result.
 * @param options `compat` (default "daft"): Whose gray: Daft's (BT.709 weights, f32) or Pillow's (Rec.601 weights, integers).
 * @example
 * df.withColumn('gray', col('image').convertImage('L'))
 */
export function convertImage(image: ExpressionLike, mode: 'L' | 'LA' | 'RGB' | 'RGBA', options?: { readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue> {
  return callFunction('convertImage', [image, mode, options]);
}

/**
 * Cuts a box out. What of the box lies outside the picture is left off, which may leave no pixel; a null box gives null.
 *
 * @param image An Image column.
 * @param box Four integers, [x, y, width, height], in pixels: an array for every row, or a column of such lists.
 * @example
 * df.withColumn('face', col('image').crop([16, 16, 64, 64]))
 */
export function crop(image: ExpressionLike, box: ExpressionLike): Expression<ImageValue> {
  return callFunction('crop', [image, box]);
}

/**
 * Decodes image files by WASM codecs, the same pixels everywhere. Colour profiles are not applied.
 *
 * @param bytes Binary column holding whole files (JPEG, PNG, WebP, GIF, BMP, ICO, TIFF, AVIF, JPEG XL).
 * @param options `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`. `mode` (default "RGB"): Pixel layout of the result; null keeps each file's own (`Image[MIXED]`). `orientation` (default null): Whether to turn the picture as its EXIF says; null takes the session's setting (Daft ignores it). `decoder` (default "wasm"): Which decoder: 'wasm' gives the same pixels everywhere; 'native' is the browser's own, whose pixels may differ; 'auto' is 'native' only for formats without a WASM codec (HEIC). `approximate` (default false): Lets the native decoder decode at a smaller scale where every use of the picture begins with a resize to less; `explain()` shows the size asked for. `strict` (default true): Whether a truncated file is an error; false gives what was decoded and counts a warning. `maxPixels` (default 64000000): Pictures with more pixels than this are refused by their header.
 * @example
 * df.withColumn('image', col('bytes').decodeImage({ onError: 'null' }))
 */
export function decodeImage(bytes: ExpressionLike, options?: { readonly onError?: 'raise' | 'null'; readonly mode?: 'L' | 'LA' | 'RGB' | 'RGBA' | null; readonly orientation?: 'ignore' | 'apply' | null; readonly decoder?: 'wasm' | 'native' | 'auto'; readonly approximate?: boolean; readonly strict?: boolean; readonly maxPixels?: number }): Expression<ImageValue> {
  return callFunction('decodeImage', [bytes, options]);
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
  return callFunction('download', [url, options]);
}

/**
 * The vector a model such as CLIP gives for each picture, by default of CLIP ViT-B/32; null for null.
 *
 * @param image An Image column.
 * @param options `provider` (default null): Who runs the model: the name of a provider, or one; null: the session's, the environment's, else 'transformers'. `model` (default null): A model of the hub, the URL of its folder or of an ONNX file; null: the provider's own choice. `dtype` (default null): Which file of weights; null: q8 on WASM, fp32 on WebGPU. `batchSize` (default null): Rows the model takes at once; null: the provider's own choice. `normalize` (default false): Whether vectors are scaled to length 1. `dimensions` (default null): Only the first so many numbers of each vector; null: all.
 * @example
 * df.withColumn('embedding', col('image').embedImage({ model: 'pixelframe/clip-tiny' }))
 */
export function embedImage(image: ExpressionLike, options?: { readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null; readonly normalize?: boolean; readonly dimensions?: number | null }): Expression<Float32Array> {
  return callFunction('embedImage', [image, options]);
}

/**
 * The picture as the bytes of a file. Also WebP and AVIF, which Daft does not write.
 *
 * @param image An Image column.
 * @param format File format, in any case.
 * @param options `quality` (default null): From 0 (small) to 100 (good) for JPEG, WebP and AVIF; null: 75, and 50 for AVIF. PNG is always exact.
 * @example
 * df.withColumn('file', col('image').encodeImage('jpeg', { quality: 80 }))
 */
export function encodeImage(image: ExpressionLike, format: 'png' | 'jpeg' | 'jpg' | 'webp' | 'avif' | 'PNG' | 'JPEG' | 'JPG' | 'WEBP' | 'AVIF', options?: { readonly quality?: number | null }): Expression<Uint8Array> {
  return callFunction('encodeImage', [image, format, options]);
}

/**
 * Mirrors the picture.
 *
 * @param image An Image column.
 * @param options `axis` (default "horizontal"): Which way: 'horizontal' swaps left and right, 'vertical' top and bottom.
 * @example
 * df.withColumn('mirrored', col('image').flip({ axis: 'horizontal' }))
 */
export function flip(image: ExpressionLike, options?: { readonly axis?: 'horizontal' | 'vertical' }): Expression<ImageValue>;
export function flip(image: ExpressionLike, axis: 'horizontal' | 'vertical'): Expression<ImageValue>;
export function flip(image: ExpressionLike, ...rest: readonly unknown[]): Expression<ImageValue> {
  return callFunction('flip', [image, ...rest]);
}

/**
 * The media type that the first bytes give away; null where they do not.
 *
 * @param bytes Binary column holding whole files.
 * @example
 * df.where(col('bytes').guessMimeType().eq('image/png'))
 */
export function guessMimeType(bytes: ExpressionLike): Expression<string> {
  return callFunction('guessMimeType', [bytes]);
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
  return callFunction('hammingDistance', [left, right]);
}

/**
 * Width, height, number of channels, or mode as its number; null for a null image.
 *
 * @param image An Image column.
 * @param name Which attribute.
 * @example
 * df.select(col('image').imageAttribute('width'))
 */
export function imageAttribute(image: ExpressionLike, name: 'width' | 'height' | 'channel' | 'mode'): Expression<number> {
  return callFunction('imageAttribute', [image, name]);
}

/**
 * Number of channels; null for a null image.
 *
 * @param image An Image column.
 * @example
 * df.select(col('image').imageChannel())
 */
export function imageChannel(image: ExpressionLike): Expression<number> {
  return callFunction('imageChannel', [image]);
}

/**
 * What the headers of an image file say, without decoding it: size as stored, format (PNG, JPEG, ...), mode, number of frames, EXIF orientation (1 to 8), and when it was taken (EXIF, which has no time zone).
 *
 * @param bytes Binary column holding whole files.
 * @param options `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`.
 * @example
 * df.select(col('bytes').imageFileMetadata().get('format'))
 */
export function imageFileMetadata(bytes: ExpressionLike, options?: { readonly onError?: 'raise' | 'null' }): Expression<{ width: number; height: number; format: string; mode: string; frames: number; orientation: number; dateTime: Date | null }> {
  return callFunction('imageFileMetadata', [bytes, options]);
}

/**
 * Perceptual hash, bit for bit as Daft's or Python imagehash's: most significant bit first, row-major, ceil(hashSize^2 / 8) bytes (colorhash ceil(14 * binbits / 8), crop_resistant one such hash for each tile).
 *
 * @param image An Image column.
 * @param options `method` (default "phash"): Which perceptual hash. `hashSize` (default 8): Side of the grid of bits: 8 gives 64 bits. `binbits` (default 3): Bits of each of the 14 values of colorhash. `segments` (default 3): Tiles on each side for crop_resistant. `compat` (default "daft"): Whose definitions, bit for bit: Daft's or those of Python's imagehash (there crop_resistant finds its own segments and gives a list of hashes).
 * @example
 * df.withColumn('hash', col('image').imageHash({ method: 'phash' }))
 */
export function imageHash(image: ExpressionLike, options?: { readonly method?: 'phash' | 'phash_simple' | 'dhash' | 'dhash_vertical' | 'ahash' | 'whash' | 'crop_resistant' | 'colorhash'; readonly hashSize?: number; readonly binbits?: number; readonly segments?: number; readonly compat?: 'daft' | 'imagehash' }): Expression<Uint8Array> {
  return callFunction('imageHash', [image, options]);
}

/**
 * Height in pixels; null for a null image.
 *
 * @param image An Image column.
 * @example
 * df.select(col('image').imageHeight())
 */
export function imageHeight(image: ExpressionLike): Expression<number> {
  return callFunction('imageHeight', [image]);
}

/**
 * Mode as its number: L 1, LA 2, RGB 3, RGBA 4; compares with the names, too: `.eq('RGB')`.
 *
 * @param image An Image column.
 * @example
 * df.select(col('image').imageMode())
 */
export function imageMode(image: ExpressionLike): Expression<number> {
  return callFunction('imageMode', [image]);
}

/**
 * Figures of the gray picture (Daft's luma, 0 to 255): mean, standard deviation, least and greatest value, sharpness (variance of the Laplacian: low is blurred), entropy of the histogram in bits.
 *
 * @param image An Image column.
 * @example
 * df.where(col('image').imageStats().get('sharpness').gt(100))
 */
export function imageStats(image: ExpressionLike): Expression<{ mean: number; std: number; min: number; max: number; sharpness: number; entropy: number }> {
  return callFunction('imageStats', [image]);
}

/**
 * The pixels as a UInt8 tensor of shape [height, width, channels]; no scaling.
 *
 * @param image An Image column.
 * @example
 * df.withColumn('tensor', col('image').imageToTensor())
 */
export function imageToTensor(image: ExpressionLike): Expression<TensorValue> {
  return callFunction('imageToTensor', [image]);
}

/**
 * Width in pixels; null for a null image.
 *
 * @param image An Image column.
 * @example
 * df.select(col('image').imageWidth())
 */
export function imageWidth(image: ExpressionLike): Expression<number> {
  return callFunction('imageWidth', [image]);
}

/**
 * How unlike two crop-resistant hashes are, as subtracting two of Python imagehash's multi-hashes: the fewer and farther segments match, the larger.
 *
 * @param left Lists of hashes: imageHash with method 'crop_resistant' and compat 'imagehash'.
 * @param right The same type as the left.
 * @example
 * df.where(col('segments').multiHashDistance(col('other_segments')).lt(1))
 */
export function multiHashDistance(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('multiHashDistance', [left, right]);
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
  return callFunction('normalizeImage', [image, options]);
}

/**
 * Resamples to width x height, by default with Daft's Triangle filter (antialiased, f32), bit for bit on every backend.
 *
 * @param image An Image column.
 * @param width Target width in pixels.
 * @param height Target height in pixels.
 * @param options `filter` (default "triangle"): Resampling filter; 'bilinear' is another name of 'triangle'. `fit` (default "fill"): How a picture of other proportions is made to fit: 'fill' stretches; 'cover' fills and cuts what stands over; 'contain' fits and pads with black; 'shorter' gives the shorter side this length (width = height); 'inside' fits and never enlarges. `compat` (default "daft"): Whose resampling, bit for bit: Daft's (f32) or Pillow's (fixed point, transparent pixels weighted by alpha).
 * @example
 * df.withColumn('small', col('image').resize(224, 224, { fit: 'cover' }))
 */
export function resize(image: ExpressionLike, width: number, height: number, options?: { readonly filter?: 'nearest' | 'box' | 'triangle' | 'bilinear' | 'bicubic' | 'lanczos'; readonly fit?: 'fill' | 'cover' | 'contain' | 'shorter' | 'inside'; readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue> {
  return callFunction('resize', [image, width, height, options]);
}

/**
 * Turns the picture clockwise; every pixel stays as it is.
 *
 * @param image An Image column.
 * @param degrees Angle, clockwise.
 * @example
 * df.withColumn('upright', col('image').rotate(90))
 */
export function rotate(image: ExpressionLike, degrees: 90 | 180 | 270): Expression<ImageValue> {
  return callFunction('rotate', [image, degrees]);
}

/**
 * Shrinks to fit inside width x height, keeping the proportions; smaller pictures stay as they are.
 *
 * @param image An Image column.
 * @param width Largest width in pixels.
 * @param options `height` (default null): Largest height in pixels; null: as the width. `filter` (default "triangle"): Resampling filter; 'bilinear' is another name of 'triangle'. `compat` (default "daft"): Whose resampling, bit for bit: Daft's (f32) or Pillow's (fixed point, transparent pixels weighted by alpha).
 * @example
 * df.withColumn('thumb', col('image').thumbnail(128))
 */
export function thumbnail(image: ExpressionLike, width: number, options?: { readonly height?: number | null; readonly filter?: 'nearest' | 'box' | 'triangle' | 'bilinear' | 'bicubic' | 'lanczos'; readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue>;
export function thumbnail(image: ExpressionLike, width: number, height: number | null, options?: { readonly filter?: 'nearest' | 'box' | 'triangle' | 'bilinear' | 'bicubic' | 'lanczos'; readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue>;
export function thumbnail(image: ExpressionLike, ...rest: readonly unknown[]): Expression<ImageValue> {
  return callFunction('thumbnail', [image, ...rest]);
}
