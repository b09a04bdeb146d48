// Generated from the definitions in @pixelframe/plan by `npm run generate`. Do not edit.

import type { DataType } from '@pixelframe/columnar';
import type { ImageValue } from '@pixelframe/columnar';
import type { TensorValue } from '@pixelframe/columnar';
import type { ModelProvider } from '../models/provider.ts';
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

/** One method per function. Declarations only: {@link addMethods} makes them of the definitions. */
export interface ExpressionMethods {
  /** Daft's `.image.` functions. */
  readonly image: ImageNamespace;

  /** Daft's `.url.` functions. */
  readonly url: UrlNamespace;

  /**
   * Absolute value; the smallest signed integer stays itself.
   * @example
   * df.select(col('x').abs())
   */
  abs(): Expression<number>;

  /**
   * Sum of two numbers or vectors (of equal type, item by item), two strings or binaries joined (a number or boolean is printed first), or a date, timestamp or duration moved by a duration. 64-bit integers wrap around.
   *
   * @param right Right operand.
   * @example
   * df.select(col('first').add(' ').add(col('last')).alias('full_name'))
   */
  add(right: ExpressionLike): Expression<number | string>;

  /**
   * The date so many months later; a day that its month does not have is the last one it has. A timestamp loses its time.
   *
   * @param months An integer, may be negative.
   * @example
   * df.select(col('day').addMonths(1))
   */
  addMonths(months: ExpressionLike): Expression<Date>;

  /**
   * Both; false and null is false (three-valued logic).
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1).and(col('a').lt(3)))
   */
  and(right: ExpressionLike): Expression<boolean>;

  /**
   * The first value, which may be null unless `ignoreNulls` is true.
   *
   * @param options `ignoreNulls` (default false): Takes the first value that is not null.
   * @example
   * df.groupBy('first').agg(col('a').anyValue())
   */
  anyValue(options?: { readonly ignoreNulls?: boolean }): Expression<unknown>;
  anyValue(ignoreNulls: boolean): Expression<unknown>;

  /**
   * About how many different values there are, nulls left out: within 2 % nearly always (HyperLogLog with 16 384 registers), in memory that does not grow with them.
   * @example
   * df.groupBy('first').agg(col('a').approxCountDistinct())
   */
  approxCountDistinct(): Expression<number>;

  /**
   * Percentiles within 1 % of the value, in memory that does not grow with the rows (DDSketch); a list where a list is asked for, null where there are no values. NaN counts as 0.
   *
   * @param percentiles One share or several, from 0 to 1.
   * @example
   * df.groupBy('first').agg(col('a').approxPercentiles([0.25, 0.5, 0.75]))
   */
  approxPercentiles(percentiles: number | readonly number[]): Expression<number | number[] | null>;

  /**
   * Angle in radians of a cosine; NaN outside -1 to 1.
   * @example
   * df.select(col('x').arccos())
   */
  arccos(): Expression<number>;

  /**
   * Inverse hyperbolic cosine; NaN below 1.
   * @example
   * df.select(col('x').arccosh())
   */
  arccosh(): Expression<number>;

  /**
   * Angle in radians of a sine; NaN outside -1 to 1.
   * @example
   * df.select(col('x').arcsin())
   */
  arcsin(): Expression<number>;

  /**
   * Inverse hyperbolic sine.
   * @example
   * df.select(col('x').arcsinh())
   */
  arcsinh(): Expression<number>;

  /**
   * Angle in radians of a tangent.
   * @example
   * df.select(col('x').arctan())
   */
  arctan(): Expression<number>;

  /**
   * Angle in radians, from -pi to pi, of the point (x, y).
   *
   * @param x A number.
   * @example
   * df.select(col('x').arctan2(2))
   */
  arctan2(x: ExpressionLike): Expression<number>;

  /**
   * Inverse hyperbolic tangent; NaN outside -1 to 1.
   * @example
   * df.select(col('x').arctanh())
   */
  arctanh(): Expression<number>;

  /**
   * Code point of the first character; 0 for an empty text.
   * @example
   * df.select(col('first').ascii())
   */
  ascii(): Expression<number>;

  /**
   * Mean of the values as Float64; null where there are none. Of decimals a decimal with four more places, cut off.
   * @example
   * df.groupBy('first').agg(col('a').avg())
   */
  avg(): Expression<number | null>;

  /**
   * True where lower <= input <= upper; like two comparisons and `and`, also about nulls.
   *
   * @param lower Lower bound, inclusive.
   * @param upper Upper bound, inclusive.
   * @example
   * df.where(col('a').between(1, 2))
   */
  between(lower: ExpressionLike, upper: ExpressionLike): Expression<boolean>;

  /**
   * Binary digits of an integer; of a negative one, the 64 of its two’s complement.
   * @example
   * df.select(col('a').bin())
   */
  bin(): Expression<string>;

  /**
   * Bits that both integers have; of two booleans, three-valued logic.
   *
   * @param right An integer.
   * @example
   * df.select(col('a').bitwiseAnd(1))
   */
  bitwiseAnd(right: ExpressionLike): Expression<number>;

  /**
   * Bits that either integer has; of two booleans, three-valued logic.
   *
   * @param right An integer.
   * @example
   * df.select(col('a').bitwiseOr(1))
   */
  bitwiseOr(right: ExpressionLike): Expression<number>;

  /**
   * Bits that one of two integers has; of two booleans, three-valued logic.
   *
   * @param right An integer.
   * @example
   * df.select(col('a').bitwiseXor(1))
   */
  bitwiseXor(right: ExpressionLike): Expression<number>;

  /**
   * Whether all values are true; null where there are no values.
   * @example
   * df.groupBy('first').agg(col('flag').boolAnd())
   */
  boolAnd(): Expression<boolean | null>;

  /**
   * Whether any value is true; null where there are no values.
   * @example
   * df.groupBy('first').agg(col('flag').boolOr())
   */
  boolOr(): Expression<boolean | null>;

  /**
   * The first character in upper case, the others in lower case.
   * @example
   * df.select(col('first').capitalize())
   */
  capitalize(): Expression<string>;

  /**
   * Cube root.
   * @example
   * df.select(col('x').cbrt())
   */
  cbrt(): Expression<number>;

  /**
   * The number rounded up; integers stay themselves.
   * @example
   * df.select(col('x').ceil())
   */
  ceil(): Expression<number>;

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

  /**
   * The character of a code from 0 to 255 (the remainder of a larger one); nothing for a negative one.
   * @example
   * df.select(col('a').chr())
   */
  chr(): Expression<string>;

  /**
   * Each list cut into fixed-size lists; items that do not fill the last one are left out.
   *
   * @param size Items of a chunk.
   * @example
   * df.select(col('numbers').chunk(2))
   */
  chunk(size: number): Expression<unknown[][]>;

  /**
   * The best of the labels for each picture, by default of CLIP ViT-B/32; without labels, of the model's own classes, by default ResNet-50's. With `topK` or `scores`: a list of labels and scores, best first.
   *
   * @param options `labels` (default null): What is chosen from, in words; null: the model's own classes. `topK` (default null): How many labels, best first, each with its score; null: the best label alone. `scores` (default false): Whether all labels come with their scores. `template` (default null): The sentence a label is put into, at {}; null: that of the kind of model. `provider` (default null): Who runs the model: the name of a provider, or one; null: the session's, the environment's, else 'transformers'. `model` (default null): A model of the hub, the URL of its folder or of an ONNX file; null: the provider's own choice. `dtype` (default null): Which file of weights; null: q8 on WASM, fp32 on WebGPU. `batchSize` (default null): Rows the model takes at once; null: the provider's own choice.
   * @example
   * df.withColumn('what', col('image').classifyImage(['a red circle', 'a blue square'], { model: 'pixelframe/clip-tiny' }))
   */
  classifyImage(options?: { readonly labels?: string | readonly string[] | null; readonly topK?: number | null; readonly scores?: boolean; readonly template?: string | null; readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null }): Expression<string>;
  classifyImage(labels: string | readonly string[] | null, options?: { readonly topK?: number | null; readonly scores?: boolean; readonly template?: string | null; readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null }): Expression<string>;

  /**
   * The best of the labels for each text: by a model of natural language inference (default bart-large-mnli) or by the nearest vector of a model that embeds texts. With `topK` or `scores`: a list of labels and scores, best first.
   *
   * @param labels What is chosen from, in words.
   * @param options `topK` (default null): How many labels, best first, each with its score; null: the best label alone. `scores` (default false): Whether all labels come with their scores. `template` (default null): The sentence a label is put into, at {}; null: that of the kind of model. `provider` (default null): Who runs the model: the name of a provider, or one; null: the session's, the environment's, else 'transformers'. `model` (default null): A model of the hub, the URL of its folder or of an ONNX file; null: the provider's own choice. `dtype` (default null): Which file of weights; null: q8 on WASM, fp32 on WebGPU. `batchSize` (default null): Rows the model takes at once; null: the provider's own choice.
   * @example
   * df.withColumn('what', col('first').classifyText(['a circle', 'a square'], { model: 'pixelframe/clip-tiny' }))
   */
  classifyText(labels: string | readonly string[], options?: { readonly topK?: number | null; readonly scores?: boolean; readonly template?: string | null; readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null }): Expression<string>;

  /**
   * The number within two bounds, in the common type of all three. NaN stays NaN.
   *
   * @param options `min` (default null): What is smaller becomes it; null: no bound. `max` (default null): What is larger becomes it; null: no bound.
   * @example
   * df.select(col('a').clip(1, 2))
   */
  clip(options?: { readonly min?: ExpressionLike; readonly max?: ExpressionLike }): Expression<number>;
  clip(min: ExpressionLike, options?: { readonly max?: ExpressionLike }): Expression<number>;
  clip(min: ExpressionLike, max: ExpressionLike): Expression<number>;

  /**
   * The first of the values that is not null, in their common type; null where all are.
   *
   * @param values Expressions, tried in order.
   * @example
   * df.select(F.coalesce(col('x'), col('a'), 0))
   */
  coalesce(...values: readonly ExpressionLike[]): Expression<unknown>;

  /**
   * Bytes, or the UTF-8 of a text, compressed: deflate is the bare stream, zlib and gzip have a header and a checksum. The same bytes on every machine.
   *
   * @param codec In any case.
   * @example
   * df.select(col('data').compress('gzip'))
   */
  compress(codec: 'deflate' | 'gzip' | 'gz' | 'zlib'): Expression<Uint8Array>;

  /**
   * Two texts or two Binaries joined; null where one is. A number or boolean beside a text is printed.
   *
   * @param right Text or bytes.
   * @example
   * df.select(col('first').concat(' ').concat(col('last')).alias('name'))
   */
  concat(right: ExpressionLike): Expression<string | Uint8Array>;

