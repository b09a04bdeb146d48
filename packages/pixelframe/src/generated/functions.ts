// Generated from the definitions in @pixelframe/plan by `npm run generate`. Do not edit.

import type { DataType } from '@pixelframe/columnar';
import type { ModelProvider } from '../models/provider.ts';
import type { Expression, ExpressionLike } from '../expression.ts';
import { callFunction } from '../expression.ts';

/**
 * Absolute value; the smallest signed integer stays itself.
 *
 * @param input A number.
 * @example
 * df.select(col('x').abs())
 */
export function abs(input: ExpressionLike): Expression<number> {
  return callFunction('abs', [input]);
}

/**
 * Sum of two numbers or vectors (of equal type, item by item), two strings or binaries joined (a number or boolean is printed first), or a date, timestamp or duration moved by a duration. 64-bit integers wrap around.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('first').add(' ').add(col('last')).alias('full_name'))
 */
export function add(left: ExpressionLike, right: ExpressionLike): Expression<number | string> {
  return callFunction('add', [left, right]);
}

/**
 * The date so many months later; a day that its month does not have is the last one it has. A timestamp loses its time.
 *
 * @param input A Date or Timestamp.
 * @param months An integer, may be negative.
 * @example
 * df.select(col('day').addMonths(1))
 */
export function addMonths(input: ExpressionLike, months: ExpressionLike): Expression<Date> {
  return callFunction('addMonths', [input, months]);
}

/**
 * Both; false and null is false (three-valued logic).
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').gt(1).and(col('a').lt(3)))
 */
export function and(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('and', [left, right]);
}

/**
 * The first value, which may be null unless `ignoreNulls` is true.
 *
 * @param input Any values.
 * @param options `ignoreNulls` (default false): Takes the first value that is not null.
 * @example
 * df.groupBy('first').agg(col('a').anyValue())
 */
export function anyValue(input: ExpressionLike, options?: { readonly ignoreNulls?: boolean }): Expression<unknown>;
export function anyValue(input: ExpressionLike, ignoreNulls: boolean): Expression<unknown>;
export function anyValue(input: ExpressionLike, ...rest: readonly unknown[]): Expression<unknown> {
  return callFunction('anyValue', [input, ...rest]);
}

/**
 * About how many different values there are, nulls left out: within 2 % nearly always (HyperLogLog with 16 384 registers), in memory that does not grow with them.
 *
 * @param input Values that compare, not objects.
 * @example
 * df.groupBy('first').agg(col('a').approxCountDistinct())
 */
export function approxCountDistinct(input: ExpressionLike): Expression<number> {
  return callFunction('approxCountDistinct', [input]);
}

/**
 * Percentiles within 1 % of the value, in memory that does not grow with the rows (DDSketch); a list where a list is asked for, null where there are no values. NaN counts as 0.
 *
 * @param input Numbers.
 * @param percentiles One share or several, from 0 to 1.
 * @example
 * df.groupBy('first').agg(col('a').approxPercentiles([0.25, 0.5, 0.75]))
 */
export function approxPercentiles(input: ExpressionLike, percentiles: number | readonly number[]): Expression<number | number[] | null> {
  return callFunction('approxPercentiles', [input, percentiles]);
}

/**
 * Angle in radians of a cosine; NaN outside -1 to 1.
 *
 * @param input A number.
 * @example
 * df.select(col('x').arccos())
 */
export function arccos(input: ExpressionLike): Expression<number> {
  return callFunction('arccos', [input]);
}

/**
 * Inverse hyperbolic cosine; NaN below 1.
 *
 * @param input A number.
 * @example
 * df.select(col('x').arccosh())
 */
export function arccosh(input: ExpressionLike): Expression<number> {
  return callFunction('arccosh', [input]);
}

/**
 * Angle in radians of a sine; NaN outside -1 to 1.
 *
 * @param input A number.
 * @example
 * df.select(col('x').arcsin())
 */
export function arcsin(input: ExpressionLike): Expression<number> {
  return callFunction('arcsin', [input]);
}

/**
 * Inverse hyperbolic sine.
 *
 * @param input A number.
 * @example
 * df.select(col('x').arcsinh())
 */
export function arcsinh(input: ExpressionLike): Expression<number> {
  return callFunction('arcsinh', [input]);
}

/**
 * Angle in radians of a tangent.
 *
 * @param input A number.
 * @example
 * df.select(col('x').arctan())
 */
export function arctan(input: ExpressionLike): Expression<number> {
  return callFunction('arctan', [input]);
}

/**
 * Angle in radians, from -pi to pi, of the point (x, y).
 *
 * @param y A number.
 * @param x A number.
 * @example
 * df.select(col('x').arctan2(2))
 */
export function arctan2(y: ExpressionLike, x: ExpressionLike): Expression<number> {
  return callFunction('arctan2', [y, x]);
}

/**
 * Inverse hyperbolic tangent; NaN outside -1 to 1.
 *
 * @param input A number.
 * @example
 * df.select(col('x').arctanh())
 */
export function arctanh(input: ExpressionLike): Expression<number> {
  return callFunction('arctanh', [input]);
}

/**
 * Code point of the first character; 0 for an empty text.
 *
 * @param input Text.
 * @example
 * df.select(col('first').ascii())
 */
export function ascii(input: ExpressionLike): Expression<number> {
  return callFunction('ascii', [input]);
}

/**
 * Mean of the values as Float64; null where there are none. Of decimals a decimal with four more places, cut off.
 *
 * @param input Numbers.
 * @example
 * df.groupBy('first').agg(col('a').avg())
 */
export function avg(input: ExpressionLike): Expression<number | null> {
  return callFunction('avg', [input]);
}

/**
 * True where lower <= input <= upper; like two comparisons and `and`, also about nulls.
 *
 * @param input Value to test.
 * @param lower Lower bound, inclusive.
 * @param upper Upper bound, inclusive.
 * @example
 * df.where(col('a').between(1, 2))
 */
export function between(input: ExpressionLike, lower: ExpressionLike, upper: ExpressionLike): Expression<boolean> {
  return callFunction('between', [input, lower, upper]);
}

/**
 * Binary digits of an integer; of a negative one, the 64 of its two’s complement.
 *
 * @param input An integer.
 * @example
 * df.select(col('a').bin())
 */
export function bin(input: ExpressionLike): Expression<string> {
  return callFunction('bin', [input]);
}

/**
 * Bits that both integers have; of two booleans, three-valued logic.
 *
 * @param left An integer.
 * @param right An integer.
 * @example
 * df.select(col('a').bitwiseAnd(1))
 */
export function bitwiseAnd(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('bitwiseAnd', [left, right]);
}

/**
 * Bits that either integer has; of two booleans, three-valued logic.
 *
 * @param left An integer.
 * @param right An integer.
 * @example
 * df.select(col('a').bitwiseOr(1))
 */
export function bitwiseOr(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('bitwiseOr', [left, right]);
}

/**
 * Bits that one of two integers has; of two booleans, three-valued logic.
 *
 * @param left An integer.
 * @param right An integer.
 * @example
 * df.select(col('a').bitwiseXor(1))
 */
export function bitwiseXor(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('bitwiseXor', [left, right]);
}

/**
 * Whether all values are true; null where there are no values.
 *
 * @param input Booleans.
 * @example
 * df.groupBy('first').agg(col('flag').boolAnd())
 */
export function boolAnd(input: ExpressionLike): Expression<boolean | null> {
  return callFunction('boolAnd', [input]);
}

/**
 * Whether any value is true; null where there are no values.
 *
 * @param input Booleans.
 * @example
 * df.groupBy('first').agg(col('flag').boolOr())
 */
export function boolOr(input: ExpressionLike): Expression<boolean | null> {
  return callFunction('boolOr', [input]);
}

/**
 * The first character in upper case, the others in lower case.
 *
 * @param input Text.
 * @example
 * df.select(col('first').capitalize())
 */
export function capitalize(input: ExpressionLike): Expression<string> {
  return callFunction('capitalize', [input]);
}

/**
 * Cube root.
 *
 * @param input A number.
 * @example
 * df.select(col('x').cbrt())
 */
export function cbrt(input: ExpressionLike): Expression<number> {
  return callFunction('cbrt', [input]);
}

/**
 * The number rounded up; integers stay themselves.
 *
 * @param input A number.
 * @example
 * df.select(col('x').ceil())
 */
export function ceil(input: ExpressionLike): Expression<number> {
  return callFunction('ceil', [input]);
}

/**
 * The character of a code from 0 to 255 (the remainder of a larger one); nothing for a negative one.
 *
 * @param input Integers.
 * @example
 * df.select(col('a').chr())
 */
export function chr(input: ExpressionLike): Expression<string> {
  return callFunction('chr', [input]);
}

/**
 * Each list cut into fixed-size lists; items that do not fill the last one are left out.
 *
 * @param list A list, fixed-size list or embedding.
 * @param size Items of a chunk.
 * @example
 * df.select(col('numbers').chunk(2))
 */
export function chunk(list: ExpressionLike, size: number): Expression<unknown[][]> {
  return callFunction('chunk', [list, size]);
}

/**
 * The best of the labels for each text: by a model of natural language inference (default bart-large-mnli) or by the nearest vector of a model that embeds texts. With `topK` or `scores`: a list of labels and scores, best first.
 *
 * @param text A String column.
 * @param labels What is chosen from, in words.
 * @param options `topK` (default null): How many labels, best first, each with its score; null: the best label alone. `scores` (default false): Whether all labels come with their scores. `template` (default null): The sentence a label is put into, at {}; null: that of the kind of model. `provider` (default null): Who runs the model: the name of a provider, or one; null: the session's, the environment's, else 'transformers'. `model` (default null): A model of the hub, the URL of its folder or of an ONNX file; null: the provider's own choice. `dtype` (default null): Which file of weights; null: q8 on WASM, fp32 on WebGPU. `batchSize` (default null): Rows the model takes at once; null: the provider's own choice.
 * @example
 * df.withColumn('what', col('first').classifyText(['a circle', 'a square'], { model: 'pixelframe/clip-tiny' }))
 */
export function classifyText(text: ExpressionLike, labels: string | readonly string[], options?: { readonly topK?: number | null; readonly scores?: boolean; readonly template?: string | null; readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null }): Expression<string> {
  return callFunction('classifyText', [text, labels, options]);
}

/**
 * The number within two bounds, in the common type of all three. NaN stays NaN.
 *
 * @param input A number.
 * @param options `min` (default null): What is smaller becomes it; null: no bound. `max` (default null): What is larger becomes it; null: no bound.
 * @example
 * df.select(col('a').clip(1, 2))
 */
export function clip(input: ExpressionLike, options?: { readonly min?: ExpressionLike; readonly max?: ExpressionLike }): Expression<number>;
export function clip(input: ExpressionLike, min: ExpressionLike, options?: { readonly max?: ExpressionLike }): Expression<number>;
export function clip(input: ExpressionLike, min: ExpressionLike, max: ExpressionLike): Expression<number>;
export function clip(input: ExpressionLike, ...rest: readonly unknown[]): Expression<number> {
  return callFunction('clip', [input, ...rest]);
}

/**
 * The first of the values that is not null, in their common type; null where all are.
 *
 * @param values Expressions, tried in order.
 * @example
 * df.select(F.coalesce(col('x'), col('a'), 0))
 */
export function coalesce(...values: readonly ExpressionLike[]): Expression<unknown> {
  return callFunction('coalesce', [...values]);
}

/**
 * Mean, a Float64, of the columns in each row, nulls left out; null where all are.
 *
 * @param columns Columns by name, or expressions.
 * @example
 * df.select(F.columnsAvg('a', col('x')))
 */
export function columnsAvg(...columns: readonly ExpressionLike[]): Expression<number> {
  return callFunction('columnsAvg', [...columns]);
}

/**
 * Largest of the columns in each row, nulls left out; null where all are.
 *
 * @param columns Columns by name, or expressions.
 * @example
 * df.select(F.columnsMax('a', col('x')))
 */
export function columnsMax(...columns: readonly ExpressionLike[]): Expression<number> {
  return callFunction('columnsMax', [...columns]);
}

/**
 * Mean, a Float64, of the columns in each row, nulls left out; null where all are.
 *
 * @param columns Columns by name, or expressions.
 * @example
 * df.select(F.columnsMean('a', col('x')))
 */
export function columnsMean(...columns: readonly ExpressionLike[]): Expression<number> {
  return callFunction('columnsMean', [...columns]);
}

/**
 * Smallest of the columns in each row, nulls left out; null where all are.
 *
 * @param columns Columns by name, or expressions.
 * @example
 * df.select(F.columnsMin('a', col('x')))
 */
export function columnsMin(...columns: readonly ExpressionLike[]): Expression<number> {
  return callFunction('columnsMin', [...columns]);
}

/**
 * Sum of the columns in each row, nulls left out; null where all are.
 *
 * @param columns Columns by name, or expressions.
 * @example
 * df.select(F.columnsSum('a', col('x')))
 */
export function columnsSum(...columns: readonly ExpressionLike[]): Expression<number> {
  return callFunction('columnsSum', [...columns]);
}

/**
 * Bytes, or the UTF-8 of a text, compressed: deflate is the bare stream, zlib and gzip have a header and a checksum. The same bytes on every machine.
 *
 * @param input Bytes or text.
 * @param codec In any case.
 * @example
 * df.select(col('data').compress('gzip'))
 */
export function compress(input: ExpressionLike, codec: 'deflate' | 'gzip' | 'gz' | 'zlib'): Expression<Uint8Array> {
  return callFunction('compress', [input, codec]);
}

