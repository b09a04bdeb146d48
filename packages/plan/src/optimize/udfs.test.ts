import { DataType, schema } from '@pixelframe/columnar';
import { describe, expect, test } from 'vitest';
import { explainPlan } from '../explain.ts';
import type { Expr } from '../expr.ts';
import { alias, call, column, literal } from '../expr.ts';
import { familiesOf, walkCalls } from '../families.ts';
import { registerFunctions } from '../functions/registry.ts';
import { udf } from '../functions/udf.ts';
import { wgsl } from '../functions/wgsl.ts';
import type { Plan } from '../plan.ts';
import { filter, limit, schemaOf, source } from '../plan.ts';
import type { UdfOptions } from '../udf.ts';
import { udfCall, udfColumn } from '../udf.ts';
import { wgslCall } from '../wgsl.ts';
import { select } from '../verbs/select.ts';
import { optimize } from './optimize.ts';

registerFunctions('udf', { udf, wgsl });

const TABLE = source(
  { kind: 'partitions', id: 't', label: 'Table' },
  schema([
    { name: 'x', type: DataType.int64() },
    { name: 'unused', type: DataType.string() },
    { name: 'bytes', type: DataType.binary() },
  ]),
);

const OPTIONS: UdfOptions = Object.freeze({
  id: 'udf-1',
  name: 'twice',
  kind: 'row',
  form: 'function',
  generator: false,
  runOn: 'worker',
  gpu: false,
  returns: DataType.int64(),
  batchSize: null,
  maxConcurrency: null,
  maxRetries: 0,
  timeout: null,
  onError: 'raise',
});

const twice = (...args: readonly Expr[]): Expr => udfCall(args, OPTIONS);
const optimized = (plan: Plan): string => explainPlan(optimize(plan));

describe('calls of user functions', () => {
  test('become operators of their own, equal ones once, inner ones first', () => {
    const inner = twice(column('x'));
    const plan = select('select', TABLE, [
      alias(inner, 'a'),
      alias(call('add', [inner, column('x')]), 'b'),
      alias(twice(inner), 'c'),
    ]);
    expect(optimized(plan)).toBe(
      `* Project: col(a#udf) as a, (col(a#udf) + col(x)) as b, col(c#udf) as c
|
* Udf: twice(col(a#udf)) as c#udf
|   A row-wise function, runs in workers, returns Int64
|   on error = raise
|
* Udf: twice(col(x)) as a#udf
|   A row-wise function, runs in workers, returns Int64
|   on error = raise
|
* Source: Table
|   Columns = x
|   Output schema = x: Int64`,
    );
  });

  test('say what they are and where they run', () => {
    const options = {
      ...OPTIONS,
      form: 'class',
      kind: 'batch',
      runOn: 'page',
      batchSize: 8,
      maxConcurrency: 2,
    } as const;
    const more = { ...options, maxRetries: 3, timeout: 50, onError: 'null' } as const;
    const plan = select('select', TABLE, [udfCall([column('x'), literal(3, DataType.int32())], more)]);
    expect(optimized(plan)).toContain(`* Udf: twice(col(x), lit(3)) as x#udf
|   A batch class, runs on the page, returns Int64
|   batch size = 8, max concurrency = 2, max retries = 3, timeout = 50 ms, on error = null`);
    expect(optimized(select('select', TABLE, [udfCall([column('x')], { ...OPTIONS, gpu: true })]))).toContain(
      'A row-wise function, runs in the device worker, returns Int64',
    );
  });

  test('in a filter run once, after what is cheap and before no row that it drops', () => {
    const wanted = call('and', [
      call('gt', [twice(column('x')), literal(3, DataType.int32())]),
      call('lt', [column('x'), literal(9, DataType.int32())]),
    ]);
    const text = optimized(filter(TABLE, wanted));
    expect(text.match(/Udf:/g)).toHaveLength(1);
    expect(text.indexOf('col(x) < lit(9)')).toBeGreaterThan(text.indexOf('Udf:'));
  });

  test('filters and limits move below them, but no limit below a generator', () => {
    const computed = select('withColumn', TABLE, [column('x'), alias(twice(column('x')), 'y')]);
    const cheap = filter(computed, call('gt', [column('x'), literal(1, DataType.int32())]));
    expect(optimized(cheap)).toMatch(/Udf: [\s\S]*Filter: col\(x\) > lit\(1\)/);
    expect(optimized(limit(computed, 5))).toMatch(/Udf: [\s\S]*Limit: 5/);
    const generator = { ...OPTIONS, generator: true, returns: DataType.list(DataType.int64()) };
    const rows = select('withColumn', TABLE, [column('x'), alias(udfCall([column('x')], generator), 'y')]);
    expect(schemaOf(rows).fields[1]).toEqual({ name: 'y', type: DataType.int64() });
    const text = optimized(limit(rows, 5));
    // Five rows at least come of five; more are cut off above.
    expect(text.match(/Limit: 5/g)).toHaveLength(2);
    expect(text.indexOf('Limit: 5')).toBeLessThan(text.indexOf('Explode:'));
  });

  test('are left out where nobody reads them', () => {
    const computed = select('withColumn', TABLE, [column('x'), alias(twice(column('x')), 'y')]);
    expect(optimized(select('select', computed, [column('x')]))).not.toContain('Udf');
  });

  test('stand between the operations on pictures that they read and those that read them', () => {
    const decoded = call('decodeImage', [column('bytes')], {
      mode: 'RGB',
      onError: 'raise',
      orientation: null,
      strict: true,
      maxPixels: 1000,
      decoder: 'wasm',
      approximate: false,
    });
    const image = { ...OPTIONS, returns: DataType.image('RGB') };
    const text = optimized(select('select', TABLE, [call('imageWidth', [udfCall([decoded], image)], {})]));
    const order = ['image width', 'Udf:', 'decodeImage('].map((part) => text.indexOf(part));
    expect(order.every((at, i) => at > (order[i - 1] ?? -1))).toBe(true);
    expect(text.match(/ImageStage/g)).toHaveLength(2);
  });

  test('are walked and loaded like other functions', () => {
    const plan = select('select', TABLE, [twice(column('x'))]);
    const seen: unknown[] = [];
    walkCalls(plan, ({ options }) => seen.push(options));
    expect(seen).toEqual([OPTIONS]);
    expect(seen[0]).toBe(OPTIONS);
    expect(familiesOf(plan)).toEqual(['udf']);
  });

  test('their columns are called as the user called them', () => {
    expect(udfColumn({ name: 'y#udf', args: [column('x')] })).toBe('y');
    expect(udfColumn({ name: 'predicate#0#udf2', args: [column('x')] })).toBe('x');
  });
});

