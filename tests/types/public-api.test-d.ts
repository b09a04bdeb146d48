// Checked by `tsc` alone: every `@ts-expect-error` must be one. Nothing here runs.
import type { DataFrame, Expression, ImageValue, Row, Series, UdfContext } from 'pixelframe';
import { col, DataType, fromColumns, fromRows, lit, readImages, readParquet, udf, when } from 'pixelframe';
import { decode, encode, hash, resize } from 'pixelframe/images';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare const same: <A, B>(...different: Equal<A, B> extends true ? [] : [never]) => void;

type RowsOf<D> = D extends DataFrame<infer R> ? R : never;

const people = fromColumns({ name: ['ann', null], age: [31, 17], photo: [new Uint8Array(1)] });

export function names(): void {
  people.select('name', 'age');
  people.exclude('photo');
  people.select('name', col('anything').alias('x'));
  // @ts-expect-error: there is no such column
  people.select('nam');
  // @ts-expect-error: there is no such column
  people.exclude('nam');
  // @ts-expect-error: it was not selected
  people.select('name').select('age');
  // @ts-expect-error: it was excluded
  people.exclude('age').select('age');
  people.withColumn('next', col('age').add(1)).select('next');
  people.withColumns({ a: col('age'), b: lit(1) }).select('a', 'b', 'name');
  // @ts-expect-error: a plain value is no expression; lit(1) is
  people.withColumn('one', 1);
  // @ts-expect-error: a predicate is an expression
  people.where(true);
}

export async function rows(): Promise<void> {
  const [row] = await people.toRows();
  same<NonNullable<typeof row>['name'], string | null>();
  same<NonNullable<typeof row>['age'], number>();
  // @ts-expect-error: there is no such column
  void row?.nam;
  const columns = await people.select('age').toColumns();
  same<typeof columns, { age: number[] }>();
  for await (const one of people.limit(1).rows()) same<typeof one.name, string | null>();
  const typed = fromRows([{ id: 1, tag: 'x' as string | null }]);
  same<RowsOf<typeof typed>, { id: number; tag: string | null }>();
  const collected = await typed.collect();
  same<RowsOf<typeof collected>, { id: number; tag: string | null }>();
}

export async function values(): Promise<void> {
  const image = col('photo').decodeImage();
  same<typeof image, Expression<ImageValue>>();
  same<ReturnType<typeof image.imageHash>, Expression<Uint8Array>>();
  same<ReturnType<typeof image.imageWidth>, Expression<number>>();
  const age = col('age');
  same<ReturnType<typeof age.gt>, Expression<boolean>>();
  const [row] = await people.withColumn('hash', image.imageHash()).withColumn('old', age.gt(30)).toRows();
  same<NonNullable<typeof row>['hash'], Uint8Array | null>();
  same<NonNullable<typeof row>['old'], boolean | null>();
  // The new column's type replaces the old one's.
  const [replaced] = await people.withColumn('age', age.gt(30)).toRows();
  same<NonNullable<typeof replaced>['age'], boolean | null>();
}

export async function readers(): Promise<void> {
  const parquet = await readParquet('x.parquet');
  same<RowsOf<typeof parquet>, Row>();
  // Any name goes where the columns are not known.
  parquet.exclude('anything').select('at all');
  // @ts-expect-error: it was not selected
  parquet.select('anything').select('at all');
  parquet.join(people, { on: 'name' }).select('right.age', 'whatever');
  const images = await readImages([]);
  images.select('path', 'bytes');
  // @ts-expect-error: there is no such column
  images.select('image');
}

export function options(): void {
  col('image').resize(224, 224);
  // @ts-expect-error: height is missing
  col('image').resize(224);
  col('image').imageHash({ method: 'dhash', hashSize: 16 });
  // @ts-expect-error: no such method
  col('image').imageHash({ method: 'sha1' });
  // @ts-expect-error: no such option
  col('image').imageHash({ size: 8 });
  col('image').resize(8, 8, { fit: 'cover', filter: 'bilinear', compat: 'pillow' });
  // @ts-expect-error: no such way to fit
  col('image').resize(8, 8, { fit: 'stretch' });
  col('image').thumbnail(8);
  col('image').thumbnail(8, 6, { filter: 'box' });
  col('image').thumbnail(8, { height: 6 });
  // @ts-expect-error: the width is missing
  col('image').thumbnail({ height: 6 });
  col('image').centerCrop(8).flip('vertical').flip({ axis: 'horizontal' }).rotate(90);
  // @ts-expect-error: pictures turn by right angles
  col('image').rotate(45);
  col('image').crop([1, 2, 3, 4]).crop(col('box'));
  col('image').encodeImage('JPEG', { quality: 80 });
  // @ts-expect-error: no such format
  col('image').encodeImage('gif');
  const hash = col('image').image.resize(8, 8, { fit: 'cover' }).image.hash({ method: 'whash' });
  same<typeof hash, Expression<Uint8Array>>();
  same<ReturnType<ReturnType<typeof col>['url']['download']>, Expression<Uint8Array>>();
  // @ts-expect-error: no such function of images
  col('image').image.sharpen();
  col('bytes').decodeImage({ mode: null, onError: 'null' });
  // @ts-expect-error: no such policy
  col('bytes').decodeImage({ onError: 'ignore' });
  people.join(people, { on: ['name', col('age')], how: 'left', prefix: 'r_' });
  // @ts-expect-error: no such join
  people.join(people, { how: 'full' });
  col('a').isIn([1, null, 2n]);
  // @ts-expect-error: an object is no plain value
  col('a').isIn([{}]);
  col('a').cast(DataType.list(DataType.int64()));
  // @ts-expect-error: a type is no string
  col('a').cast('int64');
  when(col('a').gt(1), 'x').when(col('a').gt(0), null).otherwise(col('b')).alias('c');
  when(col('a').gt(1), 'x').alias('c');
  // @ts-expect-error: a condition is an expression
  when(true, 'x');
  // @ts-expect-error: expressions have no `then`, they are never awaited
  void col('a').then;
}