/**
 * Two texts or two Binaries joined; null where one is. A number or boolean beside a text is printed.
 *
 * @param left Text or bytes.
 * @param right Text or bytes.
 * @example
 * df.select(col('first').concat(' ').concat(col('last')).alias('name'))
 */
export function concat(left: ExpressionLike, right: ExpressionLike): Expression<string | Uint8Array> {
  return callFunction('concat', [left, right]);
}

/**
 * Texts joined with a separator; nulls are left out, and the result is null where all are null.
 *
 * @param exprs Texts, one or more.
 * @param sep What to put between them.
 * @example
 * df.select(F.concatWs(' ', col('first'), col('last')))
 */
export function concatWs(sep: string, ...exprs: readonly ExpressionLike[]): Expression<string> {
  return callFunction('concatWs', [sep, ...exprs]);
}

/**
 * True where the text contains the other one; every text contains the empty one.
 *
 * @param input Text.
 * @param substr What to look for: a text, or a column of them.
 * @example
 * df.select(col('first').contains('d'))
 */
export function contains(input: ExpressionLike, substr: ExpressionLike): Expression<boolean> {
  return callFunction('contains', [input, substr]);
}

/**
 * A number in another base, upper-case, as MySQL does: what follows the digits is ignored, a negative number is its 64-bit two’s complement unless `toBase` is negative. Null for no text, for bases out of range and for numbers of more than 64 bits.
 *
 * @param input Digits, or an integer.
 * @param fromBase Base of the digits, 2 to 36.
 * @param toBase Base of the answer, 2 to 36; negative: with a sign.
 * @example
 * df.select(col('a').conv(10, 2))
 */
export function conv(input: ExpressionLike, fromBase: number, toBase: number): Expression<string> {
  return callFunction('conv', [input, fromBase, toBase]);
}

/**
 * The same moments in another time zone. A local time that a change of clocks skips or repeats is an error.
 *
 * @param input A Timestamp.
 * @param toTimezone Time zone of the result: 'Europe/Paris', 'UTC', '+02:00'.
 * @param options `fromTimezone` (default null): Time zone of a column that has none.
 * @example
 * df.select(col('at').convertTimeZone('Asia/Tokyo', 'UTC'))
 */
export function convertTimeZone(input: ExpressionLike, toTimezone: string, options?: { readonly fromTimezone?: string | null }): Expression<Date>;
export function convertTimeZone(input: ExpressionLike, toTimezone: string, fromTimezone: string | null): Expression<Date>;
export function convertTimeZone(input: ExpressionLike, ...rest: readonly unknown[]): Expression<Date> {
  return callFunction('convertTimeZone', [input, ...rest]);
}

/**
 * The same moments in another time zone; the column must have one. Daft has the time zone first: `convert_timezone(target, source)`.
 *
 * @param input A Timestamp.
 * @param targetTimezone Time zone of the result.
 * @example
 * df.select(col('at').replaceTimeZone('UTC').convertTimezone('Asia/Tokyo'))
 */
export function convertTimezone(input: ExpressionLike, targetTimezone: string): Expression<Date> {
  return callFunction('convertTimezone', [input, targetTimezone]);
}

/**
 * Cosine of an angle in radians.
 *
 * @param input A number.
 * @example
 * df.select(col('x').cos())
 */
export function cos(input: ExpressionLike): Expression<number> {
  return callFunction('cos', [input]);
}

/**
 * Hyperbolic cosine.
 *
 * @param input A number.
 * @example
 * df.select(col('x').cosh())
 */
export function cosh(input: ExpressionLike): Expression<number> {
  return callFunction('cosh', [input]);
}

/**
 * One minus the cosine of the angle between two vectors: 0 for one direction, 2 for opposite ones; NaN where one is all zeros.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').cosineDistance([0.1, 0.2, 0.3]))
 */
export function cosineDistance(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('cosineDistance', [left, right]);
}

/**
 * Cosine of the angle between two vectors; null where one is all zeros.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').cosineSimilarity([0.1, 0.2, 0.3]))
 */
export function cosineSimilarity(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('cosineSimilarity', [left, right]);
}

/**
 * Cotangent of an angle in radians, 1 / tan.
 *
 * @param input A number.
 * @example
 * df.select(col('x').cot())
 */
export function cot(input: ExpressionLike): Expression<number> {
  return callFunction('cot', [input]);
}

/**
 * Number of values, nulls left out; `count()` is the number of rows. NaN is a value.
 *
 * @param options `mode` (default "valid"): Which rows count: those with a value, those without, all. `input` (default 1): What is counted; without it all rows are.
 * @example
 * df.groupBy('first').agg(F.count(), col('a').count({ mode: 'null' }).alias('missing'))
 */
export function count(options?: { readonly mode?: 'valid' | 'null' | 'all'; readonly input?: ExpressionLike }): Expression<number>;
export function count(input: ExpressionLike, options?: { readonly mode?: 'valid' | 'null' | 'all' }): Expression<number>;
export function count(...rest: readonly unknown[]): Expression<number> {
  return callFunction('count', [...rest]);
}

/**
 * Number of different values. Nulls are left out, NaN is one value, 0 and -0 are the same.
 *
 * @param input Values that compare, not objects.
 * @example
 * df.groupBy('first').agg(col('a').countDistinct())
 */
export function countDistinct(input: ExpressionLike): Expression<number> {
  return callFunction('countDistinct', [input]);
}

/**
 * How often the texts occur, without overlaps.
 *
 * @param input Text.
 * @param patterns A text, or several; where two begin at the same place the longer one counts.
 * @param options `wholeWords` (default false): Only with no ASCII letter on either side. `caseSensitive` (default true): Given as false, ASCII letters match in any case.
 * @example
 * df.select(col('first').countMatches(['a', 'an'], { wholeWords: false }))
 */
export function countMatches(input: ExpressionLike, patterns: string | readonly string[], options?: { readonly wholeWords?: boolean; readonly caseSensitive?: boolean }): Expression<number> {
  return callFunction('countMatches', [input, patterns, options]);
}

/**
 * Cosecant of an angle in radians, 1 / sin.
 *
 * @param input A number.
 * @example
 * df.select(col('x').csc())
 */
export function csc(input: ExpressionLike): Expression<number> {
  return callFunction('csc', [input]);
}

/**
 * The date today in UTC. That of the start of the query, for all rows.
 * @example
 * df.select('a', F.currentDate().alias('now'))
 */
export function currentDate(): Expression<Date> {
  return callFunction('currentDate', []);
}

/**
 * The moment in UTC, as a Timestamp in microseconds without a time zone. That of the start of the query, for all rows.
 * @example
 * df.select('a', F.currentTimestamp().alias('now'))
 */
export function currentTimestamp(): Expression<Date> {
  return callFunction('currentTimestamp', []);
}

/**
 * The time zone of `currentDate` and `currentTimestamp`: always 'UTC'.
 * @example
 * df.select('a', F.currentTimezone().alias('now'))
 */
export function currentTimezone(): Expression<string> {
  return callFunction('currentTimezone', []);
}

/**
 * As `levenshteinDistance`, with swapping two neighbours as one step; no part is edited twice (optimal string alignment).
 *
 * @param left Text.
 * @param right Text.
 * @example
 * df.select(col('first').damerauLevenshteinDistance(col('last')))
 */
export function damerauLevenshteinDistance(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('damerauLevenshteinDistance', [left, right]);
}

/**
 * The day of a timestamp, as a Date. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').date())
 */
export function date(input: ExpressionLike): Expression<Date> {
  return callFunction('date', [input]);
}

/**
 * The date so many days later; null beyond 32 bits.
 *
 * @param input A Date.
 * @param days An integer.
 * @example
 * df.select(col('day').dateAdd(7))
 */
export function dateAdd(input: ExpressionLike, days: ExpressionLike): Expression<Date> {
  return callFunction('dateAdd', [input, days]);
}

/**
 * Days from `start` to `end`, by the dates alone; each in the time zone of its column.
 *
 * @param end A Date or Timestamp.
 * @param start A Date or Timestamp.
 * @example
 * df.select(col('at').dateDiff(col('day')))
 */
export function dateDiff(end: ExpressionLike, start: ExpressionLike): Expression<number> {
  return callFunction('dateDiff', [end, start]);
}

/**
 * Alias of `strftime`. Dates and times as text, in the time zone of the column. %f are nine digits of nanoseconds, %Z is the offset.
 *
 * @param input A Date, Timestamp or Time.
 * @param options `format` (default null): Conversions of chrono: %Y %m %d %H %M %S %f %.3f %j %a %A %b %B %p %I %U %V %z %:z ..., %-d and %_d for other paddings; null stands for ISO 8601.
 * @example
 * df.select(col('at').dateFormat('%d.%m.%Y %H:%M'))
 */
export function dateFormat(input: ExpressionLike, options?: { readonly format?: string | null }): Expression<string>;
export function dateFormat(input: ExpressionLike, format: string | null): Expression<string>;
export function dateFormat(input: ExpressionLike, ...rest: readonly unknown[]): Expression<string> {
  return callFunction('dateFormat', [input, ...rest]);
}

/**
 * The date so many days after 1970-01-01; null beyond 32 bits.
 *
 * @param input An integer.
 * @example
 * df.select(col('a').dateFromUnixDate())
 */
export function dateFromUnixDate(input: ExpressionLike): Expression<Date> {
  return callFunction('dateFromUnixDate', [input]);
}

/**
 * The date so many days earlier; null beyond 32 bits.
 *
 * @param input A Date.
 * @param days An integer.
 * @example
 * df.select(col('day').dateSub(7))
 */
export function dateSub(input: ExpressionLike, days: ExpressionLike): Expression<Date> {
  return callFunction('dateSub', [input, days]);
}

/**
 * The start of the interval each moment is in, by the clocks of the column's time zone. Intervals are counted from 1970-01-01 (so weeks begin on Thursdays) or from `relativeTo`, months, quarters and years from January. Daft has the interval first: `date_trunc(interval, expr)`.
 *
 * @param input A Timestamp or Date.
 * @param interval A count and a unit: '15 minutes', '1 day', '2 weeks', '1 month'; units are nanosecond to week, month, quarter, year.
 * @param options `relativeTo` (default null): A moment at which an interval begins; null stands for 1970-01-01.
 * @example
 * df.select(col('at').dateTrunc('1 day'))
 */
export function dateTrunc(input: ExpressionLike, interval: string, options?: { readonly relativeTo?: ExpressionLike }): Expression<Date>;
export function dateTrunc(input: ExpressionLike, interval: string, relativeTo: ExpressionLike): Expression<Date>;
export function dateTrunc(input: ExpressionLike, ...rest: readonly unknown[]): Expression<Date> {
  return callFunction('dateTrunc', [input, ...rest]);
}

/**
 * Alias of `dateAdd`. The date so many days later; null beyond 32 bits.
 *
 * @param input A Date.
 * @param days An integer.
 * @example
 * df.select(col('day').dateadd(7))
 */
export function dateadd(input: ExpressionLike, days: ExpressionLike): Expression<Date> {
  return callFunction('dateadd', [input, days]);
}

/**
 * Alias of `dateDiff`. Days from `start` to `end`, by the dates alone; each in the time zone of its column.
 *
 * @param end A Date or Timestamp.
 * @param start A Date or Timestamp.
 * @example
 * df.select(col('at').datediff(col('day')))
 */
export function datediff(end: ExpressionLike, start: ExpressionLike): Expression<number> {
  return callFunction('datediff', [end, start]);
}

/**
 * One part of a date or time, as the function of that name gives it. Daft has the part first: `datepart(part, expr)`.
 *
 * @param input A Date, Timestamp or Time.
 * @param part Name of the part: year, quarter, month, week, day, weekday, dayofyear, hour, minute, second, ...
 * @example
 * df.select(col('at').datepart('year'))
 */
export function datepart(input: ExpressionLike, part: string): Expression<number | Date> {
  return callFunction('datepart', [input, part]);
}

/**
 * The day of the month, 1 to 31. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').day())
 */
export function day(input: ExpressionLike): Expression<number> {
  return callFunction('day', [input]);
}

/**
 * The day of the month, 1 to 31. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').dayOfMonth())
 */
export function dayOfMonth(input: ExpressionLike): Expression<number> {
  return callFunction('dayOfMonth', [input]);
}

/**
 * The day of the week, 0 for Monday to 6 for Sunday. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').dayOfWeek())
 */
export function dayOfWeek(input: ExpressionLike): Expression<number> {
  return callFunction('dayOfWeek', [input]);
}

/**
 * The day of the year, 1 to 366. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').dayOfYear())
 */
export function dayOfYear(input: ExpressionLike): Expression<number> {
  return callFunction('dayOfYear', [input]);
}

/**
 * Alias of `dayOfMonth`. The day of the month, 1 to 31. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').dayofmonth())
 */
export function dayofmonth(input: ExpressionLike): Expression<number> {
  return callFunction('dayofmonth', [input]);
}

/**
 * Alias of `dayOfYear`. The day of the year, 1 to 366. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').dayofyear())
 */
export function dayofyear(input: ExpressionLike): Expression<number> {
  return callFunction('dayofyear', [input]);
}

/**
 * Bytes written as base64 (with its padding) or hexadecimal digits; for utf-8 a String, null for bytes that are none. Wrong digits are an error that names the row.
 *
 * @param input Bytes.
 * @param charset In any case.
 * @example
 * df.select(col('data').encode('base64').decode('base64'))
 */
export function decode(input: ExpressionLike, charset: 'utf-8' | 'utf8' | 'base64' | 'hex'): Expression<Uint8Array | string> {
  return callFunction('decode', [input, charset]);
}