describe('WGSL expressions', () => {
  const float = DataType.float32();
  const half = (code: string, arg: Expr): Expr =>
    wgslCall([arg, literal(0.5, float)], { code, names: ['x', 'half'], returns: float });
  const cast = (name: string): Expr => ({ kind: 'cast', input: column(name), type: float, lenient: false });

  test('become operators of their own, equal ones once; limits and filters go below them', () => {
    const product = half('x\n  * half', cast('x'));
    const made = select('select', TABLE, [column('x'), alias(product, 'a'), alias(product, 'b')]);
    expect(optimized(limit(filter(made, call('gt', [column('x'), literal(1, DataType.int64())])), 3)))
      .toBe(`* Project: col(x), col(a#udf) as a, col(a#udf) as b
|
* Wgsl: x * half as a#udf
|   x = col(x).cast(Float32), half = lit(0.5), returns Float32
|
* Limit: 3
|
* Filter: col(x) > lit(1)
|
* Source: Table
|   Columns = x
|   Output schema = x: Int64`);
    expect(familiesOf(made)).toEqual(['udf']);
  });

  test('are left out where nobody reads them', () => {
    const made = select('select', TABLE, [column('x'), alias(half('x', cast('x')), 'a')]);
    expect(optimized(select('select', made, [column('x')]))).not.toContain('Wgsl');
  });

  test('are checked with their shapes, as far as types say them', () => {
    const embedding = (size: number | null): DataType => DataType.embedding(float, size);
    const table = (left: DataType, right: DataType): Plan =>
      source(
        { kind: 'partitions', id: 't', label: 'Table' },
        schema([
          { name: 'l', type: left },
          { name: 'r', type: right },
        ]),
      );
    const added = (left: DataType, right: DataType, returns: DataType) => () =>
      select('select', table(left, right), [
        wgslCall([column('l'), column('r')], { code: 'l + r', names: ['l', 'r'], returns }),
      ]);
    expect(added(embedding(3), float, embedding(3))).not.toThrow();
    expect(added(embedding(null), DataType.tensor(float), embedding(3))).not.toThrow();
    expect(added(embedding(3), embedding(4), embedding(3))).toThrow(
      'udf.wgsl: the input "l" has the shape [3], the input "r" [4].',
    );
    expect(added(DataType.tensor(float, [3, 1]), float, embedding(3))).toThrow(
      'udf.wgsl: the input "l" has the shape [3, 1], the result [3].',
    );
    expect(added(float, embedding(3), float)).toThrow(
      'udf.wgsl: returns is Float32, but the input "r" is Embedding[Float32; 3]: the result has a value for each of its elements.',
    );
    expect(added(DataType.list(float), float, float)).toThrow(
      'udf.wgsl: the input "l" is List[Float32], which WGSL has no type for.',
    );
  });
});