export async function singleImages(file: Blob): Promise<void> {
  const image = await decode(file, { mode: 'L' });
  same<typeof image, ImageValue>();
  same<ReturnType<typeof resize>, ImageValue>();
  const one = hash(image, { method: 'crop_resistant' });
  same<typeof one, Uint8Array>();
  const many = hash(image, { method: 'crop_resistant', compat: 'imagehash' });
  same<typeof many, Uint8Array[]>();
  // @ts-expect-error: no such format
  await encode(image, 'gif');
}

export function similarity(): void {
  const pairs = people.nearDuplicates('photo', { id: 'name', maxDistance: 3 });
  same<RowsOf<typeof pairs>, { id_a: string | null; id_b: string | null; distance: number }>();
  const numbered = people.nearDuplicates(col('photo'), { maxDistance: 3 });
  same<RowsOf<typeof numbered>['id_a'], number>();
  const computed = people.nearDuplicates('photo', { id: col('age').gt(30), maxDistance: 3 });
  same<RowsOf<typeof computed>['id_b'], boolean | null>();
  people.duplicateClusters('photo', { maxDistance: 3 }).select('cluster', 'name');
  people.duplicateClusters('photo', { maxDistance: 3, name: 'group' }).select('group');
  // @ts-expect-error: the column has another name
  people.duplicateClusters('photo', { maxDistance: 3, name: 'group' }).select('cluster');
  const kept = people.dropNearDuplicates('photo', { maxDistance: 3, keep: 'age' });
  same<RowsOf<typeof kept>, RowsOf<typeof people>>();
  people.similarTo('photo', new Uint8Array(1), { k: 2, name: 'far' }).select('far', 'age');
  // @ts-expect-error: how near is for the caller to say
  people.nearDuplicates('photo', { id: 'name' });
  // @ts-expect-error: there is no such column
  people.nearDuplicates('foto', { maxDistance: 3 });
  // @ts-expect-error: there is no such column
  people.dropNearDuplicates('photo', { maxDistance: 3, keep: 'size' });
}

export function userFunctions(): void {
  const returns = DataType.float64();
  const twice = udf((x: number) => x * 2, { returns });
  same<ReturnType<typeof twice<[number]>>, number>();
  const column: Expression<number> = twice(col('x'));
  const plain: number = twice(4);
  const label = udf((x: number, text: string, options: { sep: string }) => `${x}${options.sep}${text}`, { returns });
  label(col('x'), 'a', { sep: '-' });
  label(1, col('text'), { sep: '-' });
  // @ts-expect-error: the second argument is text
  label(col('x'), 2, { sep: '-' });
  // @ts-expect-error: returns is missing
  udf((x: number) => x, {});
  const later: Expression<string> = udf(async (x: number) => String(x), { returns })(col('x'));
  const items: Expression<number> = udf(
    function* (x: number) {
      yield x;
    },
    { returns },
  )(col('x'));
  const batch: Expression = udf.batch((x: Series<number>, factor: number) => x.toArray().map((v) => v * factor), {
    returns,
    batchSize: 10,
  })(col('x'), 3);
  class Scaler {
    readonly #factor: number;
    constructor(factor: number) {
      this.#factor = factor;
    }
    init(context: UdfContext): void {
      void context.device;
    }
    call(x: number): number {
      return x * this.#factor;
    }
  }
  const scaled: Expression<number> = udf.class(Scaler, { returns, args: [2] })(col('x'));
  const promised: Promise<number> = udf.class(Scaler, { returns, args: [2] })(3);
  // @ts-expect-error: the constructor takes a number
  udf.class(Scaler, { returns, args: ['2'] });
  // @ts-expect-error: a row-wise function has no batches
  udf((x: number) => x, { returns, batchSize: 4 });
  const named = udf('normalize', { returns })(col('x'), 3);
  const short: Expression<number> = col('x').apply((x: number) => x + 1, { returns });
  const standardize = udf.wgsl('(x - mean) / sd', { returns: DataType.float32() });
  const onGpu: Expression<number> = standardize({ x: col('x'), mean: 3.5, sd: 1.2 });
  const atOnce: Promise<number> = standardize({ x: 4, mean: 3.5, sd: 1.2 });
  const array: Promise<ArrayLike<number>> = standardize({ x: Float32Array.of(4), mean: 3.5, sd: 1.2 });
  const flag: Expression<boolean> = udf.wgsl('x > 1', { returns: DataType.bool() })({ x: col('x') });
  // @ts-expect-error: a constant is a number or a boolean
  standardize({ x: col('x'), mean: '3.5', sd: 1.2 });
  // @ts-expect-error: returns is missing
  udf.wgsl('x', {});
  void [onGpu, atOnce, array, flag];
  void [column, plain, later, items, batch, scaled, promised, named, short];
}