/**
 * Bytes decompressed. Corrupt data, a wrong checksum, and what would take more than 256 MB are errors that name the row.
 *
 * @param input Bytes.
 * @param codec In any case.
 * @example
 * df.select(col('data').compress('gzip').decompress('gzip'))
 */
export function decompress(input: ExpressionLike, codec: 'deflate' | 'gzip' | 'gz' | 'zlib'): Expression<Uint8Array> {
  return callFunction('decompress', [input, codec]);
}

/**
 * Radians as degrees.
 *
 * @param input A number.
 * @example
 * df.select(col('x').degrees())
 */
export function degrees(input: ExpressionLike): Expression<number> {
  return callFunction('degrees', [input]);
}

/**
 * Rank of the row in its partition, from 1; rows equal in orderBy have one rank, and none is left out. UInt64. Only inside over() with an orderBy and without a frame, else a PlanError.
 * @example
 * df.withColumn('n', F.denseRank().over({ partitionBy: 'first', orderBy: 'a' }))
 */
export function denseRank(): Expression<number> {
  return callFunction('denseRank', []);
}

/**
 * Values of a type read from JSON. A text that is no JSON or does not fit the type is an error that names the row. Numbers keep all their digits for Int64, UInt64, Decimal and String; fractions are cut off for integers; keys that the type has not are skipped, those that are missing are null. Dates and times are ISO 8601 texts or counts of their unit, binary is hexadecimal.
 *
 * @param input JSON text.
 * @param format There is one: 'json'.
 * @param dtype The type to read.
 * @example
 * df.select(col('json').deserialize('json', DataType.struct({ a: DataType.list(DataType.int64()) })))
 */
export function deserialize(input: ExpressionLike, format: 'json', dtype: DataType): Expression<unknown> {
  return callFunction('deserialize', [input, format, dtype]);
}

/**
 * Quotient as Float64; division by zero gives an infinity or NaN. Decimals stay exact, cut to the scale of the result; null where the divisor is zero.
 *
 * @param left Left operand.
 * @param right Divisor.
 * @example
 * df.select(col('a').div(2))
 */
export function div(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('div', [left, right]);
}

/**
 * Sum of the products of the numbers of two vectors.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').dotProduct([0.1, 0.2, 0.3]))
 */
export function dotProduct(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('dotProduct', [left, right]);
}

/**
 * Euler's number, about 2.718.
 * @example
 * df.select(F.e())
 */
export function e(): Expression<number> {
  return callFunction('e', []);
}

/**
 * The vector a model gives for each text, by default of all-MiniLM-L6-v2; of a CLIP: in the space of its pictures. Null for null.
 *
 * @param text A String column.
 * @param options `provider` (default null): Who runs the model: the name of a provider, or one; null: the session's, the environment's, else 'transformers'. `model` (default null): A model of the hub, the URL of its folder or of an ONNX file; null: the provider's own choice. `dtype` (default null): Which file of weights; null: q8 on WASM, fp32 on WebGPU. `batchSize` (default null): Rows the model takes at once; null: the provider's own choice. `normalize` (default false): Whether vectors are scaled to length 1. `dimensions` (default null): Only the first so many numbers of each vector; null: all.
 * @example
 * df.withColumn('embedding', col('first').embedText({ model: 'pixelframe/clip-tiny' }))
 */
export function embedText(text: ExpressionLike, options?: { readonly provider?: string | ModelProvider | null; readonly model?: string | null; readonly dtype?: 'fp32' | 'fp16' | 'q8' | 'int8' | 'uint8' | 'q4' | 'q4f16' | 'bnb4' | null; readonly batchSize?: number | null; readonly normalize?: boolean; readonly dimensions?: number | null }): Expression<Float32Array> {
  return callFunction('embedText', [text, options]);
}

/**
 * Bytes as base64 or hexadecimal digits, or, for utf-8, checked to be UTF-8; a text stands for its bytes. Bytes that are no UTF-8 are an error that names the row.
 *
 * @param input Bytes or text.
 * @param charset In any case.
 * @example
 * df.select(col('data').encode('base64'))
 */
export function encode(input: ExpressionLike, charset: 'utf-8' | 'utf8' | 'base64' | 'hex'): Expression<Uint8Array | string> {
  return callFunction('encode', [input, charset]);
}

/**
 * True where the text ends with the other one.
 *
 * @param input Text.
 * @param suffix What to look for: a text, or a column of them.
 * @example
 * df.select(col('first').endswith('a'))
 */
export function endswith(input: ExpressionLike, suffix: ExpressionLike): Expression<boolean> {
  return callFunction('endswith', [input, suffix]);
}

/**
 * Equal; null if either side is null. NaN equals NaN.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').eq(1))
 */
export function eq(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('eq', [left, right]);
}

/**
 * Equal, where two nulls are equal; never null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').eqNullSafe(1))
 */
export function eqNullSafe(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('eqNullSafe', [left, right]);
}

/**
 * Length of the difference of two vectors.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').euclideanDistance([0.1, 0.2, 0.3]))
 */
export function euclideanDistance(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('euclideanDistance', [left, right]);
}

/**
 * Euler's number to the power of the number.
 *
 * @param input A number.
 * @example
 * df.select(col('x').exp())
 */
export function exp(input: ExpressionLike): Expression<number> {
  return callFunction('exp', [input]);
}

/**
 * A row for each item of the list, beside the other columns of the row; null or empty lists give one row with null. A whole column of select() or withColumn() only; lists of one row have equal lengths.
 *
 * @param list A list, fixed-size list or embedding.
 * @param options `ignoreEmptyAndNull` (default false): Leaves out rows whose list is empty or null.
 * @example
 * df.select('a', col('tags').explode())
 */
export function explode(list: ExpressionLike, options?: { readonly ignoreEmptyAndNull?: boolean }): Expression<unknown>;
export function explode(list: ExpressionLike, ignoreEmptyAndNull: boolean): Expression<unknown>;
export function explode(list: ExpressionLike, ...rest: readonly unknown[]): Expression<unknown> {
  return callFunction('explode', [list, ...rest]);
}

/**
 * Euler's number to the power of the number, less 1: exact near 0.
 *
 * @param input A number.
 * @example
 * df.select(col('x').expm1())
 */
export function expm1(input: ExpressionLike): Expression<number> {
  return callFunction('expm1', [input]);
}

/**
 * Product of the integers from 1; null below 0 and above 20, where it has no Int64.
 *
 * @param input An integer.
 * @example
 * df.select(col('a').factorial())
 */
export function factorial(input: ExpressionLike): Expression<number> {
  return callFunction('factorial', [input]);
}

/**
 * The float, or the fill value where it is NaN; null stays null.
 *
 * @param input A float.
 * @param fillValue What stands for NaN.
 * @example
 * df.select(col('x').fillNan(0))
 */
export function fillNan(input: ExpressionLike, fillValue: ExpressionLike): Expression<number> {
  return callFunction('fillNan', [input, fillValue]);
}

/**
 * The value, or the fill value where it is null, in their common type. NaN is no null: see `fillNan`.
 *
 * @param input Any value.
 * @param fillValue What stands for null.
 * @example
 * df.select(col('x').fillNull(0))
 */
export function fillNull(input: ExpressionLike, fillValue: ExpressionLike): Expression<unknown> {
  return callFunction('fillNull', [input, fillValue]);
}

/**
 * Where the other text begins, -1 where it is not there. Counted from 0 in bytes of UTF-8, as in Daft: the same as characters for ASCII.
 *
 * @param input Text.
 * @param substr What to look for: a text, or a column of them.
 * @example
 * df.select(col('first').find('d'))
 */
export function find(input: ExpressionLike, substr: ExpressionLike): Expression<number> {
  return callFunction('find', [input, substr]);
}

/**
 * The first value of the frame, null where the frame is empty. Only inside over() with an orderBy and a frame, else a PlanError.
 *
 * @param input Values to choose from.
 * @param options `ignoreNulls` (default false): Take the first value that is not null; null when all are.
 * @example
 * df.withColumn('x', col('x').firstValue().over({ partitionBy: 'first', orderBy: 'a', rowsBetween: [-2, 0] }))
 */
export function firstValue(input: ExpressionLike, options?: { readonly ignoreNulls?: boolean }): Expression<unknown>;
export function firstValue(input: ExpressionLike, ignoreNulls: boolean): Expression<unknown>;
export function firstValue(input: ExpressionLike, ...rest: readonly unknown[]): Expression<unknown> {
  return callFunction('firstValue', [input, ...rest]);
}

/**
 * The number rounded down; integers stay themselves.
 *
 * @param input A number.
 * @example
 * df.select(col('x').floor())
 */
export function floor(input: ExpressionLike): Expression<number> {
  return callFunction('floor', [input]);
}

/**
 * Quotient rounded down; null where an integer is divided by zero.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('a').floorDiv(2))
 */
export function floorDiv(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('floorDiv', [left, right]);
}

/**
 * A text with values put in its places; null where one of them is. A plain string is a text, not a column.
 *
 * @param args One for each `{}`: text, a number or a boolean.
 * @param fString The text, with `{}` where values go.
 * @example
 * df.select(F.format('{} is {}', col('first'), col('a')).alias('line'))
 */
export function format(fString: string, ...args: readonly ExpressionLike[]): Expression<string> {
  return callFunction('format', [fString, ...args]);
}

/**
 * The moment so many seconds after 1970, in UTC, as text. NaN and infinities are null.
 *
 * @param input Seconds since 1970-01-01 UTC; the fraction of a float is cut off.
 * @param options `format` (default null): Format, as of strftime; null stands for %Y-%m-%d %H:%M:%S.
 * @example
 * df.select(col('a').fromUnixtime('%Y/%m/%d'))
 */
export function fromUnixtime(input: ExpressionLike, options?: { readonly format?: string | null }): Expression<string>;
export function fromUnixtime(input: ExpressionLike, format: string | null): Expression<string>;
export function fromUnixtime(input: ExpressionLike, ...rest: readonly unknown[]): Expression<string> {
  return callFunction('fromUnixtime', [input, ...rest]);
}

/**
 * What clocks in a time zone show at these moments, as a Timestamp without a time zone. A column without one is taken as UTC.
 *
 * @param input A Timestamp.
 * @param timezone Time zone: 'Europe/Paris', 'UTC', '+02:00'.
 * @example
 * df.select(col('at').fromUtcTimestamp('Asia/Tokyo'))
 */
export function fromUtcTimestamp(input: ExpressionLike, timezone: string): Expression<Date> {
  return callFunction('fromUtcTimestamp', [input, timezone]);
}

/**
 * Greater than or equal; null if either side is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').ge(1))
 */
export function ge(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('ge', [left, right]);
}

/**
 * A struct field by name, a map value by key, or a list item by position; null, or the default, where there is none.
 *
 * @param input A struct, map or list.
 * @param key Struct field or map key; zero-based list position, negative from the end, or an expression that computes it.
 * @param options `default` (default null): Stands where a list is too short, or a map has no such key.
 * @example
 * df.select(col('tags').get(0).alias('first_tag'))
 */
export function get(input: ExpressionLike, key: string | number | ExpressionLike, options?: { readonly default?: ExpressionLike }): Expression<unknown>;
export function get(input: ExpressionLike, key: string | number | ExpressionLike, defaultValue: ExpressionLike): Expression<unknown>;
export function get(input: ExpressionLike, ...rest: readonly unknown[]): Expression<unknown> {
  return callFunction('get', [input, ...rest]);
}

/**
 * Metres between two points of the Earth, a sphere of 6371 km (haversine formula); null for coordinates out of range.
 *
 * @param lat1 Latitude of the first point in degrees, -90 to 90.
 * @param lon1 Its longitude, -180 to 180.
 * @param lat2 Latitude of the second point.
 * @param lon2 Its longitude.
 * @example
 * df.select(col('x').greatCircleDistance(13.4, 48.85, 2.35))
 */
export function greatCircleDistance(lat1: ExpressionLike, lon1: ExpressionLike, lat2: ExpressionLike, lon2: ExpressionLike): Expression<number> {
  return callFunction('greatCircleDistance', [lat1, lon1, lat2, lon2]);
}

/**
 * Greater than; null if either side is null. NaN is greater than every number.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').gt(1))
 */
export function gt(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('gt', [left, right]);
}

/**
 * How many characters differ at the same place; null for texts of different lengths. See `hammingDistance` for hashes.
 *
 * @param left Text.
 * @param right Text.
 * @example
 * df.select(col('first').hammingDistanceStr(col('last')))
 */
export function hammingDistanceStr(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('hammingDistanceStr', [left, right]);
}

/**
 * Hash of the values as UInt64, equal to Daft’s: of the bytes of strings, numbers and moments, of the hashes of a list’s items, of one field after the other. A null has a hash, too; a null list or struct gives null.
 *
 * @param values Expressions, hashed together.
 * @param options `seed` (default null): Start of the hash, a whole number; null: that of the function. `hashFunction` (default "xxhash"): Which function hashes the bytes.
 * @example
 * df.select(col('a').hash(col('first'), { seed: 7 }))
 */
export function hash(...values: readonly (ExpressionLike | { readonly seed?: number | null; readonly hashFunction?: 'xxhash' | 'xxhash32' | 'xxhash64' | 'xxhash3_64' | 'murmurhash3' | 'sha1' })[]): Expression<number> {
  return callFunction('hash', [...values]);
}

/**
 * The hour, 0 to 23. In the time zone of the column.
 *
 * @param input A Timestamp or Time.
 * @example
 * df.select(col('at').hour())
 */
export function hour(input: ExpressionLike): Expression<number> {
  return callFunction('hour', [input]);
}

