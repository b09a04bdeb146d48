import { col, DataType, lit, schema, udf } from 'pixelframe';
import type { TensorValue } from 'pixelframe/images';
import { expect } from 'vitest';
import type { Case } from '../case.ts';
import { failure, failureText } from '../case.ts';

const float = DataType.float32();
const int = DataType.int32();
const tensor = (shape: readonly number[], ...values: readonly number[]): TensorValue => ({
  shape,
  data: Float32Array.from(values),
});

export const wgslCases: readonly Case[] = [
  {
    name: 'udf.wgsl: columns of numbers with constants, nulls, and the name of the first column',
    async run({ session }) {
      const df = session.fromColumns({ v: [1.5, null, -4, 0.25], n: Int16Array.of(3, -7, 2, 100) });
      const moved = udf.wgsl('(x - mean) * gain', { returns: float });
      const call = moved({ mean: 0.5, x: col('v'), gain: 2 });
      const rows = await df.select(call).toRows();
      expect(rows).toEqual([{ v: 2 }, { v: null }, { v: -9 }, { v: -0.5 }]);
      const both = udf.wgsl('select(f32(n), x, keep && n > 0)', { returns: float });
      const picked = await df.select(both({ n: col('n'), x: col('v'), keep: true }).alias('y')).toColumns();
      expect(picked).toEqual({ y: [1.5, null, -4, 0.25] });
      const none = await df.select(moved({ x: col('v'), mean: lit(null).cast(float), gain: 1 })).toColumns();
      expect(none).toEqual({ v: [null, null, null, null] });
      expect(await df.limit(0).select(call).toRows()).toEqual([]);
      return { rows, picked, none };
    },
  },
  {
    name: 'udf.wgsl: every type that WGSL has an element for',
    async run({ session }) {
      const df = session
        .fromColumns({
          i8: Int8Array.of(-128, 127),
          i16: Int16Array.of(-3, 9),
          i32: Int32Array.of(-(2 ** 31), 5),
          u8: Uint8Array.of(255, 1),
          u16: Uint16Array.of(65_535, 2),
          u32: Uint32Array.of(2 ** 32 - 1, 3),
          f64: Float64Array.of(0.1, 2 ** 24 + 1),
          flag: [true, false],
        })
        .withColumn('f16', col('i16').cast(DataType.float16()));
      const wide = udf.wgsl('f32(a + b) + f + h', { returns: float });
      const sums = await df
        .select(wide({ a: col('i8'), b: col('i16'), f: col('f64'), h: col('f16') }).alias('sum'))
        .toRows();
      expect(sums).toEqual([
        { sum: Math.fround(Math.fround(-131 + Math.fround(0.1)) - 3) },
        { sum: 2 ** 24 + 136 + 9 - ((2 ** 24 + 136 + 9) % 2) },
      ]);
      const bits = udf.wgsl('let all = a ^ b; return (all >> 1u) & c;', { returns: DataType.uint32() });
      const masks = await df.select(bits({ a: col('u8'), b: col('u16'), c: col('u32') }).alias('m')).toRows();
      expect(masks).toEqual([{ m: ((255 ^ 65_535) >>> 1) >>> 0 }, { m: 1 }]);
      const wrapped = await df
        .select(
          udf
            .wgsl('-i', { returns: int })({ i: col('i32') })
            .alias('neg'),
        )
        .toRows();
      expect(wrapped).toEqual([{ neg: -(2 ** 31) }, { neg: -5 }]);
      const flags = await df
        .select(udf.wgsl('!flag || i > 100', { returns: DataType.bool() })({ flag: col('flag'), i: col('i8') }))
        .toRows();
      expect(flags).toEqual([{ flag: false }, { flag: true }]);
      return { sums, masks, wrapped, flags };
    },
  },
  {
    name: 'udf.wgsl: tensors, lists and embeddings, with single values for all elements of a row',
    async run({ session }) {
      const df = session.fromColumns(
        {
          t: [tensor([2, 1], 1, 2), null, tensor([1, 3], 3, 4, 5), tensor([0])],
          l: [
            [1, 2, 3],
            [4, null, 6],
            [7, 8, 9],
            [0, 0, 0],
          ],
          e: [
            [1, 0, 2],
            [0, 1, 0],
            [1, 1, 1],
            [2, 2, 2],
          ],
          s: [10, 20, null, 30],
          g: [1, 2, 3, 4],
        },
        schema([
          { name: 't', type: DataType.tensor(float) },
          { name: 'l', type: DataType.fixedSizeList(DataType.float64(), 3) },
          { name: 'e', type: DataType.embedding(float, 3) },
          { name: 's', type: int },
          { name: 'g', type: int },
        ]),
      );
      const scaled = udf.wgsl('t * f32(g) + 1', { returns: DataType.tensor(float) });
      const tensors = await df.select(scaled({ t: col('t'), g: col('g') })).toRows();
      expect(tensors).toEqual([
        { t: tensor([2, 1], 2, 3) },
        { t: null },
        { t: tensor([1, 3], 10, 13, 16) },
        { t: tensor([0]) },
      ]);
      const added = udf.wgsl('l + e * f32(s)', { returns: DataType.fixedSizeList(float, 3) });
      const sums = await df.select(added({ l: col('l'), e: col('e'), s: col('s') })).toRows();
      expect(sums.map(({ l }) => l && Array.from(l as ArrayLike<unknown>))).toEqual([
        [11, 2, 23],
        [4, null, 6],
        null,
        [60, 60, 60],
      ]);
      const vectors = udf.wgsl('select(e, 0, l > 2)', { returns: DataType.embedding(float, 3) });
      const embedded = await df.select(vectors({ e: col('e'), l: col('l') })).toRows();
      expect(embedded).toEqual([
        { e: Float32Array.of(1, 0, 0) },
        { e: null },
        { e: Float32Array.of(0, 0, 0) },
        { e: Float32Array.of(2, 2, 2) },
      ]);
      const fixed = df.withColumn('f', udf.wgsl('e', { returns: DataType.tensor(float, [3]) })({ e: col('e') }));
      const large = udf.wgsl('f > x', { returns: DataType.fixedSizeList(DataType.bool(), 3) });
      const flags = await fixed.select(large({ f: col('f'), x: 0.5 })).toRows();
      expect(flags[0]).toEqual({ f: [true, false, true] });
      const wrong = await failure(() =>
        df.select(udf.wgsl('t + l', { returns: DataType.tensor(float) })({ t: col('t'), l: col('l') })).toRows(),
      );
      expect(wrong).toMatchObject({
        name: 'UdfError',
        column: 't',
        row: 0,
        message: 'Column "t", row 0: "t" has the shape [2, 1], "l" [3].',
      });
      return { tensors, sums, embedded, flags };
    },
  },
  {
    name: 'udf.wgsl: filters, keys, chains, equal calls once, and more rows than go at once',
    async run({ session }) {
      const count = 300_000;
      const df = session.fromColumns({ i: Int32Array.from({ length: count }, (_, i) => i) });
      const mixed = udf.wgsl('(i * 2654435) ^ (i >> 3)', { returns: int });
      const rest = udf.wgsl('i & 3', { returns: int });
      const kept = await df
        .where(rest({ i: mixed({ i: col('i') }) }).eq(1))
        .where(col('i').lt(40))
        .toColumns();
      const expected = Array.from({ length: 40 }, (_, i) => i).filter(
        (i) => ((Math.imul(i, 2_654_435) ^ (i >> 3)) & 3) === 1,
      );
      expect(kept).toEqual({ i: expected });
      const groups = await df
        .groupBy(rest({ i: col('i') }).alias('k'))
        .agg(
          mixed({ i: col('i') })
            .max()
            .alias('m'),
        )
        .toRows();
      expect(groups.map(({ k }) => k)).toEqual([0, 1, 2, 3]);
      const all = (await df.select(mixed({ i: col('i') })).toColumns()).i as number[];
      expect(all.every((value, i) => value === (Math.imul(i, 2_654_435) ^ (i >> 3)))).toBe(true);
      return { kept, groups };
    },
  },
  {
    name: 'udf.wgsl: mistakes in the code are errors before any row, with their place',
    async run({ session }) {
      const df = session.fromColumns({ x: Float32Array.of(1, 2) });
      const error = async (code: string, rows = df): Promise<string> =>
        failureText(() => rows.select(udf.wgsl(code, { returns: float })({ x: col('x'), low: 1 })).toRows());
      const errors = [
        await error('x + lwo'),
        await error('x +'),
        await error('i32(x)'),
        await error('x * 2i', df.limit(0)),
      ];
      expect(errors).toEqual([
        'PlanError: WGSL expression, line 1, column 5: unknown name `lwo`; inputs are x, low.\n  x + lwo\n      ^ (Did you mean `low`?)',
        'PlanError: WGSL expression, line 1, column 4: expected a value, found the end.\n  x +\n     ^',
        'PlanError: WGSL expression, line 1, column 1: the result is i32, but `returns` says f32.\n  i32(x)\n  ^ (Write f32(...) around it, or say another type in `returns`.)',
        'PlanError: WGSL expression, line 1, column 3: `*` has f32 on the left and i32 on the right.\n  x * 2i\n    ^ (WGSL does not convert by itself: write f32(...), i32(...) or u32(...) around one side.)',
      ]);
      const identity = udf((x: number) => x, { returns: float });
      expect(await df.select(identity(col('x'))).toRows()).toEqual([{ x: 1 }, { x: 2 }]);
      // Running a function of another kind changes nothing of how types are checked.
      const wide = session.fromColumns({ x: [1n] });
      expect(await error('f32(x)', wide as never)).toBe(
        'PlanError: udf.wgsl: the input "x" is Int64, which WGSL has no type for. (Cast it first, as in col("x").cast(DataType.int32()).)',
      );
      return errors;
    },
  },
  {
    name: 'udf.wgsl: plain values are computed at once',
    async run() {
      const clamped = udf.wgsl('clamp(x * gain, 0.0, 1.0)', { returns: float });
      const one = await clamped({ x: 0.25, gain: 2 });
      expect(one).toBe(0.5);
      const many = await clamped({ x: Float32Array.of(0.25, 4, -1), gain: 2 });
      expect(many).toEqual(Float32Array.of(0.5, 1, 0));
      const both = await udf.wgsl('a && x > 1', { returns: DataType.bool() })({ a: true, x: 3 });
      expect(both).toBe(true);
      const uneven = await failureText(() => clamped({ x: Float32Array.of(1, 2), gain: Float64Array.of(1) }));
      expect(uneven).toBe('PlanError: udf.wgsl: the input "x" has 2 elements, "gain" 1.');
      return { one, many, both, uneven };
    },
  },
];