  /**
   * True where the text contains the other one; every text contains the empty one.
   *
   * @param substr What to look for: a text, or a column of them.
   * @example
   * df.select(col('first').contains('d'))
   */
  contains(substr: ExpressionLike): Expression<boolean>;

  /**
   * A number in another base, upper-case, as MySQL does: what follows the digits is ignored, a negative number is its 64-bit two’s complement unless `toBase` is negative. Null for no text, for bases out of range and for numbers of more than 64 bits.
   *
   * @param fromBase Base of the digits, 2 to 36.
   * @param toBase Base of the answer, 2 to 36; negative: with a sign.
   * @example
   * df.select(col('a').conv(10, 2))
   */
  conv(fromBase: number, toBase: number): Expression<string>;

  /**
   * Changes the pixel layout. Transparency is dropped or added as opaque, never blended.
   *
   * @param mode Pixel layout of the result.
   * @param options `compat` (default "daft"): Whose gray: Daft's (BT.709 weights, f32) or Pillow's (Rec.601 weights, integers).
   * @example
   * df.withColumn('gray', col('image').convertImage('L'))
   */
  convertImage(mode: 'L' | 'LA' | 'RGB' | 'RGBA', options?: { readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue>;

  /**
   * The same moments in another time zone. A local time that a change of clocks skips or repeats is an error.
   *
   * @param toTimezone Time zone of the result: 'Europe/Paris', 'UTC', '+02:00'.
   * @param options `fromTimezone` (default null): Time zone of a column that has none.
   * @example
   * df.select(col('at').convertTimeZone('Asia/Tokyo', 'UTC'))
   */
  convertTimeZone(toTimezone: string, options?: { readonly fromTimezone?: string | null }): Expression<Date>;
  convertTimeZone(toTimezone: string, fromTimezone: string | null): Expression<Date>;

  /**
   * The same moments in another time zone; the column must have one. Daft has the time zone first: `convert_timezone(target, source)`.
   *
   * @param targetTimezone Time zone of the result.
   * @example
   * df.select(col('at').replaceTimeZone('UTC').convertTimezone('Asia/Tokyo'))
   */
  convertTimezone(targetTimezone: string): Expression<Date>;

  /**
   * Cosine of an angle in radians.
   * @example
   * df.select(col('x').cos())
   */
  cos(): Expression<number>;

  /**
   * Hyperbolic cosine.
   * @example
   * df.select(col('x').cosh())
   */
  cosh(): Expression<number>;

  /**
   * One minus the cosine of the angle between two vectors: 0 for one direction, 2 for opposite ones; NaN where one is all zeros.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').cosineDistance([0.1, 0.2, 0.3]))
   */
  cosineDistance(right: ExpressionLike): Expression<number>;

  /**
   * Cosine of the angle between two vectors; null where one is all zeros.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').cosineSimilarity([0.1, 0.2, 0.3]))
   */
  cosineSimilarity(right: ExpressionLike): Expression<number>;

  /**
   * Cotangent of an angle in radians, 1 / tan.
   * @example
   * df.select(col('x').cot())
   */
  cot(): Expression<number>;

  /**
   * Number of values, nulls left out; `count()` is the number of rows. NaN is a value.
   *
   * @param options `mode` (default "valid"): Which rows count: those with a value, those without, all.
   * @example
   * df.groupBy('first').agg(F.count(), col('a').count({ mode: 'null' }).alias('missing'))
   */
  count(options?: { readonly mode?: 'valid' | 'null' | 'all' }): Expression<number>;

  /**
   * Number of different values. Nulls are left out, NaN is one value, 0 and -0 are the same.
   * @example
   * df.groupBy('first').agg(col('a').countDistinct())
   */
  countDistinct(): Expression<number>;

  /**
   * How often the texts occur, without overlaps.
   *
   * @param patterns A text, or several; where two begin at the same place the longer one counts.
   * @param options `wholeWords` (default false): Only with no ASCII letter on either side. `caseSensitive` (default true): Given as false, ASCII letters match in any case.
   * @example
   * df.select(col('first').countMatches(['a', 'an'], { wholeWords: false }))
   */
  countMatches(patterns: string | readonly string[], options?: { readonly wholeWords?: boolean; readonly caseSensitive?: boolean }): Expression<number>;

  /**
   * Cuts a box out. What of the box lies outside the picture is left off, which may leave no pixel; a null box gives null.
   *
   * @param box Four integers, [x, y, width, height], in pixels: an array for every row, or a column of such lists.
   * @example
   * df.withColumn('face', col('image').crop([16, 16, 64, 64]))
   */
  crop(box: ExpressionLike): Expression<ImageValue>;

  /**
   * Cosecant of an angle in radians, 1 / sin.
   * @example
   * df.select(col('x').csc())
   */
  csc(): Expression<number>;

  /**
   * As `levenshteinDistance`, with swapping two neighbours as one step; no part is edited twice (optimal string alignment).
   *
   * @param right Text.
   * @example
   * df.select(col('first').damerauLevenshteinDistance(col('last')))
   */
  damerauLevenshteinDistance(right: ExpressionLike): Expression<number>;

  /**
   * The day of a timestamp, as a Date. In the time zone of the column.
   * @example
   * df.select(col('at').date())
   */
  date(): Expression<Date>;

  /**
   * The date so many days later; null beyond 32 bits.
   *
   * @param days An integer.
   * @example
   * df.select(col('day').dateAdd(7))
   */
  dateAdd(days: ExpressionLike): Expression<Date>;

  /**
   * Days from `start` to `end`, by the dates alone; each in the time zone of its column.
   *
   * @param start A Date or Timestamp.
   * @example
   * df.select(col('at').dateDiff(col('day')))
   */
  dateDiff(start: ExpressionLike): Expression<number>;

  /**
   * Alias of `strftime`. Dates and times as text, in the time zone of the column. %f are nine digits of nanoseconds, %Z is the offset.
   *
   * @param options `format` (default null): Conversions of chrono: %Y %m %d %H %M %S %f %.3f %j %a %A %b %B %p %I %U %V %z %:z ..., %-d and %_d for other paddings; null stands for ISO 8601.
   * @example
   * df.select(col('at').dateFormat('%d.%m.%Y %H:%M'))
   */
  dateFormat(options?: { readonly format?: string | null }): Expression<string>;
  dateFormat(format: string | null): Expression<string>;

  /**
   * The date so many days after 1970-01-01; null beyond 32 bits.
   * @example
   * df.select(col('a').dateFromUnixDate())
   */
  dateFromUnixDate(): Expression<Date>;

  /**
   * The date so many days earlier; null beyond 32 bits.
   *
   * @param days An integer.
   * @example
   * df.select(col('day').dateSub(7))
   */
  dateSub(days: ExpressionLike): Expression<Date>;

  /**
   * The start of the interval each moment is in, by the clocks of the column's time zone. Intervals are counted from 1970-01-01 (so weeks begin on Thursdays) or from `relativeTo`, months, quarters and years from January. Daft has the interval first: `date_trunc(interval, expr)`.
   *
   * @param interval A count and a unit: '15 minutes', '1 day', '2 weeks', '1 month'; units are nanosecond to week, month, quarter, year.
   * @param options `relativeTo` (default null): A moment at which an interval begins; null stands for 1970-01-01.
   * @example
   * df.select(col('at').dateTrunc('1 day'))
   */
  dateTrunc(interval: string, options?: { readonly relativeTo?: ExpressionLike }): Expression<Date>;
  dateTrunc(interval: string, relativeTo: ExpressionLike): Expression<Date>;

  /**
   * Alias of `dateAdd`. The date so many days later; null beyond 32 bits.
   *
   * @param days An integer.
   * @example
   * df.select(col('day').dateadd(7))
   */
  dateadd(days: ExpressionLike): Expression<Date>;

  /**
   * Alias of `dateDiff`. Days from `start` to `end`, by the dates alone; each in the time zone of its column.
   *
   * @param start A Date or Timestamp.
   * @example
   * df.select(col('at').datediff(col('day')))
   */
  datediff(start: ExpressionLike): Expression<number>;

  /**
   * One part of a date or time, as the function of that name gives it. Daft has the part first: `datepart(part, expr)`.
   *
   * @param part Name of the part: year, quarter, month, week, day, weekday, dayofyear, hour, minute, second, ...
   * @example
   * df.select(col('at').datepart('year'))
   */
  datepart(part: string): Expression<number | Date>;

  /**
   * The day of the month, 1 to 31. In the time zone of the column.
   * @example
   * df.select(col('at').day())
   */
  day(): Expression<number>;

  /**
   * The day of the month, 1 to 31. In the time zone of the column.
   * @example
   * df.select(col('at').dayOfMonth())
   */
  dayOfMonth(): Expression<number>;

  /**
   * The day of the week, 0 for Monday to 6 for Sunday. In the time zone of the column.
   * @example
   * df.select(col('at').dayOfWeek())
   */
  dayOfWeek(): Expression<number>;

  /**
   * The day of the year, 1 to 366. In the time zone of the column.
   * @example
   * df.select(col('at').dayOfYear())
   */
  dayOfYear(): Expression<number>;

  /**
   * Alias of `dayOfMonth`. The day of the month, 1 to 31. In the time zone of the column.
   * @example
   * df.select(col('at').dayofmonth())
   */
  dayofmonth(): Expression<number>;

  /**
   * Alias of `dayOfYear`. The day of the year, 1 to 366. In the time zone of the column.
   * @example
   * df.select(col('at').dayofyear())
   */
  dayofyear(): Expression<number>;

  /**
   * Bytes written as base64 (with its padding) or hexadecimal digits; for utf-8 a String, null for bytes that are none. Wrong digits are an error that names the row.
   *
   * @param charset In any case.
   * @example
   * df.select(col('data').encode('base64').decode('base64'))
   */
  decode(charset: 'utf-8' | 'utf8' | 'base64' | 'hex'): Expression<Uint8Array | string>;

  /**
   * Decodes image files by WASM codecs, the same pixels everywhere. Colour profiles are not applied.
   *
   * @param options `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`. `mode` (default "RGB"): Pixel layout of the result; null keeps each file's own (`Image[MIXED]`). `orientation` (default null): Whether to turn the picture as its EXIF says; null takes the session's setting (Daft ignores it). `decoder` (default "wasm"): Which decoder: 'wasm' gives the same pixels everywhere; 'native' is the browser's own, whose pixels may differ; 'auto' is 'native' only for formats without a WASM codec (HEIC). `approximate` (default false): Lets the native decoder decode at a smaller scale where every use of the picture begins with a resize to less; `explain()` shows the size asked for. `strict` (default true): Whether a truncated file is an error; false gives what was decoded and counts a warning. `maxPixels` (default 64000000): Pictures with more pixels than this are refused by their header.
   * @example
   * df.withColumn('image', col('bytes').decodeImage({ onError: 'null' }))
   */
  decodeImage(options?: { readonly onError?: 'raise' | 'null'; readonly mode?: 'L' | 'LA' | 'RGB' | 'RGBA' | null; readonly orientation?: 'ignore' | 'apply' | null; readonly decoder?: 'wasm' | 'native' | 'auto'; readonly approximate?: boolean; readonly strict?: boolean; readonly maxPixels?: number }): Expression<ImageValue>;

  /**
   * Bytes decompressed. Corrupt data, a wrong checksum, and what would take more than 256 MB are errors that name the row.
   *
   * @param codec In any case.
   * @example
   * df.select(col('data').compress('gzip').decompress('gzip'))
   */
  decompress(codec: 'deflate' | 'gzip' | 'gz' | 'zlib'): Expression<Uint8Array>;

  /**
   * Radians as degrees.
   * @example
   * df.select(col('x').degrees())
   */
  degrees(): Expression<number>;

  /**
   * Values of a type read from JSON. A text that is no JSON or does not fit the type is an error that names the row. Numbers keep all their digits for Int64, UInt64, Decimal and String; fractions are cut off for integers; keys that the type has not are skipped, those that are missing are null. Dates and times are ISO 8601 texts or counts of their unit, binary is hexadecimal.
   *
   * @param format There is one: 'json'.
   * @param dtype The type to read.
   * @example
   * df.select(col('json').deserialize('json', DataType.struct({ a: DataType.list(DataType.int64()) })))
   */
  deserialize(format: 'json', dtype: DataType): Expression<unknown>;

  /**
   * Quotient as Float64; division by zero gives an infinity or NaN. Decimals stay exact, cut to the scale of the result; null where the divisor is zero.
   *
   * @param right Divisor.
   * @example
   * df.select(col('a').div(2))
   */
  div(right: ExpressionLike): Expression<number>;

  /**
   * Sum of the products of the numbers of two vectors.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').dotProduct([0.1, 0.2, 0.3]))
   */
  dotProduct(right: ExpressionLike): Expression<number>;

  /**
   * The bytes behind each URL, in the order of the rows. Retried with backoff; credentials are never sent.
   *
   * @param options `maxConnections` (default 32): Requests in flight per worker. `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`.
   * @example
   * df.withColumn('bytes', col('url').download({ onError: 'null' }))
   */
  download(options?: { readonly maxConnections?: number; readonly onError?: 'raise' | 'null' }): Expression<Uint8Array>;

  /**
   * The vector a model such as CLIP gives for each picture, by default of CLIP ViT-B/32; null for null.
   *
   * @param options `provider` (default null): Who runs the model: the name of a provider, or one; null: the session's, the environment's, else 'transformers'. `model` (default null): A model of the hub, the URL of its folder or of an ONNX file; null: the provider's own choice. `dtype` (default null): Which file of weights; null: q8 on WASM, fp32 on WebGPU. `batchSize` (default null): Rows the model takes at once; null: the provider's own choice. `normalize` (default false): Whether vectors are scaled to length 1. `dimensions` (default null): Only the first so many numbers of each vector; null: all.
   * @example
   * df.withColumn('embedding', col('image').embedImage({ model: 'pixelframe/clip-tiny' }))
   */
  embedImage(options?: { readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null; readonly normalize?: boolean; readonly dimensions?: number | null }): Expression<Float32Array>;

  /**
   * The vector a model gives for each text, by default of all-MiniLM-L6-v2; of a CLIP: in the space of its pictures. Null for null.
   *
   * @param options `provider` (default null): Who runs the model: the name of a provider, or one; null: the session's, the environment's, else 'transformers'. `model` (default null): A model of the hub, the URL of its folder or of an ONNX file; null: the provider's own choice. `dtype` (default null): Which file of weights; null: q8 on WASM, fp32 on WebGPU. `batchSize` (default null): Rows the model takes at once; null: the provider's own choice. `normalize` (default false): Whether vectors are scaled to length 1. `dimensions` (default null): Only the first so many numbers of each vector; null: all.
   * @example
   * df.withColumn('embedding', col('first').embedText({ model: 'pixelframe/clip-tiny' }))
   */
  embedText(options?: { readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null; readonly normalize?: boolean; readonly dimensions?: number | null }): Expression<Float32Array>;

  /**
   * Bytes as base64 or hexadecimal digits, or, for utf-8, checked to be UTF-8; a text stands for its bytes. Bytes that are no UTF-8 are an error that names the row.
   *
   * @param charset In any case.
   * @example
   * df.select(col('data').encode('base64'))
   */
  encode(charset: 'utf-8' | 'utf8' | 'base64' | 'hex'): Expression<Uint8Array | string>;

  /**
   * The picture as the bytes of a file. Also WebP and AVIF, which Daft does not write.
   *
   * @param format File format, in any case.
   * @param options `quality` (default null): From 0 (small) to 100 (good) for JPEG, WebP and AVIF; null: 75, and 50 for AVIF. PNG is always exact.
   * @example
   * df.withColumn('file', col('image').encodeImage('jpeg', { quality: 80 }))
   */
  encodeImage(format: 'png' | 'jpeg' | 'jpg' | 'webp' | 'avif' | 'PNG' | 'JPEG' | 'JPG' | 'WEBP' | 'AVIF', options?: { readonly quality?: number | null }): Expression<Uint8Array>;

  /**
   * True where the text ends with the other one.
   *
   * @param suffix What to look for: a text, or a column of them.
   * @example
   * df.select(col('first').endswith('a'))
   */
  endswith(suffix: ExpressionLike): Expression<boolean>;

  /**
   * Equal; null if either side is null. NaN equals NaN.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').eq(1))
   */
  eq(right: ExpressionLike): Expression<boolean>;

  /**
   * Equal, where two nulls are equal; never null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').eqNullSafe(1))
   */
  eqNullSafe(right: ExpressionLike): Expression<boolean>;

  /**
   * Length of the difference of two vectors.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').euclideanDistance([0.1, 0.2, 0.3]))
   */
  euclideanDistance(right: ExpressionLike): Expression<number>;

  /**
   * Euler's number to the power of the number.
   * @example
   * df.select(col('x').exp())
   */
  exp(): Expression<number>;

  /**
   * A row for each item of the list, beside the other columns of the row; null or empty lists give one row with null. A whole column of select() or withColumn() only; lists of one row have equal lengths.
   *
   * @param options `ignoreEmptyAndNull` (default false): Leaves out rows whose list is empty or null.
   * @example
   * df.select('a', col('tags').explode())
   */
  explode(options?: { readonly ignoreEmptyAndNull?: boolean }): Expression<unknown>;
  explode(ignoreEmptyAndNull: boolean): Expression<unknown>;

  /**
   * Euler's number to the power of the number, less 1: exact near 0.
   * @example
   * df.select(col('x').expm1())
   */
  expm1(): Expression<number>;

  /**
   * Product of the integers from 1; null below 0 and above 20, where it has no Int64.
   * @example
   * df.select(col('a').factorial())
   */
  factorial(): Expression<number>;

  /**
   * The float, or the fill value where it is NaN; null stays null.
   *
   * @param fillValue What stands for NaN.
   * @example
   * df.select(col('x').fillNan(0))
   */
  fillNan(fillValue: ExpressionLike): Expression<number>;

  /**
   * The value, or the fill value where it is null, in their common type. NaN is no null: see `fillNan`.
   *
   * @param fillValue What stands for null.
   * @example
   * df.select(col('x').fillNull(0))
   */
  fillNull(fillValue: ExpressionLike): Expression<unknown>;

  /**
   * Where the other text begins, -1 where it is not there. Counted from 0 in bytes of UTF-8, as in Daft: the same as characters for ASCII.
   *
   * @param substr What to look for: a text, or a column of them.
   * @example
   * df.select(col('first').find('d'))
   */
  find(substr: ExpressionLike): Expression<number>;

  /**
   * The first value of the frame, null where the frame is empty. Only inside over() with an orderBy and a frame, else a PlanError.
   *
   * @param options `ignoreNulls` (default false): Take the first value that is not null; null when all are.
   * @example
   * df.withColumn('x', col('x').firstValue().over({ partitionBy: 'first', orderBy: 'a', rowsBetween: [-2, 0] }))
   */
  firstValue(options?: { readonly ignoreNulls?: boolean }): Expression<unknown>;
  firstValue(ignoreNulls: boolean): Expression<unknown>;

  /**
   * Mirrors the picture.
   *
   * @param options `axis` (default "horizontal"): Which way: 'horizontal' swaps left and right, 'vertical' top and bottom.
   * @example
   * df.withColumn('mirrored', col('image').flip({ axis: 'horizontal' }))
   */
  flip(options?: { readonly axis?: 'horizontal' | 'vertical' }): Expression<ImageValue>;
  flip(axis: 'horizontal' | 'vertical'): Expression<ImageValue>;

  /**
   * The number rounded down; integers stay themselves.
   * @example
   * df.select(col('x').floor())
   */
  floor(): Expression<number>;

  /**
   * Quotient rounded down; null where an integer is divided by zero.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').floorDiv(2))
   */
  floorDiv(right: ExpressionLike): Expression<number>;

  /**
   * The moment so many seconds after 1970, in UTC, as text. NaN and infinities are null.
   *
   * @param options `format` (default null): Format, as of strftime; null stands for %Y-%m-%d %H:%M:%S.
   * @example
   * df.select(col('a').fromUnixtime('%Y/%m/%d'))
   */
  fromUnixtime(options?: { readonly format?: string | null }): Expression<string>;
  fromUnixtime(format: string | null): Expression<string>;

  /**
   * What clocks in a time zone show at these moments, as a Timestamp without a time zone. A column without one is taken as UTC.
   *
   * @param timezone Time zone: 'Europe/Paris', 'UTC', '+02:00'.
   * @example
   * df.select(col('at').fromUtcTimestamp('Asia/Tokyo'))
   */
  fromUtcTimestamp(timezone: string): Expression<Date>;

  /**
   * Greater than or equal; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').ge(1))
   */
  ge(right: ExpressionLike): Expression<boolean>;

  /**
   * A struct field by name, a map value by key, or a list item by position; null, or the default, where there is none.
   *
   * @param key Struct field or map key; zero-based list position, negative from the end, or an expression that computes it.
   * @param options `default` (default null): Stands where a list is too short, or a map has no such key.
   * @example
   * df.select(col('tags').get(0).alias('first_tag'))
   */
  get(key: string | number | ExpressionLike, options?: { readonly default?: ExpressionLike }): Expression<unknown>;
  get(key: string | number | ExpressionLike, defaultValue: ExpressionLike): Expression<unknown>;

  /**
   * Metres between two points of the Earth, a sphere of 6371 km (haversine formula); null for coordinates out of range.
   *
   * @param lon1 Its longitude, -180 to 180.
   * @param lat2 Latitude of the second point.
   * @param lon2 Its longitude.
   * @example
   * df.select(col('x').greatCircleDistance(13.4, 48.85, 2.35))
   */
  greatCircleDistance(lon1: ExpressionLike, lat2: ExpressionLike, lon2: ExpressionLike): Expression<number>;

  /**
   * Greater than; null if either side is null. NaN is greater than every number.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1))
   */
  gt(right: ExpressionLike): Expression<boolean>;

  /**
   * The media type that the first bytes give away; null where they do not.
   * @example
   * df.where(col('bytes').guessMimeType().eq('image/png'))
   */
  guessMimeType(): Expression<string>;

  /**
   * Number of differing bits (UInt32).
   *
   * @param right The same type as the left.
   * @example
   * df.where(col('hash').hammingDistance(col('other_hash')).le(10))
   */
  hammingDistance(right: ExpressionLike): Expression<number>;

  /**
   * How many characters differ at the same place; null for texts of different lengths. See `hammingDistance` for hashes.
   *
   * @param right Text.
   * @example
   * df.select(col('first').hammingDistanceStr(col('last')))
   */
  hammingDistanceStr(right: ExpressionLike): Expression<number>;

  /**
   * Hash of the values as UInt64, equal to Daft’s: of the bytes of strings, numbers and moments, of the hashes of a list’s items, of one field after the other. A null has a hash, too; a null list or struct gives null.
   *
   * @param values Expressions, hashed together.
   * @param options `seed` (default null): Start of the hash, a whole number; null: that of the function. `hashFunction` (default "xxhash"): Which function hashes the bytes.
   * @example
   * df.select(col('a').hash(col('first'), { seed: 7 }))
   */
  hash(...values: readonly (ExpressionLike | { readonly seed?: number | null; readonly hashFunction?: 'xxhash' | 'xxhash32' | 'xxhash64' | 'xxhash3_64' | 'murmurhash3' | 'sha1' })[]): Expression<number>;

  /**
   * The hour, 0 to 23. In the time zone of the column.
   * @example
   * df.select(col('at').hour())
   */
  hour(): Expression<number>;

  /**
   * Length of the vector (a, b): sqrt(a² + b²).
   *
   * @param b A number.
   * @example
   * df.select(col('x').hypot(2))
   */
  hypot(b: ExpressionLike): Expression<number>;

  /**
   * SQL ILIKE, LIKE in any case: `%` stands for any characters, `_` for one, a backslash before them for themselves; the pattern covers the whole text.
   *
   * @param pattern What to look for: a text, or a column of them.
   * @example
   * df.select(col('first').ilike('a%'))
   */
  ilike(pattern: ExpressionLike): Expression<boolean>;

  /**
   * Width, height, number of channels, or mode as its number; null for a null image.
   *
   * @param name Which attribute.
   * @example
   * df.select(col('image').imageAttribute('width'))
   */
  imageAttribute(name: 'width' | 'height' | 'channel' | 'mode'): Expression<number>;

  /**
   * Number of channels; null for a null image.
   * @example
   * df.select(col('image').imageChannel())
   */
  imageChannel(): Expression<number>;

  /**
   * What the headers of an image file say, without decoding it: size as stored, format (PNG, JPEG, ...), mode, number of frames, EXIF orientation (1 to 8), and when it was taken (EXIF, which has no time zone).
   *
   * @param options `onError` (default "raise"): What a failing value does: stop the query, or become null and be counted in `df.metrics()`.
   * @example
   * df.select(col('bytes').imageFileMetadata().get('format'))
   */
  imageFileMetadata(options?: { readonly onError?: 'raise' | 'null' }): Expression<{ width: number; height: number; format: string; mode: string; frames: number; orientation: number; dateTime: Date | null }>;

  /**
   * Perceptual hash, bit for bit as Daft's or Python imagehash's: most significant bit first, row-major, ceil(hashSize^2 / 8) bytes (colorhash ceil(14 * binbits / 8), crop_resistant one such hash for each tile).
   *
   * @param options `method` (default "phash"): Which perceptual hash. `hashSize` (default 8): Side of the grid of bits: 8 gives 64 bits. `binbits` (default 3): Bits of each of the 14 values of colorhash. `segments` (default 3): Tiles on each side for crop_resistant. `compat` (default "daft"): Whose definitions, bit for bit: Daft's or those of Python's imagehash (there crop_resistant finds its own segments and gives a list of hashes).
   * @example
   * df.withColumn('hash', col('image').imageHash({ method: 'phash' }))
   */
  imageHash(options?: { readonly method?: 'phash' | 'phash_simple' | 'dhash' | 'dhash_vertical' | 'ahash' | 'whash' | 'crop_resistant' | 'colorhash'; readonly hashSize?: number; readonly binbits?: number; readonly segments?: number; readonly compat?: 'daft' | 'imagehash' }): Expression<Uint8Array>;

  /**
   * Height in pixels; null for a null image.
   * @example
   * df.select(col('image').imageHeight())
   */
  imageHeight(): Expression<number>;

  /**
   * Mode as its number: L 1, LA 2, RGB 3, RGBA 4; compares with the names, too: `.eq('RGB')`.
   * @example
   * df.select(col('image').imageMode())
   */
  imageMode(): Expression<number>;

  /**
   * Figures of the gray picture (Daft's luma, 0 to 255): mean, standard deviation, least and greatest value, sharpness (variance of the Laplacian: low is blurred), entropy of the histogram in bits.
   * @example
   * df.where(col('image').imageStats().get('sharpness').gt(100))
   */
  imageStats(): Expression<{ mean: number; std: number; min: number; max: number; sharpness: number; entropy: number }>;

  /**
   * The pixels as a UInt8 tensor of shape [height, width, channels]; no scaling.
   * @example
   * df.withColumn('tensor', col('image').imageToTensor())
   */
  imageToTensor(): Expression<TensorValue>;

  /**
   * Width in pixels; null for a null image.
   * @example
   * df.select(col('image').imageWidth())
   */
  imageWidth(): Expression<number>;

  /**
   * True where the value is one of the given ones; null where it is null. Nothing is in an empty array.
   *
   * @param values Array of plain values of one type; null among them makes the answer null where it would be false.
   * @example
   * df.where(col('a').isIn([1, 3]))
   */
  isIn(values: readonly (null | boolean | number | bigint | string | Date | Uint8Array)[]): Expression<boolean>;

  /**
   * True for both infinities; null stays null.
   * @example
   * df.where(col('x').isInf())
   */
  isInf(): Expression<boolean>;

  /**
   * True for NaN; null stays null.
   * @example
   * df.where(col('x').isNan())
   */
  isNan(): Expression<boolean>;

  /**
   * True where the value is null; never null itself.
   * @example
   * df.where(col('a').isNull())
   */
  isNull(): Expression<boolean>;

  /**
   * Share of the places where both vectors are not 0 among those where one is; 1 where both are all zeros.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').jaccardSimilarity([0.1, 0.2, 0.3]))
   */
  jaccardSimilarity(right: ExpressionLike): Expression<number>;

  /**
   * Jaro similarity by characters, from 0 (nothing in common) to 1 (equal).
   *
   * @param right Text.
   * @example
   * df.select(col('first').jaroSimilarity(col('last')))
   */
  jaroSimilarity(right: ExpressionLike): Expression<number>;

  /**
   * Jaro similarity, higher for texts that begin alike (up to 4 characters).
   *
   * @param right Text.
   * @example
   * df.select(col('first').jaroWinklerSimilarity(col('last')))
   */
  jaroWinklerSimilarity(right: ExpressionLike): Expression<number>;

  /**
   * The result of a jq filter as JSON text; several results as an array, none as an empty text. A filter that fails is an error that names the row.
   *
   * @param filter A jq program.
   * @example
   * df.select(col('json').jq('.a'))
   */
  jq(filter: string): Expression<string>;

  /**
   * How many items the outermost array has; null for anything else and for what is no JSON.
   * @example
   * df.select(col('json').jsonArrayLength())
   */
  jsonArrayLength(): Expression<number>;

  /**
   * Keys of the outermost object, sorted; null for anything else and for what is no JSON.
   * @example
   * df.select(col('json').jsonObjectKeys())
   */
  jsonObjectKeys(): Expression<string[]>;

  /**
   * Values of an object by their keys, as a struct of texts: strings as they are, everything else as JSON. Missing keys are null; the whole row is where there is no object.
   *
   * @param fields Keys of the outermost object.
   * @example
   * df.select(col('json').jsonTuple(['a', 'b']))
   */
  jsonTuple(fields: readonly string[]): Expression<Record<string, string | null>>;

  /**
   * The value so many rows earlier in the partition, in the order of orderBy; the default, converted to the values' type, where there is none. Only inside over() with an orderBy and without a frame, else a PlanError.
   *
   * @param options `offset` (default 1): How many rows earlier; negative the other way, 0 the row itself. `default` (default null): What stands where there is no such row, of the row itself.
   * @example
   * df.withColumn('x', col('x').lag(1, 0).over({ partitionBy: 'first', orderBy: 'a' }))
   */
  lag(options?: { readonly offset?: number; readonly default?: ExpressionLike }): Expression<unknown>;
  lag(offset: number, options?: { readonly default?: ExpressionLike }): Expression<unknown>;
  lag(offset: number, defaultValue: ExpressionLike): Expression<unknown>;

  /**
   * The last day of the month, in the time zone of the column.
   * @example
   * df.select(col('day').lastDay())
   */
  lastDay(): Expression<Date>;

  /**
   * The last value of the frame, null where the frame is empty. Only inside over() with an orderBy and a frame, else a PlanError.
   *
   * @param options `ignoreNulls` (default false): Take the last value that is not null; null when all are.
   * @example
   * df.withColumn('x', col('x').lastValue().over({ partitionBy: 'first', orderBy: 'a', rowsBetween: [-2, 0] }))
   */
  lastValue(options?: { readonly ignoreNulls?: boolean }): Expression<unknown>;
  lastValue(ignoreNulls: boolean): Expression<unknown>;

  /**
   * Less than or equal; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').le(1))
   */
  le(right: ExpressionLike): Expression<boolean>;

  /**
   * The value so many rows later in the partition, in the order of orderBy; the default, converted to the values' type, where there is none. Only inside over() with an orderBy and without a frame, else a PlanError.
   *
   * @param options `offset` (default 1): How many rows later; negative the other way, 0 the row itself. `default` (default null): What stands where there is no such row, of the row itself.
   * @example
   * df.withColumn('x', col('x').lead(1, 0).over({ partitionBy: 'first', orderBy: 'a' }))
   */
  lead(options?: { readonly offset?: number; readonly default?: ExpressionLike }): Expression<unknown>;
  lead(offset: number, options?: { readonly default?: ExpressionLike }): Expression<unknown>;
  lead(offset: number, defaultValue: ExpressionLike): Expression<unknown>;

  /**
   * The first characters.
   *
   * @param nchars How many; not negative.
   * @example
   * df.select(col('first').left(2))
   */
  left(nchars: ExpressionLike): Expression<string>;

  /**
   * Characters (Unicode code points) of a text, bytes of a Binary, items of a list; null counts as an item.
   * @example
   * df.select(col('first').length())
   */
  length(): Expression<number>;

  /**
   * Bytes the text takes in UTF-8.
   * @example
   * df.select(col('first').lengthBytes())
   */
  lengthBytes(): Expression<number>;

  /**
   * The fewest characters to insert, delete or change to get from one text to the other.
   *
   * @param right Text.
   * @example
   * df.select(col('first').levenshteinDistance(col('last')))
   */
  levenshteinDistance(right: ExpressionLike): Expression<number>;

  /**
   * SQL LIKE: `%` stands for any characters, `_` for one, a backslash before them for themselves; the pattern covers the whole text.
   *
   * @param pattern What to look for: a text, or a column of them.
   * @example
   * df.select(col('first').like('A%'))
   */
  like(pattern: ExpressionLike): Expression<boolean>;

  /**
   * List of all values in the order of the rows, nulls too.
   * @example
   * df.groupBy('first').agg(col('a').listAgg())
   */
  listAgg(): Expression<unknown[]>;

  /**
   * List of the different values in the order of first appearance. Nulls are left out, NaN is one value, 0 and -0 are the same.
   * @example
   * df.groupBy('first').agg(col('a').listAggDistinct())
   */
  listAggDistinct(): Expression<unknown[]>;

  /**
   * Each list with one item more, in the common type of both; a null list counts as an empty one.
   *
   * @param value What to put at the end, null included.
   * @example
   * df.select(col('numbers').listAppend(col('a')))
   */
  listAppend(value: ExpressionLike): Expression<unknown[]>;

  /**
   * Whether all items of each list are true. Nulls are left out; null where no item is left.
   * @example
   * df.select(F.toList(col('flag'), true).listBoolAnd())
   */
  listBoolAnd(): Expression<boolean>;

  /**
   * Whether any item of each list is true. Nulls are left out; null where no item is left.
   * @example
   * df.select(F.toList(col('flag'), true).listBoolOr())
   */
  listBoolOr(): Expression<boolean>;

  /**
   * Whether the value is in the list; null where the list or the value is null. NaN is found as a value.
   *
   * @param item What to look for.
   * @example
   * df.where(col('tags').listContains('x'))
   */
  listContains(item: ExpressionLike): Expression<boolean>;

  /**
   * Number of items of each list that are not null (or of all, or of the nulls); null for a null list.
   *
   * @param options `mode` (default "valid"): Which items count: those that are there, all, or the nulls.
   * @example
   * df.select(col('tags').listCount())
   */
  listCount(options?: { readonly mode?: 'valid' | 'all' | 'null' }): Expression<number>;
  listCount(mode: 'valid' | 'all' | 'null'): Expression<number>;

  /**
   * The different items of each list, in order of first appearance, without nulls.
   * @example
   * df.select(col('numbers').listDistinct())
   */
  listDistinct(): Expression<unknown[]>;

  /**
   * The items for which the predicate is true, so neither false nor null. Null lists stay null.
   *
   * @param predicate True for the items to keep; the item is `element()`.
   * @example
   * df.select(col('numbers').listFilter(element().gt(1)))
   */
  listFilter(predicate: ExpressionLike): Expression<unknown[]>;

  /**
   * The items of the lists in each list, one after the other. Null lists inside have none; a null list gives null.
   * @example
   * df.select(col('numbers').chunk(1).listFlatten())
   */
  listFlatten(): Expression<unknown[]>;

  /**
   * The strings of each list joined; a null item counts as an empty string, a null list gives null.
   *
   * @param delimiter What stands between two items; null: nothing.
   * @example
   * df.select(col('tags').listJoin(', '))
   */
  listJoin(delimiter: ExpressionLike): Expression<string>;

  /**
   * A list of what the mapper makes of each item. Null lists stay null; `element()` is the item of the innermost list.
   *
   * @param mapper Computed for each item, which is `element()`; it may read other columns, too.
   * @example
   * df.select(col('numbers').listMap(element().mul(2)))
   */
  listMap(mapper: ExpressionLike): Expression<unknown[]>;

  /**
   * Largest item of each list; NaN is greater than every number. Nulls are left out; null where no item is left.
   * @example
   * df.select(col('numbers').listMax())
   */
  listMax(): Expression<number>;

  /**
   * Mean of the items of each list. Nulls are left out; null where no item is left.
   * @example
   * df.select(col('numbers').listMean())
   */
  listMean(): Expression<number>;

  /**
   * Smallest item of each list; NaN is greater than every number. Nulls are left out; null where no item is left.
   * @example
   * df.select(col('numbers').listMin())
   */
  listMin(): Expression<number>;

  /**
   * Each list in ascending or descending order, equal items as they came. NaN is the largest number; nulls are last, or first in descending order.
   *
   * @param options `desc` (default null): Largest first; a Bool column decides for each row. Null: false. `nullsFirst` (default null): Nulls first, for all rows or each. Null: as `desc`.
   * @example
   * df.select(col('numbers').listSort({ desc: true }))
   */
  listSort(options?: { readonly desc?: ExpressionLike; readonly nullsFirst?: ExpressionLike }): Expression<unknown[]>;
  listSort(desc: ExpressionLike, options?: { readonly nullsFirst?: ExpressionLike }): Expression<unknown[]>;
  listSort(desc: ExpressionLike, nullsFirst: ExpressionLike): Expression<unknown[]>;

  /**
   * Sum of the items of each list: Int64 or UInt64 of integers, which wraps around; floats keep their type. Nulls are left out; null where no item is left.
   * @example
   * df.select(col('numbers').listSum())
   */
  listSum(): Expression<number>;

  /**
   * Natural logarithm; -Infinity for 0, NaN below.
   * @example
   * df.select(col('x').ln())
   */
  ln(): Expression<number>;

  /**
   * Logarithm to any base, ln(input) / ln(base); -Infinity for 0, NaN below.
   *
   * @param options `base` (default 2.718281828459045): Base of the logarithm.
   * @example
   * df.select(col('x').log(10))
   */
  log(options?: { readonly base?: number }): Expression<number>;
  log(base: number): Expression<number>;

  /**
   * Logarithm to base 10; -Infinity for 0, NaN below.
   * @example
   * df.select(col('x').log10())
   */
  log10(): Expression<number>;

  /**
   * Natural logarithm of 1 plus the number: exact near 0.
   * @example
   * df.select(col('x').log1p())
   */
  log1p(): Expression<number>;

  /**
   * Logarithm to base 2; -Infinity for 0, NaN below.
   * @example
   * df.select(col('x').log2())
   */
  log2(): Expression<number>;

  /**
   * The text in lower case.
   * @example
   * df.select(col('first').lower())
   */
  lower(): Expression<string>;

  /**
   * Filled up at the left; a longer text is cut at its end.
   *
   * @param length Characters of the result.
   * @param pad The character to fill up with.
   * @example
   * df.select(col('first').lpad(8, '.'))
   */
  lpad(length: ExpressionLike, pad: ExpressionLike): Expression<string>;

  /**
   * The text without white space at its start.
   * @example
   * df.select(col('first').lstrip())
   */
  lstrip(): Expression<string>;

  /**
   * Less than; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').lt(1))
   */
  lt(right: ExpressionLike): Expression<boolean>;

  /**
   * The date of a year, a month from 1 to 12 and a day of the month; null where there is no such date.
   *
   * @param month An integer.
   * @param day An integer.
   * @example
   * df.select(F.makeDate(2024, col('a'), 1))
   */
  makeDate(month: ExpressionLike, day: ExpressionLike): Expression<Date>;

  /**
   * The moment of a date and a time, as a Timestamp in microseconds. Null where there is no such moment, or clocks show it twice.
   *
   * @param month An integer.
   * @param day An integer.
   * @param hour An integer.
   * @param minute An integer.
   * @param second A number, may have a fraction.
   * @param options `timezone` (default null): Time zone that the parts are in, and the result.
   * @example
   * df.select(F.makeTimestamp(2024, 2, 29, col('a'), 30, 12.5, { timezone: 'Asia/Tokyo' }))
   */
  makeTimestamp(month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, options?: { readonly timezone?: string | null }): Expression<Date>;
  makeTimestamp(month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, timezone: string | null): Expression<Date>;

  /**
   * The moment of a date and a time, as a Timestamp in microseconds, UTC. Null where there is no such moment, or clocks show it twice.
   *
   * @param month An integer.
   * @param day An integer.
   * @param hour An integer.
   * @param minute An integer.
   * @param second A number, may have a fraction.
   * @param options `timezone` (default null): Time zone that the parts are in; null stands for UTC.
   * @example
   * df.select(F.makeTimestampLtz(2024, 2, 29, col('a'), 30, 12.5, { timezone: 'Asia/Tokyo' }))
   */
  makeTimestampLtz(month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, options?: { readonly timezone?: string | null }): Expression<Date>;
  makeTimestampLtz(month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, timezone: string | null): Expression<Date>;

  /**
   * The value of a key, of the first one where a map has it twice; null where there is none.
   *
   * @param key The key to look for, one or one for each row.
   * @example
   * df.select(col('scores').mapGet('math'))
   */
  mapGet(key: ExpressionLike): Expression<unknown>;

  /**
   * The keys of each map as a list; null for a null or empty map, as in Daft.
   * @example
   * df.select(col('scores').mapKeys())
   */
  mapKeys(): Expression<unknown[]>;

  /**
   * Largest value, NaN being larger than all numbers; null where there are none. Strings compare by code points, false is before true.
   * @example
   * df.groupBy('first').agg(col('a').max())
   */
  max(): Expression<number | string | boolean | Date | null>;

  /**
   * Mean of the values as Float64; null where there are none. Of decimals a decimal with four more places, cut off.
   * @example
   * df.groupBy('first').agg(col('a').mean())
   */
  mean(): Expression<number | null>;

  /**
   * The value in the middle, or the mean of the two in the middle; null where there are none. NaN is the largest value.
   * @example
   * df.groupBy('first').agg(col('a').median())
   */
  median(): Expression<number | null>;

  /**
   * All of the time below a second, in whole microseconds. In the time zone of the column.
   * @example
   * df.select(col('at').microsecond())
   */
  microsecond(): Expression<number>;

  /**
   * All of the time below a second, in whole milliseconds. In the time zone of the column.
   * @example
   * df.select(col('at').millisecond())
   */
  millisecond(): Expression<number>;

  /**
   * Smallest value, NaN only where there is nothing else; null where there are none. Strings compare by code points, false is before true.
   * @example
   * df.groupBy('first').agg(col('a').min())
   */
  min(): Expression<number | string | boolean | Date | null>;

  /**
   * MinHash signature: the share of equal numbers of two estimates how alike the sets of their runs of words are. Words end at single spaces; the text is taken as it is.
   *
   * @param numHashes How many permutations.
   * @param ngramSize Words in a row that are hashed together.
   * @param options `seed` (default 1): Of the permutations and the hash. `hashFunction` (default "murmurhash3"): Which function hashes the bytes.
   * @example
   * df.select(col('first').minhash(4, 1))
   */
  minhash(numHashes: number, ngramSize: number, options?: { readonly seed?: number; readonly hashFunction?: 'xxhash' | 'xxhash32' | 'xxhash64' | 'xxhash3_64' | 'murmurhash3' | 'sha1' }): Expression<Uint32Array>;

  /**
   * The minute, 0 to 59. In the time zone of the column.
   * @example
   * df.select(col('at').minute())
   */
  minute(): Expression<number>;

  /**
   * Remainder with the sign of the dividend; null where an integer is divided by zero.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').mod(3))
   */
  mod(right: ExpressionLike): Expression<number>;

  /**
   * The month, 1 to 12. In the time zone of the column.
   * @example
   * df.select(col('at').month())
   */
  month(): Expression<number>;

  /**
   * Months from `start` to `end` as in Spark: a whole number where both are the same day of their months, or the last one; else days and time count as parts of a month of 31 days, to eight decimals. In UTC whatever the columns' time zones.
   *
   * @param start A Date or Timestamp.
   * @example
   * df.select(col('at').monthsBetween(col('day')))
   */
  monthsBetween(start: ExpressionLike): Expression<number>;

  /**
   * Product of two numbers.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').mul(2))
   */
  mul(right: ExpressionLike): Expression<number>;

  /**
   * How unlike two crop-resistant hashes are, as subtracting two of Python imagehash's multi-hashes: the fewer and farther segments match, the larger.
   *
   * @param right The same type as the left.
   * @example
   * df.where(col('segments').multiHashDistance(col('other_segments')).lt(1))
   */
  multiHashDistance(right: ExpressionLike): Expression<number>;

  /**
   * All of the time below a second, in nanoseconds. In the time zone of the column.
   * @example
   * df.select(col('at').nanosecond())
   */
  nanosecond(): Expression<number>;

  /**
   * Not equal; null if either side is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').ne(1))
   */
  ne(right: ExpressionLike): Expression<boolean>;

  /**
   * The number with its sign changed.
   * @example
   * df.select(col('a').neg())
   */
  neg(): Expression<number>;

  /**
   * The number with its sign changed; of an unsigned integer other than 0, null.
   * @example
   * df.select(col('x').negate())
   */
  negate(): Expression<number>;

  /**
   * The first such weekday after the date, in the time zone of the column.
   *
   * @param dayOfWeek Day of the week: 'Monday', 'Mon' or 'Mo', in any case.
   * @example
   * df.select(col('day').nextDay('Mon'))
   */
  nextDay(dayOfWeek: string): Expression<Date>;

  /**
   * The text made comparable in the ways asked for.
   *
   * @param options `removePunct` (default false): Drop ASCII punctuation. `lowercase` (default false): Lower case. `nfdUnicode` (default false): Unicode NFD: accents become characters of their own. `whiteSpace` (default false): One space for any run of white space, none at the ends.
   * @example
   * df.select(col('first').normalize({ lowercase: true, whiteSpace: true }))
   */
  normalize(options?: { readonly removePunct?: boolean; readonly lowercase?: boolean; readonly nfdUnicode?: boolean; readonly whiteSpace?: boolean }): Expression<string>;

  /**
   * Scales to 0..1, subtracts the mean and divides by the standard deviation per channel, in f32. Defaults are ImageNet's.
   *
   * @param options `mean` (default [0.485,0.456,0.406]): Subtracted from each channel after scaling to 0..1. `std` (default [0.229,0.224,0.225]): Divides each channel after that. `layout` (default "CHW"): Order of the axes of the result.
   * @example
   * df.withColumn('tensor', col('image').resize(224, 224).normalizeImage({ layout: 'CHW' }))
   */
  normalizeImage(options?: { readonly mean?: readonly number[]; readonly std?: readonly number[]; readonly layout?: 'CHW' | 'HWC' }): Expression<TensorValue>;

  /**
   * The opposite; null stays null.
   * @example
   * df.where(col('a').gt(1).not())
   */
  not(): Expression<boolean>;

  /**
   * True for every float but NaN; null stays null.
   * @example
   * df.where(col('x').notNan())
   */
  notNan(): Expression<boolean>;

  /**
   * True where the value is not null; never null itself.
   * @example
   * df.where(col('a').notNull())
   */
  notNull(): Expression<boolean>;

  /**
   * Either; true or null is true (three-valued logic).
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1).or(col('a').lt(3)))
   */
  or(right: ExpressionLike): Expression<boolean>;

  /**
   * The parts of a URL as a struct: scheme, username, password, host, port, path, query, fragment. Parts that are missing, the port that a scheme has by itself, and all parts of what is no absolute URL are null.
   * @example
   * df.select(col('url').parseUrl().get('scheme'))
   */
  parseUrl(): Expression<Record<string, string | number | null>>;

  /**
   * The date, in UTC whatever the time zone of the column: the partition transform of Iceberg.
   * @example
   * df.select(col('at').partitionDays())
   */
  partitionDays(): Expression<Date>;

  /**
   * Whole hours since 1970, in UTC whatever the time zone of the column: the partition transform of Iceberg.
   * @example
   * df.select(col('at').partitionHours())
   */
  partitionHours(): Expression<number>;

  /**
   * Months since January 1970, in UTC whatever the time zone of the column: the partition transform of Iceberg.
   * @example
   * df.select(col('at').partitionMonths())
   */
  partitionMonths(): Expression<number>;

  /**
   * Years since 1970, in UTC whatever the time zone of the column: the partition transform of Iceberg.
   * @example
   * df.select(col('at').partitionYears())
   */
  partitionYears(): Expression<number>;

  /**
   * Pearson correlation of the numbers of two vectors, -1 to 1; null where one is constant.
   *
   * @param right As many numbers as on the left.
   * @example
   * df.withColumn('d', col('embedding').pearsonCorrelation([0.1, 0.2, 0.3]))
   */
  pearsonCorrelation(right: ExpressionLike): Expression<number>;

  /**
   * The value below which that share of the values lies, between two of them in proportion; null where there are none. NaN is the largest value.
   *
   * @param percentage Share of the values that lie below, from 0 to 1.
   * @example
   * df.groupBy('first').agg(col('a').percentile(0.9))
   */
  percentile(percentage: number): Expression<number | null>;

  /**
   * Remainder that is not negative where `b` is positive: a % b, or (a % b + b) % b where that is below 0; null where b is 0.
   *
   * @param b A number.
   * @example
   * df.select(col('x').pmod(2))
   */
  pmod(b: ExpressionLike): Expression<number>;

  /**
   * Left operand raised to the right one.
   *
   * @param right Exponent.
   * @example
   * df.select(col('a').pow(2))
   */
  pow(right: ExpressionLike): Expression<number>;

  /**
   * Base raised to the exponent; another name of `pow`.
   *
   * @param exponent A number.
   * @example
   * df.select(col('x').power(2))
   */
  power(exponent: ExpressionLike): Expression<number>;

  /**
   * Product of the values; null where there are none. Types as for `sum`; a product of decimals is rounded to their scale.
   * @example
   * df.groupBy('first').agg(col('a').product())
   */
  product(): Expression<number | null>;

  /**
   * The quarter of the year, 1 to 4. In the time zone of the column.
   * @example
   * df.select(col('at').quarter())
   */
  quarter(): Expression<number>;

  /**
   * Degrees as radians.
   * @example
   * df.select(col('x').radians())
   */
  radians(): Expression<number>;

  /**
   * True where the pattern matches somewhere in the text. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
   *
   * @param pattern The pattern: a text, or a column of them.
   * @example
   * df.select(col('first').regexp('^A'))
   */
  regexp(pattern: ExpressionLike): Expression<boolean>;

  /**
   * How often the pattern matches, without overlaps. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
   *
   * @param pattern The pattern: a text, or a column of them.
   * @example
   * df.select(col('first').regexpCount('[aeiou]'))
   */
  regexpCount(pattern: ExpressionLike): Expression<number>;

  /**
   * What the first match, or one of its groups, covers; null where there is none. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
   *
   * @param pattern The pattern: a text, or a column of them.
   * @param options `index` (default 0): Which group; 0 is the whole match.
   * @example
   * df.select(col('first').regexpExtract('(.)a', 1))
   */
  regexpExtract(pattern: ExpressionLike, options?: { readonly index?: number }): Expression<string>;
  regexpExtract(pattern: ExpressionLike, index: number): Expression<string>;

  /**
   * What every match, or one of its groups, covers; groups that took no part are left out. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
   *
   * @param pattern The pattern: a text, or a column of them.
   * @param options `index` (default 0): Which group; 0 is the whole match.
   * @example
   * df.select(col('first').regexpExtractAll('[a-z]'))
   */
  regexpExtractAll(pattern: ExpressionLike, options?: { readonly index?: number }): Expression<string[]>;
  regexpExtractAll(pattern: ExpressionLike, index: number): Expression<string[]>;

  /**
   * Every match replaced. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
   *
   * @param pattern The pattern: a text, or a column of them.
   * @param replacement In it `$1`, `${1}`, `\1` and `${name}` stand for groups, `$0` for the match, `$$` for a dollar.
   * @example
   * df.select(col('first').regexpReplace('(.)a', 'a$1'))
   */
  regexpReplace(pattern: ExpressionLike, replacement: ExpressionLike): Expression<string>;

  /**
   * The parts between matches. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
   *
   * @param pattern The pattern: a text, or a column of them.
   * @example
   * df.select(col('first').regexpSplit('[ae]+'))
   */
  regexpSplit(pattern: ExpressionLike): Expression<string[]>;

  /**
   * The text that many times.
   *
   * @param n How often.
   * @example
   * df.select(col('first').repeat(2))
   */
  repeat(n: ExpressionLike): Expression<string>;

  /**
   * Every occurrence replaced. See `regexpReplace` for patterns.
   *
   * @param search What to replace; the empty text is found between all characters.
   * @param replacement What to put there, as it is.
   * @example
   * df.select(col('first').replace('a', 'o'))
   */
  replace(search: ExpressionLike, replacement: ExpressionLike): Expression<string>;

  /**
   * The same local times in another time zone: other moments. A local time that a change of clocks skips or repeats is an error.
   *
   * @param options `timezone` (default null): The new time zone; null takes it away.
   * @example
   * df.select(col('at').replaceTimeZone('Europe/Paris'))
   */
  replaceTimeZone(options?: { readonly timezone?: string | null }): Expression<Date>;
  replaceTimeZone(timezone: string | null): Expression<Date>;

  /**
   * Resamples to width x height, by default with Daft's Triangle filter (antialiased, f32), bit for bit on every backend.
   *
   * @param width Target width in pixels.
   * @param height Target height in pixels.
   * @param options `filter` (default "triangle"): Resampling filter; 'bilinear' is another name of 'triangle'. `fit` (default "fill"): How a picture of other proportions is made to fit: 'fill' stretches; 'cover' fills and cuts what stands over; 'contain' fits and pads with black; 'shorter' gives the shorter side this length (width = height); 'inside' fits and never enlarges. `compat` (default "daft"): Whose resampling, bit for bit: Daft's (f32) or Pillow's (fixed point, transparent pixels weighted by alpha).
   * @example
   * df.withColumn('small', col('image').resize(224, 224, { fit: 'cover' }))
   */
  resize(width: number, height: number, options?: { readonly filter?: 'nearest' | 'box' | 'triangle' | 'bilinear' | 'bicubic' | 'lanczos'; readonly fit?: 'fill' | 'cover' | 'contain' | 'shorter' | 'inside'; readonly compat?: 'daft' | 'pillow' }): Expression<ImageValue>;

  /**
   * The characters (Unicode code points) in opposite order.
   * @example
   * df.select(col('first').reverse())
   */
  reverse(): Expression<string>;

  /**
   * The last characters.
   *
   * @param nchars How many; not negative.
   * @example
   * df.select(col('first').right(2))
   */
  right(nchars: ExpressionLike): Expression<string>;

  /**
   * Turns the picture clockwise; every pixel stays as it is.
   *
   * @param degrees Angle, clockwise.
   * @example
   * df.withColumn('upright', col('image').rotate(90))
   */
  rotate(degrees: 90 | 180 | 270): Expression<ImageValue>;

  /**
   * The number rounded to some decimals, halves away from zero; a float for integers, too.
   *
   * @param options `decimals` (default 0): Decimals to keep, from 0.
   * @example
   * df.select(col('x').round(1))
   */
  round(options?: { readonly decimals?: number }): Expression<number>;
  round(decimals: number): Expression<number>;

  /**
   * Filled up at the right; a longer text is cut at its end.
   *
   * @param length Characters of the result.
   * @param pad The character to fill up with.
   * @example
   * df.select(col('first').rpad(8, '.'))
   */
  rpad(length: ExpressionLike, pad: ExpressionLike): Expression<string>;

  /**
   * The text without white space at its end.
   * @example
   * df.select(col('first').rstrip())
   */
  rstrip(): Expression<string>;

  /**
   * Secant of an angle in radians, 1 / cos.
   * @example
   * df.select(col('x').sec())
   */
  sec(): Expression<number>;

  /**
   * The second, 0 to 59. In the time zone of the column.
   * @example
   * df.select(col('at').second())
   */
  second(): Expression<number>;

  /**
   * The list 0, 1, ... n - 1; null for null. A negative n is an error that names the row.
   * @example
   * df.select(col('a').seq())
   */
  seq(): Expression<number[]>;

  /**
   * The value as JSON text. NaN and infinities are null, binary is hexadecimal, dates and times are ISO 8601; a null row stays null.
   *
   * @param format There is one: 'json'.
   * @example
   * df.select(col('point').serialize('json'))
   */
  serialize(format: 'json'): Expression<string>;

  /**
   * The bits of an integer moved up, in the type of the integer; bits are counted modulo its width.
   *
   * @param bits By how many; a negative number is an error.
   * @example
   * df.select(col('a').shiftLeft(1))
   */
  shiftLeft(bits: ExpressionLike): Expression<number>;

  /**
   * The bits of an integer moved down: the sign is kept, an unsigned integer is filled with zeros, in the type of the integer; bits are counted modulo its width.
   *
   * @param bits By how many; a negative number is an error.
   * @example
   * df.select(col('a').shiftRight(1))
   */
  shiftRight(bits: ExpressionLike): Expression<number>;

  /**
   * The number -1, 0 or 1, in the type of the number; NaN stays NaN.
   * @example
   * df.select(col('x').sign())
   */
  sign(): Expression<number>;

  /**
   * SimHash as UInt64: texts that are alike have few differing bits, see `hammingDistance`. 0 for a text of fewer characters than `ngramSize`.
   *
   * @param options `ngramSize` (default 3): Characters in a row that are hashed together. `hashFunction` (default "xxhash3_64"): Which function hashes the bytes.
   * @example
   * df.select(col('first').simhash())
   */
  simhash(options?: { readonly ngramSize?: number; readonly hashFunction?: 'xxhash' | 'xxhash32' | 'xxhash64' | 'xxhash3_64' | 'murmurhash3' | 'sha1' }): Expression<number>;

  /**
   * Sine of an angle in radians.
   * @example
   * df.select(col('x').sin())
   */
  sin(): Expression<number>;

  /**
   * Hyperbolic sine.
   * @example
   * df.select(col('x').sinh())
   */
  sinh(): Expression<number>;

  /**
   * Skewness of the values (of the population, without a correction for samples); null where there are none, NaN where all are equal.
   * @example
   * df.groupBy('first').agg(col('a').skew())
   */
  skew(): Expression<number | null>;

  /**
   * A part of each list or of the bytes; positions out of range are cut, so it may be empty. Null where the value is null, or the position in a column is.
   *
   * @param start Position of the first item, from 0; negative: from the end.
   * @param options `end` (default null): Position after the last item; negative: from the end; null: the end.
   * @example
   * df.select(col('numbers').slice(0, 2))
   */
  slice(start: ExpressionLike, options?: { readonly end?: ExpressionLike }): Expression<unknown>;
  slice(start: ExpressionLike, end: ExpressionLike): Expression<unknown>;

  /**
   * American Soundex: a letter and three digits for how an English name sounds. A text that does not begin with an ASCII letter stays as it is.
   * @example
   * df.select(col('last').soundex())
   */
  soundex(): Expression<string>;

  /**
   * That many spaces; none for a negative number.
   * @example
   * df.select(col('a').space())
   */
  space(): Expression<string>;

  /**
   * The parts between separators. See `regexpSplit` for patterns.
   *
   * @param splitOn The separator; the empty text splits between all characters.
   * @example
   * df.select(col('first').split('a'))
   */
  split(splitOn: ExpressionLike): Expression<string[]>;

  /**
   * One part of the text between separators, the empty text where there is none. A part of 0 is an error.
   *
   * @param delim Where to split.
   * @param part Which part: 1 is the first, -1 the last.
   * @example
   * df.select(col('first').splitPart('d', 1))
   */
  splitPart(delim: ExpressionLike, part: ExpressionLike): Expression<string>;

  /**
   * Square root; NaN for a negative number.
   * @example
   * df.select(col('x').sqrt())
   */
  sqrt(): Expression<number>;

  /**
   * True where the text begins with the other one.
   *
   * @param prefix What to look for: a text, or a column of them.
   * @example
   * df.select(col('first').startswith('A'))
   */
  startswith(prefix: ExpressionLike): Expression<boolean>;

  /**
   * Standard deviation of the values; null where there are no more of them than `ddof`. NaN and infinities make it NaN.
   *
   * @param options `ddof` (default 1): Subtracted from the number of values before dividing: 1 for a sample, 0 for all there is.
   * @example
   * df.groupBy('first').agg(col('a').stddev())
   */
  stddev(options?: { readonly ddof?: number }): Expression<number | null>;
  stddev(ddof: number): Expression<number | null>;

  /**
   * Dates and times as text, in the time zone of the column. %f are nine digits of nanoseconds, %Z is the offset.
   *
   * @param options `format` (default null): Conversions of chrono: %Y %m %d %H %M %S %f %.3f %j %a %A %b %B %p %I %U %V %z %:z ..., %-d and %_d for other paddings; null stands for ISO 8601.
   * @example
   * df.select(col('at').strftime('%d.%m.%Y %H:%M'))
   */
  strftime(options?: { readonly format?: string | null }): Expression<string>;
  strftime(format: string | null): Expression<string>;

  /**
   * All values one after the other in the order of the rows, nulls left out; null where there are none. Lists are joined to one list.
   *
   * @param options `delimiter` (default null): What stands between two values.
   * @example
   * df.groupBy('first').agg(col('last').stringAgg({ delimiter: ', ' }))
   */
  stringAgg(options?: { readonly delimiter?: string | null }): Expression<string | unknown[] | null>;
  stringAgg(delimiter: string | null): Expression<string | unknown[] | null>;

  /**
   * The text without white space at both ends.
   * @example
   * df.select(col('first').strip())
   */
  strip(): Expression<string>;

  /**
   * Difference of two numbers; of two dates or timestamps as a Duration; or a date, timestamp or duration moved back by a duration.
   *
   * @param right Right operand.
   * @example
   * df.select(col('a').sub(1))
   */
  sub(right: ExpressionLike): Expression<number>;

  /**
   * A part of the text, counted in characters; null where there is nothing of it.
   *
   * @param start Where to begin, from 0.
   * @param options `length` (default null): How many characters; all that follow when left out or null.
   * @example
   * df.select(col('first').substr(1, 2))
   */
  substr(start: ExpressionLike, options?: { readonly length?: ExpressionLike }): Expression<string>;
  substr(start: ExpressionLike, length: ExpressionLike): Expression<string>;

  /**
   * Everything before the separator of that number, or after it for a negative one; the whole text where there are fewer.
   *
   * @param delim Where to split.
   * @param count How many separators; negative: counted from the end.
   * @example
   * df.select(col('first').substringIndex('a', 1))
   */
  substringIndex(delim: ExpressionLike, count: ExpressionLike): Expression<string>;

  /**
   * Sum of the values; null where there are none. Int64 or UInt64 for whole numbers (it wraps around past 64 bits), the same type for floats, 38 digits for decimals. NaN makes it NaN.
   * @example
   * df.groupBy('first').agg(col('a').sum())
   */
  sum(): Expression<number | null>;

  /**
   * Tangent of an angle in radians.
   * @example
   * df.select(col('x').tan())
   */
  tan(): Expression<number>;

  /**
   * Hyperbolic tangent.
   * @example
   * df.select(col('x').tanh())
   */
  tanh(): Expression<number>;

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

  /**
   * The time of day, as a Time in microseconds; in nanoseconds where the column counts them. In the time zone of the column.
   * @example
   * df.select(col('at').time())
   */
  time(): Expression<bigint>;

  /**
   * The moment so many micros after 1970-01-01 UTC, as a Timestamp in microseconds without a time zone. The fraction of a float is cut off; NaN and infinities are null.
   * @example
   * df.select(col('a').timestampMicros())
   */
  timestampMicros(): Expression<Date>;

  /**
   * The moment so many millis after 1970-01-01 UTC, as a Timestamp in microseconds without a time zone. The fraction of a float is cut off; NaN and infinities are null.
   * @example
   * df.select(col('a').timestampMillis())
   */
  timestampMillis(): Expression<Date>;

  /**
   * The moment so many seconds after 1970-01-01 UTC, as a Timestamp in microseconds without a time zone. The fraction of a float is cut off; NaN and infinities are null.
   * @example
   * df.select(col('a').timestampSeconds())
   */
  timestampSeconds(): Expression<Date>;

  /**
   * The words of the text written as `camelCase`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
   * @example
   * df.select(col('first').toCamelCase())
   */
  toCamelCase(): Expression<string>;

  /**
   * Reads dates written in one format. Text that does not match it from the first to the last character, or names no date, is an error; `.cast(DataType.date())` gives null instead.
   *
   * @param format Format of the text, as of strftime: %Y-%m-%d %H:%M:%S.
   * @example
   * df.select(lit('29 Feb 2024').toDate('%d %b %Y'))
   */
  toDate(format: string): Expression<Date>;

  /**
   * Reads moments written in one format, as a Timestamp in microseconds: milliseconds with %3f or %.3f, nanoseconds with %9f or %.9f. A format with an offset (%z) gives UTC, or the time zone asked for. Text after a match is left out of account; text that does not match, or names no moment, is an error.
   *
   * @param format Format of the text, as of strftime: %Y-%m-%d %H:%M:%S.
   * @param options `timezone` (default null): Time zone of the result; text without an offset is a local time of it.
   * @example
   * df.select(lit('2024-02-29 13:45').toDatetime('%Y-%m-%d %H:%M'))
   */
  toDatetime(format: string, options?: { readonly timezone?: string | null }): Expression<Date>;
  toDatetime(format: string, timezone: string | null): Expression<Date>;

  /**
   * The words of the text written as `kebab-case`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
   * @example
   * df.select(col('first').toKebabCase())
   */
  toKebabCase(): Expression<string>;

  /**
   * The words of the text written as `snake_case`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
   * @example
   * df.select(col('first').toSnakeCase())
   */
  toSnakeCase(): Expression<string>;

  /**
   * The words of the text written as `Title Case`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
   * @example
   * df.select(col('first').toTitleCase())
   */
  toTitleCase(): Expression<string>;

  /**
   * Time since 1970-01-01 UTC in a unit, rounded down; negative before.
   *
   * @param options `timeUnit` (default null): Unit: 's', 'ms', 'us' or 'ns', or their names; null stands for seconds.
   * @example
   * df.select(col('at').toUnixEpoch('ms'))
   */
  toUnixEpoch(options?: { readonly timeUnit?: string | null }): Expression<number | bigint>;
  toUnixEpoch(timeUnit: string | null): Expression<number | bigint>;

  /**
   * The words of the text written as `UpperCamelCase`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
   * @example
   * df.select(col('first').toUpperCamelCase())
   */
  toUpperCamelCase(): Expression<string>;

  /**
   * The words of the text written as `UPPER-KEBAB-CASE`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
   * @example
   * df.select(col('first').toUpperKebabCase())
   */
  toUpperKebabCase(): Expression<string>;

  /**
   * The words of the text written as `UPPER_SNAKE_CASE`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
   * @example
   * df.select(col('first').toUpperSnakeCase())
   */
  toUpperSnakeCase(): Expression<string>;

  /**
   * The moments in UTC at which clocks in a time zone show these local times, as a Timestamp without a time zone. A local time that a change of clocks skips or repeats is an error.
   *
   * @param timezone Time zone: 'Europe/Paris', 'UTC', '+02:00'.
   * @example
   * df.select(col('at').toUtcTimestamp('Asia/Tokyo'))
   */
  toUtcTimestamp(timezone: string): Expression<Date>;

  /**
   * The whole duration in days, rounded towards zero.
   * @example
   * df.select(col('took').totalDays())
   */
  totalDays(): Expression<number>;

  /**
   * The whole duration in hours, rounded towards zero.
   * @example
   * df.select(col('took').totalHours())
   */
  totalHours(): Expression<number>;

  /**
   * The whole duration in microseconds, rounded towards zero.
   * @example
   * df.select(col('took').totalMicroseconds())
   */
  totalMicroseconds(): Expression<number>;

  /**
   * The whole duration in milliseconds, rounded towards zero.
   * @example
   * df.select(col('took').totalMilliseconds())
   */
  totalMilliseconds(): Expression<number>;

  /**
   * The whole duration in minutes, rounded towards zero.
   * @example
   * df.select(col('took').totalMinutes())
   */
  totalMinutes(): Expression<number>;

  /**
   * The whole duration in nanoseconds, rounded towards zero.
   * @example
   * df.select(col('took').totalNanoseconds())
   */
  totalNanoseconds(): Expression<number>;

  /**
   * The whole duration in seconds, rounded towards zero.
   * @example
   * df.select(col('took').totalSeconds())
   */
  totalSeconds(): Expression<number>;

  /**
   * Single characters replaced by others.
   *
   * @param fromStr Characters to replace.
   * @param toStr The character for each; those without one are removed.
   * @example
   * df.select(col('first').translate('ae', '43'))
   */
  translate(fromStr: ExpressionLike, toStr: ExpressionLike): Expression<string>;

  /**
   * The start of the interval each moment is in, by the clocks of the column's time zone. Intervals are counted from 1970-01-01 (so weeks begin on Thursdays) or from `relativeTo`, months, quarters and years from January. The count may be left out: `trunc('hour')`.
   *
   * @param interval A count and a unit: '15 minutes', '1 day', '2 weeks', '1 month'; units are nanosecond to week, month, quarter, year.
   * @param options `relativeTo` (default null): A moment at which an interval begins; null stands for 1970-01-01.
   * @example
   * df.select(col('at').trunc('1 day'))
   */
  trunc(interval: string, options?: { readonly relativeTo?: ExpressionLike }): Expression<Date>;
  trunc(interval: string, relativeTo: ExpressionLike): Expression<Date>;

  /**
   * As `compress`; null where that fails.
   *
   * @param codec In any case.
   * @example
   * df.select(col('data').tryCompress('gzip'))
   */
  tryCompress(codec: 'deflate' | 'gzip' | 'gz' | 'zlib'): Expression<Uint8Array>;

  /**
   * As `decode`; null where that fails.
   *
   * @param charset In any case.
   * @example
   * df.select(col('data').encode('base64').tryDecode('base64'))
   */
  tryDecode(charset: 'utf-8' | 'utf8' | 'base64' | 'hex'): Expression<Uint8Array | string>;

  /**
   * As `decompress`; null where that fails.
   *
   * @param codec In any case.
   * @example
   * df.select(col('data').compress('gzip').tryDecompress('gzip'))
   */
  tryDecompress(codec: 'deflate' | 'gzip' | 'gz' | 'zlib'): Expression<Uint8Array>;

  /**
   * Values of a type read from JSON; null where `deserialize` would fail. Numbers keep all their digits for Int64, UInt64, Decimal and String; fractions are cut off for integers; keys that the type has not are skipped, those that are missing are null. Dates and times are ISO 8601 texts or counts of their unit, binary is hexadecimal.
   *
   * @param format There is one: 'json'.
   * @param dtype The type to read.
   * @example
   * df.select(col('json').tryDeserialize('json', DataType.struct({ a: DataType.list(DataType.int64()) })))
   */
  tryDeserialize(format: 'json', dtype: DataType): Expression<unknown>;

  /**
   * Quotient as Float64; null where the divisor is 0.
   *
   * @param divisor A number.
   * @example
   * df.select(col('x').tryDivide(2))
   */
  tryDivide(divisor: ExpressionLike): Expression<number>;

  /**
   * As `encode`; null where that fails.
   *
   * @param charset In any case.
   * @example
   * df.select(col('data').tryEncode('base64'))
   */
  tryEncode(charset: 'utf-8' | 'utf8' | 'base64' | 'hex'): Expression<Uint8Array | string>;

  /**
   * Days since 1970-01-01, in UTC whatever the time zone of the column; negative before.
   * @example
   * df.select(col('at').unixDate())
   */
  unixDate(): Expression<number>;

  /**
   * The fields of a struct as columns of their names. A whole column of select() only.
   * @example
   * df.select('a', col('point').unnest())
   */
  unnest(): Expression<Record<string, unknown>>;

  /**
   * The text in upper case; `ß` becomes `SS`.
   * @example
   * df.select(col('first').upper())
   */
  upper(): Expression<string>;

  /**
   * How often each item is in its list, as a Map in order of first appearance. Nulls are left out; a null list gives an empty map.
   * @example
   * df.select(col('tags').valueCounts())
   */
  valueCounts(): Expression<[unknown, number][]>;

  /**
   * Variance of the values; null where there are no more of them than `ddof`. NaN and infinities make it NaN.
   *
   * @param options `ddof` (default 1): Subtracted from the number of values before dividing: 1 for a sample, 0 for all there is.
   * @example
   * df.groupBy('first').agg(col('a').var())
   */
  var(options?: { readonly ddof?: number }): Expression<number | null>;
  var(ddof: number): Expression<number | null>;

  /**
   * The week of ISO 8601, 1 to 53: the first days of January may be in the last week of the year before. In the time zone of the column.
   * @example
   * df.select(col('at').weekOfYear())
   */
  weekOfYear(): Expression<number>;

  /**
   * Alias of `weekOfYear`. The week of ISO 8601, 1 to 53: the first days of January may be in the last week of the year before. In the time zone of the column.
   * @example
   * df.select(col('at').weekofyear())
   */
  weekofyear(): Expression<number>;

  /**
   * Exactly one; null if either is null.
   *
   * @param right Right side.
   * @example
   * df.where(col('a').gt(1).xor(col('a').lt(3)))
   */
  xor(right: ExpressionLike): Expression<boolean>;

  /**
   * The year, negative before the year 0. In the time zone of the column.
   * @example
   * df.select(col('at').year())
   */
  year(): Expression<number>;
}