/**
 * Length of the vector (a, b): sqrt(a² + b²).
 *
 * @param a A number.
 * @param b A number.
 * @example
 * df.select(col('x').hypot(2))
 */
export function hypot(a: ExpressionLike, b: ExpressionLike): Expression<number> {
  return callFunction('hypot', [a, b]);
}

/**
 * SQL ILIKE, LIKE in any case: `%` stands for any characters, `_` for one, a backslash before them for themselves; the pattern covers the whole text.
 *
 * @param input Text.
 * @param pattern What to look for: a text, or a column of them.
 * @example
 * df.select(col('first').ilike('a%'))
 */
export function ilike(input: ExpressionLike, pattern: ExpressionLike): Expression<boolean> {
  return callFunction('ilike', [input, pattern]);
}

/**
 * True where the value is one of the given ones; null where it is null. Nothing is in an empty array.
 *
 * @param input Value to look up.
 * @param values Array of plain values of one type; null among them makes the answer null where it would be false.
 * @example
 * df.where(col('a').isIn([1, 3]))
 */
export function isIn(input: ExpressionLike, values: readonly (null | boolean | number | bigint | string | Date | Uint8Array)[]): Expression<boolean> {
  return callFunction('isIn', [input, values]);
}

/**
 * True for both infinities; null stays null.
 *
 * @param input A float.
 * @example
 * df.where(col('x').isInf())
 */
export function isInf(input: ExpressionLike): Expression<boolean> {
  return callFunction('isInf', [input]);
}

/**
 * True for NaN; null stays null.
 *
 * @param input A float.
 * @example
 * df.where(col('x').isNan())
 */
export function isNan(input: ExpressionLike): Expression<boolean> {
  return callFunction('isNan', [input]);
}

/**
 * True where the value is null; never null itself.
 *
 * @param input Any value.
 * @example
 * df.where(col('a').isNull())
 */
export function isNull(input: ExpressionLike): Expression<boolean> {
  return callFunction('isNull', [input]);
}

/**
 * Share of the places where both vectors are not 0 among those where one is; 1 where both are all zeros.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').jaccardSimilarity([0.1, 0.2, 0.3]))
 */
export function jaccardSimilarity(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('jaccardSimilarity', [left, right]);
}

/**
 * Jaro similarity by characters, from 0 (nothing in common) to 1 (equal).
 *
 * @param left Text.
 * @param right Text.
 * @example
 * df.select(col('first').jaroSimilarity(col('last')))
 */
export function jaroSimilarity(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('jaroSimilarity', [left, right]);
}

/**
 * Jaro similarity, higher for texts that begin alike (up to 4 characters).
 *
 * @param left Text.
 * @param right Text.
 * @example
 * df.select(col('first').jaroWinklerSimilarity(col('last')))
 */
export function jaroWinklerSimilarity(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('jaroWinklerSimilarity', [left, right]);
}

/**
 * The result of a jq filter as JSON text; several results as an array, none as an empty text. A filter that fails is an error that names the row.
 *
 * @param input JSON text.
 * @param filter A jq program.
 * @example
 * df.select(col('json').jq('.a'))
 */
export function jq(input: ExpressionLike, filter: string): Expression<string> {
  return callFunction('jq', [input, filter]);
}

/**
 * How many items the outermost array has; null for anything else and for what is no JSON.
 *
 * @param input JSON text.
 * @example
 * df.select(col('json').jsonArrayLength())
 */
export function jsonArrayLength(input: ExpressionLike): Expression<number> {
  return callFunction('jsonArrayLength', [input]);
}

/**
 * Keys of the outermost object, sorted; null for anything else and for what is no JSON.
 *
 * @param input JSON text.
 * @example
 * df.select(col('json').jsonObjectKeys())
 */
export function jsonObjectKeys(input: ExpressionLike): Expression<string[]> {
  return callFunction('jsonObjectKeys', [input]);
}

/**
 * Values of an object by their keys, as a struct of texts: strings as they are, everything else as JSON. Missing keys are null; the whole row is where there is no object.
 *
 * @param input JSON text.
 * @param fields Keys of the outermost object.
 * @example
 * df.select(col('json').jsonTuple(['a', 'b']))
 */
export function jsonTuple(input: ExpressionLike, fields: readonly string[]): Expression<Record<string, string | null>> {
  return callFunction('jsonTuple', [input, fields]);
}

/**
 * The value so many rows earlier in the partition, in the order of orderBy; the default, converted to the values' type, where there is none. Only inside over() with an orderBy and without a frame, else a PlanError.
 *
 * @param input Values to take from another row.
 * @param options `offset` (default 1): How many rows earlier; negative the other way, 0 the row itself. `default` (default null): What stands where there is no such row, of the row itself.
 * @example
 * df.withColumn('x', col('x').lag(1, 0).over({ partitionBy: 'first', orderBy: 'a' }))
 */
export function lag(input: ExpressionLike, options?: { readonly offset?: number; readonly default?: ExpressionLike }): Expression<unknown>;
export function lag(input: ExpressionLike, offset: number, options?: { readonly default?: ExpressionLike }): Expression<unknown>;
export function lag(input: ExpressionLike, offset: number, defaultValue: ExpressionLike): Expression<unknown>;
export function lag(input: ExpressionLike, ...rest: readonly unknown[]): Expression<unknown> {
  return callFunction('lag', [input, ...rest]);
}

/**
 * The last day of the month, in the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('day').lastDay())
 */
export function lastDay(input: ExpressionLike): Expression<Date> {
  return callFunction('lastDay', [input]);
}

/**
 * The last value of the frame, null where the frame is empty. Only inside over() with an orderBy and a frame, else a PlanError.
 *
 * @param input Values to choose from.
 * @param options `ignoreNulls` (default false): Take the last value that is not null; null when all are.
 * @example
 * df.withColumn('x', col('x').lastValue().over({ partitionBy: 'first', orderBy: 'a', rowsBetween: [-2, 0] }))
 */
export function lastValue(input: ExpressionLike, options?: { readonly ignoreNulls?: boolean }): Expression<unknown>;
export function lastValue(input: ExpressionLike, ignoreNulls: boolean): Expression<unknown>;
export function lastValue(input: ExpressionLike, ...rest: readonly unknown[]): Expression<unknown> {
  return callFunction('lastValue', [input, ...rest]);
}

/**
 * Less than or equal; null if either side is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').le(1))
 */
export function le(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('le', [left, right]);
}

/**
 * The value so many rows later in the partition, in the order of orderBy; the default, converted to the values' type, where there is none. Only inside over() with an orderBy and without a frame, else a PlanError.
 *
 * @param input Values to take from another row.
 * @param options `offset` (default 1): How many rows later; negative the other way, 0 the row itself. `default` (default null): What stands where there is no such row, of the row itself.
 * @example
 * df.withColumn('x', col('x').lead(1, 0).over({ partitionBy: 'first', orderBy: 'a' }))
 */
export function lead(input: ExpressionLike, options?: { readonly offset?: number; readonly default?: ExpressionLike }): Expression<unknown>;
export function lead(input: ExpressionLike, offset: number, options?: { readonly default?: ExpressionLike }): Expression<unknown>;
export function lead(input: ExpressionLike, offset: number, defaultValue: ExpressionLike): Expression<unknown>;
export function lead(input: ExpressionLike, ...rest: readonly unknown[]): Expression<unknown> {
  return callFunction('lead', [input, ...rest]);
}

/**
 * The first characters.
 *
 * @param input Text.
 * @param nchars How many; not negative.
 * @example
 * df.select(col('first').left(2))
 */
export function left(input: ExpressionLike, nchars: ExpressionLike): Expression<string> {
  return callFunction('left', [input, nchars]);
}

/**
 * Characters (Unicode code points) of a text, bytes of a Binary, items of a list; null counts as an item.
 *
 * @param input Text, bytes or a list.
 * @example
 * df.select(col('first').length())
 */
export function length(input: ExpressionLike): Expression<number> {
  return callFunction('length', [input]);
}

/**
 * Bytes the text takes in UTF-8.
 *
 * @param input Text.
 * @example
 * df.select(col('first').lengthBytes())
 */
export function lengthBytes(input: ExpressionLike): Expression<number> {
  return callFunction('lengthBytes', [input]);
}

/**
 * The fewest characters to insert, delete or change to get from one text to the other.
 *
 * @param left Text.
 * @param right Text.
 * @example
 * df.select(col('first').levenshteinDistance(col('last')))
 */
export function levenshteinDistance(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('levenshteinDistance', [left, right]);
}

/**
 * SQL LIKE: `%` stands for any characters, `_` for one, a backslash before them for themselves; the pattern covers the whole text.
 *
 * @param input Text.
 * @param pattern What to look for: a text, or a column of them.
 * @example
 * df.select(col('first').like('A%'))
 */
export function like(input: ExpressionLike, pattern: ExpressionLike): Expression<boolean> {
  return callFunction('like', [input, pattern]);
}

/**
 * List of all values in the order of the rows, nulls too.
 *
 * @param input Any values.
 * @example
 * df.groupBy('first').agg(col('a').listAgg())
 */
export function listAgg(input: ExpressionLike): Expression<unknown[]> {
  return callFunction('listAgg', [input]);
}

/**
 * List of the different values in the order of first appearance. Nulls are left out, NaN is one value, 0 and -0 are the same.
 *
 * @param input Values that compare, not objects.
 * @example
 * df.groupBy('first').agg(col('a').listAggDistinct())
 */
export function listAggDistinct(input: ExpressionLike): Expression<unknown[]> {
  return callFunction('listAggDistinct', [input]);
}

/**
 * Each list with one item more, in the common type of both; a null list counts as an empty one.
 *
 * @param list A list, fixed-size list or embedding.
 * @param value What to put at the end, null included.
 * @example
 * df.select(col('numbers').listAppend(col('a')))
 */
export function listAppend(list: ExpressionLike, value: ExpressionLike): Expression<unknown[]> {
  return callFunction('listAppend', [list, value]);
}

/**
 * Whether all items of each list are true. Nulls are left out; null where no item is left.
 *
 * @param list A list, fixed-size list or embedding.
 * @example
 * df.select(F.toList(col('flag'), true).listBoolAnd())
 */
export function listBoolAnd(list: ExpressionLike): Expression<boolean> {
  return callFunction('listBoolAnd', [list]);
}

/**
 * Whether any item of each list is true. Nulls are left out; null where no item is left.
 *
 * @param list A list, fixed-size list or embedding.
 * @example
 * df.select(F.toList(col('flag'), true).listBoolOr())
 */
export function listBoolOr(list: ExpressionLike): Expression<boolean> {
  return callFunction('listBoolOr', [list]);
}

/**
 * Whether the value is in the list; null where the list or the value is null. NaN is found as a value.
 *
 * @param list A list, fixed-size list or embedding.
 * @param item What to look for.
 * @example
 * df.where(col('tags').listContains('x'))
 */
export function listContains(list: ExpressionLike, item: ExpressionLike): Expression<boolean> {
  return callFunction('listContains', [list, item]);
}

/**
 * Number of items of each list that are not null (or of all, or of the nulls); null for a null list.
 *
 * @param list A list, fixed-size list or embedding.
 * @param options `mode` (default "valid"): Which items count: those that are there, all, or the nulls.
 * @example
 * df.select(col('tags').listCount())
 */
export function listCount(list: ExpressionLike, options?: { readonly mode?: 'valid' | 'all' | 'null' }): Expression<number>;
export function listCount(list: ExpressionLike, mode: 'valid' | 'all' | 'null'): Expression<number>;
export function listCount(list: ExpressionLike, ...rest: readonly unknown[]): Expression<number> {
  return callFunction('listCount', [list, ...rest]);
}

/**
 * The different items of each list, in order of first appearance, without nulls.
 *
 * @param list A list, fixed-size list or embedding.
 * @example
 * df.select(col('numbers').listDistinct())
 */
export function listDistinct(list: ExpressionLike): Expression<unknown[]> {
  return callFunction('listDistinct', [list]);
}

/**
 * The items for which the predicate is true, so neither false nor null. Null lists stay null.
 *
 * @param list A list, fixed-size list or embedding.
 * @param predicate True for the items to keep; the item is `element()`.
 * @example
 * df.select(col('numbers').listFilter(element().gt(1)))
 */
export function listFilter(list: ExpressionLike, predicate: ExpressionLike): Expression<unknown[]> {
  return callFunction('listFilter', [list, predicate]);
}

/**
 * The items of the lists in each list, one after the other. Null lists inside have none; a null list gives null.
 *
 * @param list A list, fixed-size list or embedding.
 * @example
 * df.select(col('numbers').chunk(1).listFlatten())
 */
export function listFlatten(list: ExpressionLike): Expression<unknown[]> {
  return callFunction('listFlatten', [list]);
}

/**
 * The strings of each list joined; a null item counts as an empty string, a null list gives null.
 *
 * @param list A list, fixed-size list or embedding.
 * @param delimiter What stands between two items; null: nothing.
 * @example
 * df.select(col('tags').listJoin(', '))
 */
export function listJoin(list: ExpressionLike, delimiter: ExpressionLike): Expression<string> {
  return callFunction('listJoin', [list, delimiter]);
}

/**
 * A list of what the mapper makes of each item. Null lists stay null; `element()` is the item of the innermost list.
 *
 * @param list A list, fixed-size list or embedding.
 * @param mapper Computed for each item, which is `element()`; it may read other columns, too.
 * @example
 * df.select(col('numbers').listMap(element().mul(2)))
 */
export function listMap(list: ExpressionLike, mapper: ExpressionLike): Expression<unknown[]> {
  return callFunction('listMap', [list, mapper]);
}

/**
 * Largest item of each list; NaN is greater than every number. Nulls are left out; null where no item is left.
 *
 * @param list A list, fixed-size list or embedding.
 * @example
 * df.select(col('numbers').listMax())
 */
export function listMax(list: ExpressionLike): Expression<number> {
  return callFunction('listMax', [list]);
}

/**
 * Mean of the items of each list. Nulls are left out; null where no item is left.
 *
 * @param list A list, fixed-size list or embedding.
 * @example
 * df.select(col('numbers').listMean())
 */
export function listMean(list: ExpressionLike): Expression<number> {
  return callFunction('listMean', [list]);
}

/**
 * Smallest item of each list; NaN is greater than every number. Nulls are left out; null where no item is left.
 *
 * @param list A list, fixed-size list or embedding.
 * @example
 * df.select(col('numbers').listMin())
 */
export function listMin(list: ExpressionLike): Expression<number> {
  return callFunction('listMin', [list]);
}

/**
 * Each list in ascending or descending order, equal items as they came. NaN is the largest number; nulls are last, or first in descending order.
 *
 * @param list A list, fixed-size list or embedding.
 * @param options `desc` (default null): Largest first; a Bool column decides for each row. Null: false. `nullsFirst` (default null): Nulls first, for all rows or each. Null: as `desc`.
 * @example
 * df.select(col('numbers').listSort({ desc: true }))
 */
export function listSort(list: ExpressionLike, options?: { readonly desc?: ExpressionLike; readonly nullsFirst?: ExpressionLike }): Expression<unknown[]>;
export function listSort(list: ExpressionLike, desc: ExpressionLike, options?: { readonly nullsFirst?: ExpressionLike }): Expression<unknown[]>;
export function listSort(list: ExpressionLike, desc: ExpressionLike, nullsFirst: ExpressionLike): Expression<unknown[]>;
export function listSort(list: ExpressionLike, ...rest: readonly unknown[]): Expression<unknown[]> {
  return callFunction('listSort', [list, ...rest]);
}

/**
 * Sum of the items of each list: Int64 or UInt64 of integers, which wraps around; floats keep their type. Nulls are left out; null where no item is left.
 *
 * @param list A list, fixed-size list or embedding.
 * @example
 * df.select(col('numbers').listSum())
 */
export function listSum(list: ExpressionLike): Expression<number> {
  return callFunction('listSum', [list]);
}

/**
 * Natural logarithm; -Infinity for 0, NaN below.
 *
 * @param input A number.
 * @example
 * df.select(col('x').ln())
 */
export function ln(input: ExpressionLike): Expression<number> {
  return callFunction('ln', [input]);
}

/**
 * Logarithm to any base, ln(input) / ln(base); -Infinity for 0, NaN below.
 *
 * @param input A number.
 * @param options `base` (default 2.718281828459045): Base of the logarithm.
 * @example
 * df.select(col('x').log(10))
 */
export function log(input: ExpressionLike, options?: { readonly base?: number }): Expression<number>;
export function log(input: ExpressionLike, base: number): Expression<number>;
export function log(input: ExpressionLike, ...rest: readonly unknown[]): Expression<number> {
  return callFunction('log', [input, ...rest]);
}

/**
 * Logarithm to base 10; -Infinity for 0, NaN below.
 *
 * @param input A number.
 * @example
 * df.select(col('x').log10())
 */
export function log10(input: ExpressionLike): Expression<number> {
  return callFunction('log10', [input]);
}

/**
 * Natural logarithm of 1 plus the number: exact near 0.
 *
 * @param input A number.
 * @example
 * df.select(col('x').log1p())
 */
export function log1p(input: ExpressionLike): Expression<number> {
  return callFunction('log1p', [input]);
}

/**
 * Logarithm to base 2; -Infinity for 0, NaN below.
 *
 * @param input A number.
 * @example
 * df.select(col('x').log2())
 */
export function log2(input: ExpressionLike): Expression<number> {
  return callFunction('log2', [input]);
}

/**
 * The text in lower case.
 *
 * @param input Text.
 * @example
 * df.select(col('first').lower())
 */
export function lower(input: ExpressionLike): Expression<string> {
  return callFunction('lower', [input]);
}

/**
 * Filled up at the left; a longer text is cut at its end.
 *
 * @param input Text.
 * @param length Characters of the result.
 * @param pad The character to fill up with.
 * @example
 * df.select(col('first').lpad(8, '.'))
 */
export function lpad(input: ExpressionLike, length: ExpressionLike, pad: ExpressionLike): Expression<string> {
  return callFunction('lpad', [input, length, pad]);
}

/**
 * The text without white space at its start.
 *
 * @param input Text.
 * @example
 * df.select(col('first').lstrip())
 */
export function lstrip(input: ExpressionLike): Expression<string> {
  return callFunction('lstrip', [input]);
}

/**
 * Less than; null if either side is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').lt(1))
 */
export function lt(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('lt', [left, right]);
}

/**
 * The date of a year, a month from 1 to 12 and a day of the month; null where there is no such date.
 *
 * @param year An integer.
 * @param month An integer.
 * @param day An integer.
 * @example
 * df.select(F.makeDate(2024, col('a'), 1))
 */
export function makeDate(year: ExpressionLike, month: ExpressionLike, day: ExpressionLike): Expression<Date> {
  return callFunction('makeDate', [year, month, day]);
}

/**
 * The moment of a date and a time, as a Timestamp in microseconds. Null where there is no such moment, or clocks show it twice.
 *
 * @param year An integer.
 * @param month An integer.
 * @param day An integer.
 * @param hour An integer.
 * @param minute An integer.
 * @param second A number, may have a fraction.
 * @param options `timezone` (default null): Time zone that the parts are in, and the result.
 * @example
 * df.select(F.makeTimestamp(2024, 2, 29, col('a'), 30, 12.5, { timezone: 'Asia/Tokyo' }))
 */
export function makeTimestamp(year: ExpressionLike, month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, options?: { readonly timezone?: string | null }): Expression<Date>;
export function makeTimestamp(year: ExpressionLike, month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, timezone: string | null): Expression<Date>;
export function makeTimestamp(year: ExpressionLike, month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, ...rest: readonly unknown[]): Expression<Date> {
  return callFunction('makeTimestamp', [year, month, day, hour, minute, second, ...rest]);
}

/**
 * The moment of a date and a time, as a Timestamp in microseconds, UTC. Null where there is no such moment, or clocks show it twice.
 *
 * @param year An integer.
 * @param month An integer.
 * @param day An integer.
 * @param hour An integer.
 * @param minute An integer.
 * @param second A number, may have a fraction.
 * @param options `timezone` (default null): Time zone that the parts are in; null stands for UTC.
 * @example
 * df.select(F.makeTimestampLtz(2024, 2, 29, col('a'), 30, 12.5, { timezone: 'Asia/Tokyo' }))
 */
export function makeTimestampLtz(year: ExpressionLike, month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, options?: { readonly timezone?: string | null }): Expression<Date>;
export function makeTimestampLtz(year: ExpressionLike, month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, timezone: string | null): Expression<Date>;
export function makeTimestampLtz(year: ExpressionLike, month: ExpressionLike, day: ExpressionLike, hour: ExpressionLike, minute: ExpressionLike, second: ExpressionLike, ...rest: readonly unknown[]): Expression<Date> {
  return callFunction('makeTimestampLtz', [year, month, day, hour, minute, second, ...rest]);
}

/**
 * The value of a key, of the first one where a map has it twice; null where there is none.
 *
 * @param map A map.
 * @param key The key to look for, one or one for each row.
 * @example
 * df.select(col('scores').mapGet('math'))
 */
export function mapGet(map: ExpressionLike, key: ExpressionLike): Expression<unknown> {
  return callFunction('mapGet', [map, key]);
}

/**
 * The keys of each map as a list; null for a null or empty map, as in Daft.
 *
 * @param map A map.
 * @example
 * df.select(col('scores').mapKeys())
 */
export function mapKeys(map: ExpressionLike): Expression<unknown[]> {
  return callFunction('mapKeys', [map]);
}

/**
 * Largest value, NaN being larger than all numbers; null where there are none. Strings compare by code points, false is before true.
 *
 * @param input Values with an order, not lists, structs or objects.
 * @example
 * df.groupBy('first').agg(col('a').max())
 */
export function max(input: ExpressionLike): Expression<number | string | boolean | Date | null> {
  return callFunction('max', [input]);
}

/**
 * Mean of the values as Float64; null where there are none. Of decimals a decimal with four more places, cut off.
 *
 * @param input Numbers.
 * @example
 * df.groupBy('first').agg(col('a').mean())
 */
export function mean(input: ExpressionLike): Expression<number | null> {
  return callFunction('mean', [input]);
}

/**
 * The value in the middle, or the mean of the two in the middle; null where there are none. NaN is the largest value.
 *
 * @param input Numbers.
 * @example
 * df.groupBy('first').agg(col('a').median())
 */
export function median(input: ExpressionLike): Expression<number | null> {
  return callFunction('median', [input]);
}

/**
 * All of the time below a second, in whole microseconds. In the time zone of the column.
 *
 * @param input A Timestamp or Time.
 * @example
 * df.select(col('at').microsecond())
 */
export function microsecond(input: ExpressionLike): Expression<number> {
  return callFunction('microsecond', [input]);
}

/**
 * All of the time below a second, in whole milliseconds. In the time zone of the column.
 *
 * @param input A Timestamp or Time.
 * @example
 * df.select(col('at').millisecond())
 */
export function millisecond(input: ExpressionLike): Expression<number> {
  return callFunction('millisecond', [input]);
}

/**
 * Smallest value, NaN only where there is nothing else; null where there are none. Strings compare by code points, false is before true.
 *
 * @param input Values with an order, not lists, structs or objects.
 * @example
 * df.groupBy('first').agg(col('a').min())
 */
export function min(input: ExpressionLike): Expression<number | string | boolean | Date | null> {
  return callFunction('min', [input]);
}

/**
 * MinHash signature: the share of equal numbers of two estimates how alike the sets of their runs of words are. Words end at single spaces; the text is taken as it is.
 *
 * @param text A String.
 * @param numHashes How many permutations.
 * @param ngramSize Words in a row that are hashed together.
 * @param options `seed` (default 1): Of the permutations and the hash. `hashFunction` (default "murmurhash3"): Which function hashes the bytes.
 * @example
 * df.select(col('first').minhash(4, 1))
 */
export function minhash(text: ExpressionLike, numHashes: number, ngramSize: number, options?: { readonly seed?: number; readonly hashFunction?: 'xxhash' | 'xxhash32' | 'xxhash64' | 'xxhash3_64' | 'murmurhash3' | 'sha1' }): Expression<Uint32Array> {
  return callFunction('minhash', [text, numHashes, ngramSize, options]);
}

/**
 * The minute, 0 to 59. In the time zone of the column.
 *
 * @param input A Timestamp or Time.
 * @example
 * df.select(col('at').minute())
 */
export function minute(input: ExpressionLike): Expression<number> {
  return callFunction('minute', [input]);
}

/**
 * Remainder with the sign of the dividend; null where an integer is divided by zero.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('a').mod(3))
 */
export function mod(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('mod', [left, right]);
}

/**
 * The row's number, from 0, in the order of the rows; as UInt64.
 * @example
 * df.withColumn('id', F.monotonicallyIncreasingId())
 */
export function monotonicallyIncreasingId(): Expression<number> {
  return callFunction('monotonicallyIncreasingId', []);
}

/**
 * The month, 1 to 12. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').month())
 */
export function month(input: ExpressionLike): Expression<number> {
  return callFunction('month', [input]);
}

/**
 * Months from `start` to `end` as in Spark: a whole number where both are the same day of their months, or the last one; else days and time count as parts of a month of 31 days, to eight decimals. In UTC whatever the columns' time zones.
 *
 * @param end A Date or Timestamp.
 * @param start A Date or Timestamp.
 * @example
 * df.select(col('at').monthsBetween(col('day')))
 */
export function monthsBetween(end: ExpressionLike, start: ExpressionLike): Expression<number> {
  return callFunction('monthsBetween', [end, start]);
}

/**
 * Product of two numbers.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('a').mul(2))
 */
export function mul(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('mul', [left, right]);
}

/**
 * All of the time below a second, in nanoseconds. In the time zone of the column.
 *
 * @param input A Timestamp or Time.
 * @example
 * df.select(col('at').nanosecond())
 */
export function nanosecond(input: ExpressionLike): Expression<number> {
  return callFunction('nanosecond', [input]);
}

/**
 * Not equal; null if either side is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').ne(1))
 */
export function ne(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('ne', [left, right]);
}

/**
 * The number with its sign changed.
 *
 * @param input A number.
 * @example
 * df.select(col('a').neg())
 */
export function neg(input: ExpressionLike): Expression<number> {
  return callFunction('neg', [input]);
}

/**
 * The number with its sign changed; of an unsigned integer other than 0, null.
 *
 * @param input A number.
 * @example
 * df.select(col('x').negate())
 */
export function negate(input: ExpressionLike): Expression<number> {
  return callFunction('negate', [input]);
}

/**
 * The first such weekday after the date, in the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @param dayOfWeek Day of the week: 'Monday', 'Mon' or 'Mo', in any case.
 * @example
 * df.select(col('day').nextDay('Mon'))
 */
export function nextDay(input: ExpressionLike, dayOfWeek: string): Expression<Date> {
  return callFunction('nextDay', [input, dayOfWeek]);
}

/**
 * The text made comparable in the ways asked for.
 *
 * @param input Text.
 * @param options `removePunct` (default false): Drop ASCII punctuation. `lowercase` (default false): Lower case. `nfdUnicode` (default false): Unicode NFD: accents become characters of their own. `whiteSpace` (default false): One space for any run of white space, none at the ends.
 * @example
 * df.select(col('first').normalize({ lowercase: true, whiteSpace: true }))
 */
export function normalize(input: ExpressionLike, options?: { readonly removePunct?: boolean; readonly lowercase?: boolean; readonly nfdUnicode?: boolean; readonly whiteSpace?: boolean }): Expression<string> {
  return callFunction('normalize', [input, options]);
}

/**
 * The opposite; null stays null.
 *
 * @param input A Bool.
 * @example
 * df.where(col('a').gt(1).not())
 */
export function not(input: ExpressionLike): Expression<boolean> {
  return callFunction('not', [input]);
}

/**
 * True for every float but NaN; null stays null.
 *
 * @param input A float.
 * @example
 * df.where(col('x').notNan())
 */
export function notNan(input: ExpressionLike): Expression<boolean> {
  return callFunction('notNan', [input]);
}

/**
 * True where the value is not null; never null itself.
 *
 * @param input Any value.
 * @example
 * df.where(col('a').notNull())
 */
export function notNull(input: ExpressionLike): Expression<boolean> {
  return callFunction('notNull', [input]);
}

/**
 * Either; true or null is true (three-valued logic).
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').gt(1).or(col('a').lt(3)))
 */
export function or(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('or', [left, right]);
}

/**
 * The parts of a URL as a struct: scheme, username, password, host, port, path, query, fragment. Parts that are missing, the port that a scheme has by itself, and all parts of what is no absolute URL are null.
 *
 * @param input URLs.
 * @example
 * df.select(col('url').parseUrl().get('scheme'))
 */
export function parseUrl(input: ExpressionLike): Expression<Record<string, string | number | null>> {
  return callFunction('parseUrl', [input]);
}

/**
 * The date, in UTC whatever the time zone of the column: the partition transform of Iceberg.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').partitionDays())
 */
export function partitionDays(input: ExpressionLike): Expression<Date> {
  return callFunction('partitionDays', [input]);
}

/**
 * Whole hours since 1970, in UTC whatever the time zone of the column: the partition transform of Iceberg.
 *
 * @param input A Timestamp.
 * @example
 * df.select(col('at').partitionHours())
 */
export function partitionHours(input: ExpressionLike): Expression<number> {
  return callFunction('partitionHours', [input]);
}

/**
 * Months since January 1970, in UTC whatever the time zone of the column: the partition transform of Iceberg.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').partitionMonths())
 */
export function partitionMonths(input: ExpressionLike): Expression<number> {
  return callFunction('partitionMonths', [input]);
}

/**
 * Years since 1970, in UTC whatever the time zone of the column: the partition transform of Iceberg.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').partitionYears())
 */
export function partitionYears(input: ExpressionLike): Expression<number> {
  return callFunction('partitionYears', [input]);
}

/**
 * Pearson correlation of the numbers of two vectors, -1 to 1; null where one is constant.
 *
 * @param left Embeddings, or fixed-size lists of numbers; or one array for every row.
 * @param right As many numbers as on the left.
 * @example
 * df.withColumn('d', col('embedding').pearsonCorrelation([0.1, 0.2, 0.3]))
 */
export function pearsonCorrelation(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('pearsonCorrelation', [left, right]);
}

/**
 * The value below which that share of the values lies, between two of them in proportion; null where there are none. NaN is the largest value.
 *
 * @param input Numbers.
 * @param percentage Share of the values that lie below, from 0 to 1.
 * @example
 * df.groupBy('first').agg(col('a').percentile(0.9))
 */
export function percentile(input: ExpressionLike, percentage: number): Expression<number | null> {
  return callFunction('percentile', [input, percentage]);
}

/**
 * Half the length of the unit circle, about 3.142.
 * @example
 * df.select(F.pi())
 */
export function pi(): Expression<number> {
  return callFunction('pi', []);
}

/**
 * Remainder that is not negative where `b` is positive: a % b, or (a % b + b) % b where that is below 0; null where b is 0.
 *
 * @param a A number.
 * @param b A number.
 * @example
 * df.select(col('x').pmod(2))
 */
export function pmod(a: ExpressionLike, b: ExpressionLike): Expression<number> {
  return callFunction('pmod', [a, b]);
}

/**
 * Left operand raised to the right one.
 *
 * @param left Left operand.
 * @param right Exponent.
 * @example
 * df.select(col('a').pow(2))
 */
export function pow(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('pow', [left, right]);
}

/**
 * Base raised to the exponent; another name of `pow`.
 *
 * @param base A number.
 * @param exponent A number.
 * @example
 * df.select(col('x').power(2))
 */
export function power(base: ExpressionLike, exponent: ExpressionLike): Expression<number> {
  return callFunction('power', [base, exponent]);
}

/**
 * Product of the values; null where there are none. Types as for `sum`; a product of decimals is rounded to their scale.
 *
 * @param input Numbers.
 * @example
 * df.groupBy('first').agg(col('a').product())
 */
export function product(input: ExpressionLike): Expression<number | null> {
  return callFunction('product', [input]);
}

/**
 * The quarter of the year, 1 to 4. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').quarter())
 */
export function quarter(input: ExpressionLike): Expression<number> {
  return callFunction('quarter', [input]);
}

/**
 * Degrees as radians.
 *
 * @param input A number.
 * @example
 * df.select(col('x').radians())
 */
export function radians(input: ExpressionLike): Expression<number> {
  return callFunction('radians', [input]);
}

/**
 * A random Int64 from `low` to `high` for every row, each equally likely. With a seed the numbers depend on it and on the number of the row alone.
 *
 * @param low Smallest number, inclusive.
 * @param high Largest number, inclusive.
 * @param options `seed` (default null): The same numbers at every run; null: others each time.
 * @example
 * df.select(F.randomInt(1, 6, { seed: 7 }))
 */
export function randomInt(low: number, high: number, options?: { readonly seed?: number | null }): Expression<number>;
export function randomInt(low: number, high: number, seed: number | null): Expression<number>;
export function randomInt(...rest: readonly unknown[]): Expression<number> {
  return callFunction('randomInt', [...rest]);
}

/**
 * Rank of the row in its partition, from 1; rows equal in orderBy have one rank, and as many are left out after it. Nulls are equal, NaN is equal to NaN. UInt64. Only inside over() with an orderBy and without a frame, else a PlanError.
 * @example
 * df.withColumn('n', F.rank().over({ partitionBy: 'first', orderBy: 'a' }))
 */
export function rank(): Expression<number> {
  return callFunction('rank', []);
}

/**
 * True where the pattern matches somewhere in the text. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
 *
 * @param input Text.
 * @param pattern The pattern: a text, or a column of them.
 * @example
 * df.select(col('first').regexp('^A'))
 */
export function regexp(input: ExpressionLike, pattern: ExpressionLike): Expression<boolean> {
  return callFunction('regexp', [input, pattern]);
}

/**
 * How often the pattern matches, without overlaps. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
 *
 * @param input Text.
 * @param pattern The pattern: a text, or a column of them.
 * @example
 * df.select(col('first').regexpCount('[aeiou]'))
 */
export function regexpCount(input: ExpressionLike, pattern: ExpressionLike): Expression<number> {
  return callFunction('regexpCount', [input, pattern]);
}

/**
 * What the first match, or one of its groups, covers; null where there is none. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
 *
 * @param input Text.
 * @param pattern The pattern: a text, or a column of them.
 * @param options `index` (default 0): Which group; 0 is the whole match.
 * @example
 * df.select(col('first').regexpExtract('(.)a', 1))
 */
export function regexpExtract(input: ExpressionLike, pattern: ExpressionLike, options?: { readonly index?: number }): Expression<string>;
export function regexpExtract(input: ExpressionLike, pattern: ExpressionLike, index: number): Expression<string>;
export function regexpExtract(input: ExpressionLike, pattern: ExpressionLike, ...rest: readonly unknown[]): Expression<string> {
  return callFunction('regexpExtract', [input, pattern, ...rest]);
}

/**
 * What every match, or one of its groups, covers; groups that took no part are left out. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
 *
 * @param input Text.
 * @param pattern The pattern: a text, or a column of them.
 * @param options `index` (default 0): Which group; 0 is the whole match.
 * @example
 * df.select(col('first').regexpExtractAll('[a-z]'))
 */
export function regexpExtractAll(input: ExpressionLike, pattern: ExpressionLike, options?: { readonly index?: number }): Expression<string[]>;
export function regexpExtractAll(input: ExpressionLike, pattern: ExpressionLike, index: number): Expression<string[]>;
export function regexpExtractAll(input: ExpressionLike, pattern: ExpressionLike, ...rest: readonly unknown[]): Expression<string[]> {
  return callFunction('regexpExtractAll', [input, pattern, ...rest]);
}

/**
 * Every match replaced. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
 *
 * @param input Text.
 * @param pattern The pattern: a text, or a column of them.
 * @param replacement In it `$1`, `${1}`, `\1` and `${name}` stand for groups, `$0` for the match, `$$` for a dollar.
 * @example
 * df.select(col('first').regexpReplace('(.)a', 'a$1'))
 */
export function regexpReplace(input: ExpressionLike, pattern: ExpressionLike, replacement: ExpressionLike): Expression<string> {
  return callFunction('regexpReplace', [input, pattern, replacement]);
}

/**
 * The parts between matches. Syntax of Rust's regex crate: Unicode classes, `(?i)`, `(?P<name>...)`, `\A`, `\z`; no look-around or backreferences. A wrong pattern is an error.
 *
 * @param input Text.
 * @param pattern The pattern: a text, or a column of them.
 * @example
 * df.select(col('first').regexpSplit('[ae]+'))
 */
export function regexpSplit(input: ExpressionLike, pattern: ExpressionLike): Expression<string[]> {
  return callFunction('regexpSplit', [input, pattern]);
}

/**
 * The text that many times.
 *
 * @param input Text.
 * @param n How often.
 * @example
 * df.select(col('first').repeat(2))
 */
export function repeat(input: ExpressionLike, n: ExpressionLike): Expression<string> {
  return callFunction('repeat', [input, n]);
}

/**
 * Every occurrence replaced. See `regexpReplace` for patterns.
 *
 * @param input Text.
 * @param search What to replace; the empty text is found between all characters.
 * @param replacement What to put there, as it is.
 * @example
 * df.select(col('first').replace('a', 'o'))
 */
export function replace(input: ExpressionLike, search: ExpressionLike, replacement: ExpressionLike): Expression<string> {
  return callFunction('replace', [input, search, replacement]);
}

/**
 * The same local times in another time zone: other moments. A local time that a change of clocks skips or repeats is an error.
 *
 * @param input A Timestamp.
 * @param options `timezone` (default null): The new time zone; null takes it away.
 * @example
 * df.select(col('at').replaceTimeZone('Europe/Paris'))
 */
export function replaceTimeZone(input: ExpressionLike, options?: { readonly timezone?: string | null }): Expression<Date>;
export function replaceTimeZone(input: ExpressionLike, timezone: string | null): Expression<Date>;
export function replaceTimeZone(input: ExpressionLike, ...rest: readonly unknown[]): Expression<Date> {
  return callFunction('replaceTimeZone', [input, ...rest]);
}

/**
 * The characters (Unicode code points) in opposite order.
 *
 * @param input Text.
 * @example
 * df.select(col('first').reverse())
 */
export function reverse(input: ExpressionLike): Expression<string> {
  return callFunction('reverse', [input]);
}

/**
 * The last characters.
 *
 * @param input Text.
 * @param nchars How many; not negative.
 * @example
 * df.select(col('first').right(2))
 */
export function right(input: ExpressionLike, nchars: ExpressionLike): Expression<string> {
  return callFunction('right', [input, nchars]);
}

/**
 * The number rounded to some decimals, halves away from zero; a float for integers, too.
 *
 * @param input A number.
 * @param options `decimals` (default 0): Decimals to keep, from 0.
 * @example
 * df.select(col('x').round(1))
 */
export function round(input: ExpressionLike, options?: { readonly decimals?: number }): Expression<number>;
export function round(input: ExpressionLike, decimals: number): Expression<number>;
export function round(input: ExpressionLike, ...rest: readonly unknown[]): Expression<number> {
  return callFunction('round', [input, ...rest]);
}

/**
 * Number of the row in its partition, from 1, in the order of orderBy; equal rows are numbered in their own order. UInt64. Only inside over() with an orderBy and without a frame, else a PlanError.
 * @example
 * df.withColumn('n', F.rowNumber().over({ partitionBy: 'first', orderBy: 'a' }))
 */
export function rowNumber(): Expression<number> {
  return callFunction('rowNumber', []);
}

/**
 * Filled up at the right; a longer text is cut at its end.
 *
 * @param input Text.
 * @param length Characters of the result.
 * @param pad The character to fill up with.
 * @example
 * df.select(col('first').rpad(8, '.'))
 */
export function rpad(input: ExpressionLike, length: ExpressionLike, pad: ExpressionLike): Expression<string> {
  return callFunction('rpad', [input, length, pad]);
}

/**
 * The text without white space at its end.
 *
 * @param input Text.
 * @example
 * df.select(col('first').rstrip())
 */
export function rstrip(input: ExpressionLike): Expression<string> {
  return callFunction('rstrip', [input]);
}

/**
 * Secant of an angle in radians, 1 / cos.
 *
 * @param input A number.
 * @example
 * df.select(col('x').sec())
 */
export function sec(input: ExpressionLike): Expression<number> {
  return callFunction('sec', [input]);
}

/**
 * The second, 0 to 59. In the time zone of the column.
 *
 * @param input A Timestamp or Time.
 * @example
 * df.select(col('at').second())
 */
export function second(input: ExpressionLike): Expression<number> {
  return callFunction('second', [input]);
}

/**
 * The list 0, 1, ... n - 1; null for null. A negative n is an error that names the row.
 *
 * @param n An integer.
 * @example
 * df.select(col('a').seq())
 */
export function seq(n: ExpressionLike): Expression<number[]> {
  return callFunction('seq', [n]);
}

/**
 * The value as JSON text. NaN and infinities are null, binary is hexadecimal, dates and times are ISO 8601; a null row stays null.
 *
 * @param input Values of any type but images and tensors.
 * @param format There is one: 'json'.
 * @example
 * df.select(col('point').serialize('json'))
 */
export function serialize(input: ExpressionLike, format: 'json'): Expression<string> {
  return callFunction('serialize', [input, format]);
}

/**
 * The bits of an integer moved up, in the type of the integer; bits are counted modulo its width.
 *
 * @param input An integer.
 * @param bits By how many; a negative number is an error.
 * @example
 * df.select(col('a').shiftLeft(1))
 */
export function shiftLeft(input: ExpressionLike, bits: ExpressionLike): Expression<number> {
  return callFunction('shiftLeft', [input, bits]);
}

/**
 * The bits of an integer moved down: the sign is kept, an unsigned integer is filled with zeros, in the type of the integer; bits are counted modulo its width.
 *
 * @param input An integer.
 * @param bits By how many; a negative number is an error.
 * @example
 * df.select(col('a').shiftRight(1))
 */
export function shiftRight(input: ExpressionLike, bits: ExpressionLike): Expression<number> {
  return callFunction('shiftRight', [input, bits]);
}

/**
 * The number -1, 0 or 1, in the type of the number; NaN stays NaN.
 *
 * @param input A number.
 * @example
 * df.select(col('x').sign())
 */
export function sign(input: ExpressionLike): Expression<number> {
  return callFunction('sign', [input]);
}

/**
 * SimHash as UInt64: texts that are alike have few differing bits, see `hammingDistance`. 0 for a text of fewer characters than `ngramSize`.
 *
 * @param text A String.
 * @param options `ngramSize` (default 3): Characters in a row that are hashed together. `hashFunction` (default "xxhash3_64"): Which function hashes the bytes.
 * @example
 * df.select(col('first').simhash())
 */
export function simhash(text: ExpressionLike, options?: { readonly ngramSize?: number; readonly hashFunction?: 'xxhash' | 'xxhash32' | 'xxhash64' | 'xxhash3_64' | 'murmurhash3' | 'sha1' }): Expression<number> {
  return callFunction('simhash', [text, options]);
}

/**
 * Sine of an angle in radians.
 *
 * @param input A number.
 * @example
 * df.select(col('x').sin())
 */
export function sin(input: ExpressionLike): Expression<number> {
  return callFunction('sin', [input]);
}

/**
 * Hyperbolic sine.
 *
 * @param input A number.
 * @example
 * df.select(col('x').sinh())
 */
export function sinh(input: ExpressionLike): Expression<number> {
  return callFunction('sinh', [input]);
}

/**
 * Skewness of the values (of the population, without a correction for samples); null where there are none, NaN where all are equal.
 *
 * @param input Numbers.
 * @example
 * df.groupBy('first').agg(col('a').skew())
 */
export function skew(input: ExpressionLike): Expression<number | null> {
  return callFunction('skew', [input]);
}

/**
 * A part of each list or of the bytes; positions out of range are cut, so it may be empty. Null where the value is null, or the position in a column is.
 *
 * @param input A list, or bytes.
 * @param start Position of the first item, from 0; negative: from the end.
 * @param options `end` (default null): Position after the last item; negative: from the end; null: the end.
 * @example
 * df.select(col('numbers').slice(0, 2))
 */
export function slice(input: ExpressionLike, start: ExpressionLike, options?: { readonly end?: ExpressionLike }): Expression<unknown>;
export function slice(input: ExpressionLike, start: ExpressionLike, end: ExpressionLike): Expression<unknown>;
export function slice(input: ExpressionLike, start: ExpressionLike, ...rest: readonly unknown[]): Expression<unknown> {
  return callFunction('slice', [input, start, ...rest]);
}

/**
 * American Soundex: a letter and three digits for how an English name sounds. A text that does not begin with an ASCII letter stays as it is.
 *
 * @param input Text.
 * @example
 * df.select(col('last').soundex())
 */
export function soundex(input: ExpressionLike): Expression<string> {
  return callFunction('soundex', [input]);
}

/**
 * That many spaces; none for a negative number.
 *
 * @param input Integers.
 * @example
 * df.select(col('a').space())
 */
export function space(input: ExpressionLike): Expression<string> {
  return callFunction('space', [input]);
}

/**
 * The parts between separators. See `regexpSplit` for patterns.
 *
 * @param input Text.
 * @param splitOn The separator; the empty text splits between all characters.
 * @example
 * df.select(col('first').split('a'))
 */
export function split(input: ExpressionLike, splitOn: ExpressionLike): Expression<string[]> {
  return callFunction('split', [input, splitOn]);
}

/**
 * One part of the text between separators, the empty text where there is none. A part of 0 is an error.
 *
 * @param input Text.
 * @param delim Where to split.
 * @param part Which part: 1 is the first, -1 the last.
 * @example
 * df.select(col('first').splitPart('d', 1))
 */
export function splitPart(input: ExpressionLike, delim: ExpressionLike, part: ExpressionLike): Expression<string> {
  return callFunction('splitPart', [input, delim, part]);
}

/**
 * Square root; NaN for a negative number.
 *
 * @param input A number.
 * @example
 * df.select(col('x').sqrt())
 */
export function sqrt(input: ExpressionLike): Expression<number> {
  return callFunction('sqrt', [input]);
}

/**
 * True where the text begins with the other one.
 *
 * @param input Text.
 * @param prefix What to look for: a text, or a column of them.
 * @example
 * df.select(col('first').startswith('A'))
 */
export function startswith(input: ExpressionLike, prefix: ExpressionLike): Expression<boolean> {
  return callFunction('startswith', [input, prefix]);
}

/**
 * Standard deviation of the values; null where there are no more of them than `ddof`. NaN and infinities make it NaN.
 *
 * @param input Numbers.
 * @param options `ddof` (default 1): Subtracted from the number of values before dividing: 1 for a sample, 0 for all there is.
 * @example
 * df.groupBy('first').agg(col('a').stddev())
 */
export function stddev(input: ExpressionLike, options?: { readonly ddof?: number }): Expression<number | null>;
export function stddev(input: ExpressionLike, ddof: number): Expression<number | null>;
export function stddev(input: ExpressionLike, ...rest: readonly unknown[]): Expression<number | null> {
  return callFunction('stddev', [input, ...rest]);
}

/**
 * Dates and times as text, in the time zone of the column. %f are nine digits of nanoseconds, %Z is the offset.
 *
 * @param input A Date, Timestamp or Time.
 * @param options `format` (default null): Conversions of chrono: %Y %m %d %H %M %S %f %.3f %j %a %A %b %B %p %I %U %V %z %:z ..., %-d and %_d for other paddings; null stands for ISO 8601.
 * @example
 * df.select(col('at').strftime('%d.%m.%Y %H:%M'))
 */
export function strftime(input: ExpressionLike, options?: { readonly format?: string | null }): Expression<string>;
export function strftime(input: ExpressionLike, format: string | null): Expression<string>;
export function strftime(input: ExpressionLike, ...rest: readonly unknown[]): Expression<string> {
  return callFunction('strftime', [input, ...rest]);
}

/**
 * All values one after the other in the order of the rows, nulls left out; null where there are none. Lists are joined to one list.
 *
 * @param input Strings, or lists without a delimiter.
 * @param options `delimiter` (default null): What stands between two values.
 * @example
 * df.groupBy('first').agg(col('last').stringAgg({ delimiter: ', ' }))
 */
export function stringAgg(input: ExpressionLike, options?: { readonly delimiter?: string | null }): Expression<string | unknown[] | null>;
export function stringAgg(input: ExpressionLike, delimiter: string | null): Expression<string | unknown[] | null>;
export function stringAgg(input: ExpressionLike, ...rest: readonly unknown[]): Expression<string | unknown[] | null> {
  return callFunction('stringAgg', [input, ...rest]);
}

/**
 * The text without white space at both ends.
 *
 * @param input Text.
 * @example
 * df.select(col('first').strip())
 */
export function strip(input: ExpressionLike): Expression<string> {
  return callFunction('strip', [input]);
}

/**
 * Difference of two numbers; of two dates or timestamps as a Duration; or a date, timestamp or duration moved back by a duration.
 *
 * @param left Left operand.
 * @param right Right operand.
 * @example
 * df.select(col('a').sub(1))
 */
export function sub(left: ExpressionLike, right: ExpressionLike): Expression<number> {
  return callFunction('sub', [left, right]);
}

/**
 * A part of the text, counted in characters; null where there is nothing of it.
 *
 * @param input Text.
 * @param start Where to begin, from 0.
 * @param options `length` (default null): How many characters; all that follow when left out or null.
 * @example
 * df.select(col('first').substr(1, 2))
 */
export function substr(input: ExpressionLike, start: ExpressionLike, options?: { readonly length?: ExpressionLike }): Expression<string>;
export function substr(input: ExpressionLike, start: ExpressionLike, length: ExpressionLike): Expression<string>;
export function substr(input: ExpressionLike, start: ExpressionLike, ...rest: readonly unknown[]): Expression<string> {
  return callFunction('substr', [input, start, ...rest]);
}

/**
 * Everything before the separator of that number, or after it for a negative one; the whole text where there are fewer.
 *
 * @param input Text.
 * @param delim Where to split.
 * @param count How many separators; negative: counted from the end.
 * @example
 * df.select(col('first').substringIndex('a', 1))
 */
export function substringIndex(input: ExpressionLike, delim: ExpressionLike, count: ExpressionLike): Expression<string> {
  return callFunction('substringIndex', [input, delim, count]);
}

/**
 * Sum of the values; null where there are none. Int64 or UInt64 for whole numbers (it wraps around past 64 bits), the same type for floats, 38 digits for decimals. NaN makes it NaN.
 *
 * @param input Numbers.
 * @example
 * df.groupBy('first').agg(col('a').sum())
 */
export function sum(input: ExpressionLike): Expression<number | null> {
  return callFunction('sum', [input]);
}

/**
 * Tangent of an angle in radians.
 *
 * @param input A number.
 * @example
 * df.select(col('x').tan())
 */
export function tan(input: ExpressionLike): Expression<number> {
  return callFunction('tan', [input]);
}

/**
 * Hyperbolic tangent.
 *
 * @param input A number.
 * @example
 * df.select(col('x').tanh())
 */
export function tanh(input: ExpressionLike): Expression<number> {
  return callFunction('tanh', [input]);
}

/**
 * The time of day, as a Time in microseconds; in nanoseconds where the column counts them. In the time zone of the column.
 *
 * @param input A Timestamp or Time.
 * @example
 * df.select(col('at').time())
 */
export function time(input: ExpressionLike): Expression<bigint> {
  return callFunction('time', [input]);
}

/**
 * The moment so many micros after 1970-01-01 UTC, as a Timestamp in microseconds without a time zone. The fraction of a float is cut off; NaN and infinities are null.
 *
 * @param input A number.
 * @example
 * df.select(col('a').timestampMicros())
 */
export function timestampMicros(input: ExpressionLike): Expression<Date> {
  return callFunction('timestampMicros', [input]);
}

/**
 * The moment so many millis after 1970-01-01 UTC, as a Timestamp in microseconds without a time zone. The fraction of a float is cut off; NaN and infinities are null.
 *
 * @param input A number.
 * @example
 * df.select(col('a').timestampMillis())
 */
export function timestampMillis(input: ExpressionLike): Expression<Date> {
  return callFunction('timestampMillis', [input]);
}

/**
 * The moment so many seconds after 1970-01-01 UTC, as a Timestamp in microseconds without a time zone. The fraction of a float is cut off; NaN and infinities are null.
 *
 * @param input A number.
 * @example
 * df.select(col('a').timestampSeconds())
 */
export function timestampSeconds(input: ExpressionLike): Expression<Date> {
  return callFunction('timestampSeconds', [input]);
}

/**
 * The words of the text written as `camelCase`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
 *
 * @param input Text.
 * @example
 * df.select(col('first').toCamelCase())
 */
export function toCamelCase(input: ExpressionLike): Expression<string> {
  return callFunction('toCamelCase', [input]);
}

/**
 * Reads dates written in one format. Text that does not match it from the first to the last character, or names no date, is an error; `.cast(DataType.date())` gives null instead.
 *
 * @param input Text.
 * @param format Format of the text, as of strftime: %Y-%m-%d %H:%M:%S.
 * @example
 * df.select(lit('29 Feb 2024').toDate('%d %b %Y'))
 */
export function toDate(input: ExpressionLike, format: string): Expression<Date> {
  return callFunction('toDate', [input, format]);
}

/**
 * Reads moments written in one format, as a Timestamp in microseconds: milliseconds with %3f or %.3f, nanoseconds with %9f or %.9f. A format with an offset (%z) gives UTC, or the time zone asked for. Text after a match is left out of account; text that does not match, or names no moment, is an error.
 *
 * @param input Text.
 * @param format Format of the text, as of strftime: %Y-%m-%d %H:%M:%S.
 * @param options `timezone` (default null): Time zone of the result; text without an offset is a local time of it.
 * @example
 * df.select(lit('2024-02-29 13:45').toDatetime('%Y-%m-%d %H:%M'))
 */
export function toDatetime(input: ExpressionLike, format: string, options?: { readonly timezone?: string | null }): Expression<Date>;
export function toDatetime(input: ExpressionLike, format: string, timezone: string | null): Expression<Date>;
export function toDatetime(input: ExpressionLike, ...rest: readonly unknown[]): Expression<Date> {
  return callFunction('toDatetime', [input, ...rest]);
}

/**
 * The words of the text written as `kebab-case`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
 *
 * @param input Text.
 * @example
 * df.select(col('first').toKebabCase())
 */
export function toKebabCase(input: ExpressionLike): Expression<string> {
  return callFunction('toKebabCase', [input]);
}

/**
 * A list of the values of each row, nulls included, in their common type. The column is called `list`.
 *
 * @param items One expression for each item.
 * @example
 * df.select(F.toList(col('a'), col('x')))
 */
export function toList(...items: readonly ExpressionLike[]): Expression<unknown[]> {
  return callFunction('toList', [...items]);
}

/**
 * The words of the text written as `snake_case`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
 *
 * @param input Text.
 * @example
 * df.select(col('first').toSnakeCase())
 */
export function toSnakeCase(input: ExpressionLike): Expression<string> {
  return callFunction('toSnakeCase', [input]);
}

/**
 * A struct of the values of each row; it is never null itself. The column is called `struct`.
 *
 * @param fields Expressions, each a field of the name of its column.
 * @example
 * df.select(F.toStruct(col('a'), { text: col('first') }))
 */
export function toStruct(...fields: readonly ExpressionLike[]): Expression<Record<string, unknown>> {
  return callFunction('toStruct', [...fields]);
}

/**
 * The words of the text written as `Title Case`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
 *
 * @param input Text.
 * @example
 * df.select(col('first').toTitleCase())
 */
export function toTitleCase(input: ExpressionLike): Expression<string> {
  return callFunction('toTitleCase', [input]);
}

/**
 * Time since 1970-01-01 UTC in a unit, rounded down; negative before.
 *
 * @param input A Date or Timestamp.
 * @param options `timeUnit` (default null): Unit: 's', 'ms', 'us' or 'ns', or their names; null stands for seconds.
 * @example
 * df.select(col('at').toUnixEpoch('ms'))
 */
export function toUnixEpoch(input: ExpressionLike, options?: { readonly timeUnit?: string | null }): Expression<number | bigint>;
export function toUnixEpoch(input: ExpressionLike, timeUnit: string | null): Expression<number | bigint>;
export function toUnixEpoch(input: ExpressionLike, ...rest: readonly unknown[]): Expression<number | bigint> {
  return callFunction('toUnixEpoch', [input, ...rest]);
}

/**
 * The words of the text written as `UpperCamelCase`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
 *
 * @param input Text.
 * @example
 * df.select(col('first').toUpperCamelCase())
 */
export function toUpperCamelCase(input: ExpressionLike): Expression<string> {
  return callFunction('toUpperCamelCase', [input]);
}

/**
 * The words of the text written as `UPPER-KEBAB-CASE`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
 *
 * @param input Text.
 * @example
 * df.select(col('first').toUpperKebabCase())
 */
export function toUpperKebabCase(input: ExpressionLike): Expression<string> {
  return callFunction('toUpperKebabCase', [input]);
}

/**
 * The words of the text written as `UPPER_SNAKE_CASE`. Words end at what is no letter or digit and where the case changes (`HTTPServer` is two).
 *
 * @param input Text.
 * @example
 * df.select(col('first').toUpperSnakeCase())
 */
export function toUpperSnakeCase(input: ExpressionLike): Expression<string> {
  return callFunction('toUpperSnakeCase', [input]);
}

/**
 * The moments in UTC at which clocks in a time zone show these local times, as a Timestamp without a time zone. A local time that a change of clocks skips or repeats is an error.
 *
 * @param input A Timestamp.
 * @param timezone Time zone: 'Europe/Paris', 'UTC', '+02:00'.
 * @example
 * df.select(col('at').toUtcTimestamp('Asia/Tokyo'))
 */
export function toUtcTimestamp(input: ExpressionLike, timezone: string): Expression<Date> {
  return callFunction('toUtcTimestamp', [input, timezone]);
}

/**
 * The whole duration in days, rounded towards zero.
 *
 * @param input A Duration.
 * @example
 * df.select(col('took').totalDays())
 */
export function totalDays(input: ExpressionLike): Expression<number> {
  return callFunction('totalDays', [input]);
}

/**
 * The whole duration in hours, rounded towards zero.
 *
 * @param input A Duration.
 * @example
 * df.select(col('took').totalHours())
 */
export function totalHours(input: ExpressionLike): Expression<number> {
  return callFunction('totalHours', [input]);
}

/**
 * The whole duration in microseconds, rounded towards zero.
 *
 * @param input A Duration.
 * @example
 * df.select(col('took').totalMicroseconds())
 */
export function totalMicroseconds(input: ExpressionLike): Expression<number> {
  return callFunction('totalMicroseconds', [input]);
}

/**
 * The whole duration in milliseconds, rounded towards zero.
 *
 * @param input A Duration.
 * @example
 * df.select(col('took').totalMilliseconds())
 */
export function totalMilliseconds(input: ExpressionLike): Expression<number> {
  return callFunction('totalMilliseconds', [input]);
}

/**
 * The whole duration in minutes, rounded towards zero.
 *
 * @param input A Duration.
 * @example
 * df.select(col('took').totalMinutes())
 */
export function totalMinutes(input: ExpressionLike): Expression<number> {
  return callFunction('totalMinutes', [input]);
}

/**
 * The whole duration in nanoseconds, rounded towards zero.
 *
 * @param input A Duration.
 * @example
 * df.select(col('took').totalNanoseconds())
 */
export function totalNanoseconds(input: ExpressionLike): Expression<number> {
  return callFunction('totalNanoseconds', [input]);
}

/**
 * The whole duration in seconds, rounded towards zero.
 *
 * @param input A Duration.
 * @example
 * df.select(col('took').totalSeconds())
 */
export function totalSeconds(input: ExpressionLike): Expression<number> {
  return callFunction('totalSeconds', [input]);
}

/**
 * Single characters replaced by others.
 *
 * @param input Text.
 * @param fromStr Characters to replace.
 * @param toStr The character for each; those without one are removed.
 * @example
 * df.select(col('first').translate('ae', '43'))
 */
export function translate(input: ExpressionLike, fromStr: ExpressionLike, toStr: ExpressionLike): Expression<string> {
  return callFunction('translate', [input, fromStr, toStr]);
}

/**
 * The start of the interval each moment is in, by the clocks of the column's time zone. Intervals are counted from 1970-01-01 (so weeks begin on Thursdays) or from `relativeTo`, months, quarters and years from January. The count may be left out: `trunc('hour')`.
 *
 * @param input A Timestamp or Date.
 * @param interval A count and a unit: '15 minutes', '1 day', '2 weeks', '1 month'; units are nanosecond to week, month, quarter, year.
 * @param options `relativeTo` (default null): A moment at which an interval begins; null stands for 1970-01-01.
 * @example
 * df.select(col('at').trunc('1 day'))
 */
export function trunc(input: ExpressionLike, interval: string, options?: { readonly relativeTo?: ExpressionLike }): Expression<Date>;
export function trunc(input: ExpressionLike, interval: string, relativeTo: ExpressionLike): Expression<Date>;
export function trunc(input: ExpressionLike, ...rest: readonly unknown[]): Expression<Date> {
  return callFunction('trunc', [input, ...rest]);
}

/**
 * As `compress`; null where that fails.
 *
 * @param input Bytes or text.
 * @param codec In any case.
 * @example
 * df.select(col('data').tryCompress('gzip'))
 */
export function tryCompress(input: ExpressionLike, codec: 'deflate' | 'gzip' | 'gz' | 'zlib'): Expression<Uint8Array> {
  return callFunction('tryCompress', [input, codec]);
}

/**
 * As `decode`; null where that fails.
 *
 * @param input Bytes.
 * @param charset In any case.
 * @example
 * df.select(col('data').encode('base64').tryDecode('base64'))
 */
export function tryDecode(input: ExpressionLike, charset: 'utf-8' | 'utf8' | 'base64' | 'hex'): Expression<Uint8Array | string> {
  return callFunction('tryDecode', [input, charset]);
}

/**
 * As `decompress`; null where that fails.
 *
 * @param input Bytes.
 * @param codec In any case.
 * @example
 * df.select(col('data').compress('gzip').tryDecompress('gzip'))
 */
export function tryDecompress(input: ExpressionLike, codec: 'deflate' | 'gzip' | 'gz' | 'zlib'): Expression<Uint8Array> {
  return callFunction('tryDecompress', [input, codec]);
}

/**
 * Values of a type read from JSON; null where `deserialize` would fail. Numbers keep all their digits for Int64, UInt64, Decimal and String; fractions are cut off for integers; keys that the type has not are skipped, those that are missing are null. Dates and times are ISO 8601 texts or counts of their unit, binary is hexadecimal.
 *
 * @param input JSON text.
 * @param format There is one: 'json'.
 * @param dtype The type to read.
 * @example
 * df.select(col('json').tryDeserialize('json', DataType.struct({ a: DataType.list(DataType.int64()) })))
 */
export function tryDeserialize(input: ExpressionLike, format: 'json', dtype: DataType): Expression<unknown> {
  return callFunction('tryDeserialize', [input, format, dtype]);
}

/**
 * Quotient as Float64; null where the divisor is 0.
 *
 * @param dividend A number.
 * @param divisor A number.
 * @example
 * df.select(col('x').tryDivide(2))
 */
export function tryDivide(dividend: ExpressionLike, divisor: ExpressionLike): Expression<number> {
  return callFunction('tryDivide', [dividend, divisor]);
}

/**
 * As `encode`; null where that fails.
 *
 * @param input Bytes or text.
 * @param charset In any case.
 * @example
 * df.select(col('data').tryEncode('base64'))
 */
export function tryEncode(input: ExpressionLike, charset: 'utf-8' | 'utf8' | 'base64' | 'hex'): Expression<Uint8Array | string> {
  return callFunction('tryEncode', [input, charset]);
}

/**
 * Days since 1970-01-01, in UTC whatever the time zone of the column; negative before.
 *
 * @param input A Timestamp.
 * @example
 * df.select(col('at').unixDate())
 */
export function unixDate(input: ExpressionLike): Expression<number> {
  return callFunction('unixDate', [input]);
}

/**
 * The fields of a struct as columns of their names. A whole column of select() only.
 *
 * @param struct A struct.
 * @example
 * df.select('a', col('point').unnest())
 */
export function unnest(struct: ExpressionLike): Expression<Record<string, unknown>> {
  return callFunction('unnest', [struct]);
}

/**
 * The text in upper case; `ß` becomes `SS`.
 *
 * @param input Text.
 * @example
 * df.select(col('first').upper())
 */
export function upper(input: ExpressionLike): Expression<string> {
  return callFunction('upper', [input]);
}

/**
 * A new UUID for every row, as text.
 *
 * @param options `version` (default "v4"): Of v4 they are random, of v7 in the order of time.
 * @example
 * df.select(F.uuid())
 */
export function uuid(options?: { readonly version?: 'v4' | 'v7' }): Expression<string>;
export function uuid(version: 'v4' | 'v7'): Expression<string>;
export function uuid(...rest: readonly unknown[]): Expression<string> {
  return callFunction('uuid', [...rest]);
}

/**
 * How often each item is in its list, as a Map in order of first appearance. Nulls are left out; a null list gives an empty map.
 *
 * @param list A list, fixed-size list or embedding.
 * @example
 * df.select(col('tags').valueCounts())
 */
export function valueCounts(list: ExpressionLike): Expression<[unknown, number][]> {
  return callFunction('valueCounts', [list]);
}

/**
 * Variance of the values; null where there are no more of them than `ddof`. NaN and infinities make it NaN.
 *
 * @param input Numbers.
 * @param options `ddof` (default 1): Subtracted from the number of values before dividing: 1 for a sample, 0 for all there is.
 * @example
 * df.groupBy('first').agg(col('a').var())
 */
function varValue(input: ExpressionLike, options?: { readonly ddof?: number }): Expression<number | null>;
function varValue(input: ExpressionLike, ddof: number): Expression<number | null>;
function varValue(input: ExpressionLike, ...rest: readonly unknown[]): Expression<number | null> {
  return callFunction('var', [input, ...rest]);
}
export { varValue as var };

/**
 * The week of ISO 8601, 1 to 53: the first days of January may be in the last week of the year before. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').weekOfYear())
 */
export function weekOfYear(input: ExpressionLike): Expression<number> {
  return callFunction('weekOfYear', [input]);
}

/**
 * Alias of `weekOfYear`. The week of ISO 8601, 1 to 53: the first days of January may be in the last week of the year before. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').weekofyear())
 */
export function weekofyear(input: ExpressionLike): Expression<number> {
  return callFunction('weekofyear', [input]);
}

/**
 * Exactly one; null if either is null.
 *
 * @param left Left side.
 * @param right Right side.
 * @example
 * df.where(col('a').gt(1).xor(col('a').lt(3)))
 */
export function xor(left: ExpressionLike, right: ExpressionLike): Expression<boolean> {
  return callFunction('xor', [left, right]);
}

/**
 * The year, negative before the year 0. In the time zone of the column.
 *
 * @param input A Date or Timestamp.
 * @example
 * df.select(col('at').year())
 */
export function year(input: ExpressionLike): Expression<number> {
  return callFunction('year', [input]);
}
