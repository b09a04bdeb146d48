import { Table, vectorFromArray } from 'apache-arrow';
import type { DataFrame } from 'pixelframe';
import { col, DataType, lit, schema, typeName } from 'pixelframe';
import { expect } from 'vitest';
import type { Case } from '../case.ts';

const IMAGE = { width: 2, height: 1, channels: 3, mode: 'RGB', data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
const GRAY = { width: 1, height: 1, channels: 1, mode: 'L', data: Uint8Array.of(7) };
const ODD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '',
  'a.b',
  'right.a',
  ' ',
  'ключ',
  '🦁',
  'a"b',
  "it's",
  'x\ny',
];

export const valueCases: readonly Case[] = [
  {
    name: 'types are inferred from JS values',
    async run({ session }) {
      const df = session.fromColumns({
        int: [1, null],
        float: [1, 2.5],
        unsafe: [1, 2 ** 53],
        big: [1n, 2n ** 60n],
        unsigned: [1n, 2n ** 63n],
        text: ['a', null],
        flag: [true, null],
        date: [new Date(0), null],
        bytes: [Uint8Array.of(1), null],
        i8: Int8Array.of(1, 2),
        f32: Float32Array.of(1, 2),
        list: [[1], [null]],
        struct: [{ a: 1 }, { b: 'x' }],
        image: [IMAGE, null],
        mixed: [IMAGE, GRAY],
        vector: [Float32Array.of(1, 2), Float32Array.of(3, 4)],
        tensor: [{ shape: [1, 2], data: Float32Array.of(1, 2) }, null],
        map: [new Map([['k', 1]]), null],
        nothing: [null, undefined],
      });
      expect(Object.fromEntries(df.schema().fields.map(({ name, type }) => [name, typeName(type)]))).toEqual({
        int: 'Int64',
        float: 'Float64',
        unsafe: 'Float64',
        big: 'Int64',
        unsigned: 'UInt64',
        text: 'String',
        flag: 'Bool',
        date: 'Timestamp[ms]',
        bytes: 'Binary',
        i8: 'Int8',
        f32: 'Float32',
        list: 'List[Int64]',
        struct: 'Struct[a: Int64, b: String]',
        image: 'Image[RGB]',
        mixed: 'Image[MIXED]',
        vector: 'Embedding[Float32; 2]',
        tensor: 'Tensor[Float32]',
        map: 'Map[String: Int64]',
        nothing: 'Null',
      });
      const rows = await df.toRows();
      expect(rows[0]).toEqual({
        int: 1,
        float: 1,
        unsafe: 1,
        big: 1,
        unsigned: 1,
        text: 'a',
        flag: true,
        date: new Date(0),
        bytes: Uint8Array.of(1),
        i8: 1,
        f32: 1,
        list: [1],
        struct: { a: 1, b: null },
        image: IMAGE,
        mixed: IMAGE,
        vector: Float32Array.of(1, 2),
        tensor: { shape: [1, 2], data: Float32Array.of(1, 2) },
        map: [['k', 1]],
        nothing: null,
      });
      expect(rows[1]).toMatchObject({ int: null, unsafe: 2 ** 53, big: 2n ** 60n, unsigned: 2n ** 63n, mixed: GRAY });
      return rows;
    },
  },
  {
    name: 'Int64 comes out as number, or bigint where it must or may',
    async run({ session }) {
      const df = session.fromColumns({ i: [1n, 2n ** 53n, -(2n ** 53n) + 1n, null] }).withColumn('j', col('i').mul(1));
      expect((await df.toColumns()).j).toEqual([1, 2n ** 53n, -(2 ** 53) + 1, null]);
      const all = (await df.toColumns({ int64: 'bigint' })).i;
      expect(all).toEqual([1n, 2n ** 53n, -(2n ** 53n) + 1n, null]);
      return all;
    },
  },
  {
    name: 'dates and times',
    async run({ session }) {
      const types = schema([
        { name: 'day', type: DataType.date() },
        { name: 'at', type: DataType.timestamp('us', 'UTC') },
        { name: 'clock', type: DataType.time('us') },
        { name: 'took', type: DataType.duration('ms') },
      ]);
      const moment = new Date('2022-01-08T12:34:56.789Z');
      const df = session.fromRows([{ day: moment, at: moment, clock: 1n, took: 2n }, {}], types);
      expect(await df.toRows()).toEqual([
        { day: new Date('2022-01-08'), at: moment, clock: 1n, took: 2n },
        { day: null, at: null, clock: null, took: null },
      ]);
      const raw = await df.toRows({ temporal: 'bigint' });
      expect(raw[0]).toEqual({ day: 19_000n, at: 1_641_645_296_789_000n, clock: 1n, took: 2n });
      const since = await df
        .where(col('day').ge('2022-01-08'))
        .select(col('at').sub(col('at')).alias('none'))
        .toRows();
      expect(since).toEqual([{ none: 0n }]);
      return raw;
    },
  },
  {
    name: 'decimals come out as text, and go in',
    async run({ session }) {
      const types = schema([{ name: 'd', type: DataType.decimal128(20, 2) }]);
      const rows = await session.fromRows([{ d: '12345678901234567.89' }, { d: null }, { d: '-0.01' }], types).toRows();
      expect(rows).toEqual([{ d: '12345678901234567.89' }, { d: null }, { d: '-0.01' }]);
      return rows;
    },
  },
  {
    name: 'NaN, infinities and -0 survive',
    async run({ session }) {
      const df = session
        .fromColumns({ f: [Number.NaN, Infinity, -Infinity, -0, null] })
        .withColumn('g', col('f').mul(1));
      const { g } = await df.toColumns();
      expect(g.map((value) => (Object.is(value, -0) ? '-0' : String(value)))).toEqual([
        'NaN',
        'Infinity',
        '-Infinity',
        '-0',
        'null',
      ]);
      return g;
    },
  },
  {
    name: 'any column name, of users and of Object.prototype',
    async run({ session }) {
      const columns = Object.fromEntries(ODD_NAMES.map((name, i) => [name, [i, null]]));
      const df = session.fromColumns(columns);
      expect(df.columns).toEqual(ODD_NAMES);
      let plan: DataFrame = df.where(col('__proto__').isNull().not());
      for (const name of ODD_NAMES) plan = plan.withColumn(name, col(name).add(1));
      const [row] = await plan.toRows();
      expect(Object.entries(row!)).toEqual(ODD_NAMES.map((name, i) => [name, i + 1]));
      expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
      const joined = df.join(df, { on: '__proto__', how: 'left' });
      expect(joined.columns.slice(ODD_NAMES.length)).toEqual(ODD_NAMES.slice(1).map((name) => `right.${name}`));
      const all = await joined.toColumns();
      expect(Object.keys(all)).toHaveLength(ODD_NAMES.length * 2 - 1);
      const rows = await session.fromRows([JSON.parse('{"__proto__": 1, "constructor": "c"}') as object]).toRows();
      expect(Object.entries(rows[0]!)).toEqual([
        ['__proto__', 1],
        ['constructor', 'c'],
      ]);
      return Object.entries(row!);
    },
  },
  {
    name: "a user's buffers are copied: not detached, not seen later",
    async run({ session }) {
      const numbers = Float64Array.of(1, 2, 3);
      const bytes = Uint8Array.of(1, 2, 3);
      const df = session.fromColumns({ n: numbers, b: [bytes, bytes, null] });
      numbers[0] = 99;
      bytes[0] = 99;
      const rows = await df.toRows();
      expect(rows[0]).toEqual({ n: 1, b: Uint8Array.of(1, 2, 3) });
      expect(numbers.length).toBe(3);
      // Nor are results seen by later runs.
      (rows[0]!.b as Uint8Array)[0] = 77;
      expect((await df.toRows())[0]!.b).toEqual(Uint8Array.of(1, 2, 3));
      return rows;
    },
  },
  {
    name: 'Arrow in and out keeps values and types',
    async run({ session }) {
      const df = session.fromColumns({
        i: [1, null],
        s: ['é', null],
        image: [IMAGE, null],
        v: [Float32Array.of(1, 2), Float32Array.of(3, 4)],
      });
      const table = await df.toArrow();
      expect(table.numRows).toBe(2);
      expect(table.schema.fields.map(({ name }) => name)).toEqual(['i', 's', 'image', 'v']);
      const again = session.fromArrow(table);
      expect(again.schema()).toEqual(df.schema());
      const rows = await again.toRows();
      expect(rows).toEqual(await df.toRows());
      const plain = session.fromArrow(
        new Table({ x: vectorFromArray([1, 2, null]), y: vectorFromArray(['a', 'b', 'a']) }),
      );
      expect(await plain.where(col('x').eq(2)).toRows()).toEqual([{ x: 2, y: 'b' }]);
      return rows;
    },
  },
  {
    name: 'get: struct fields, list items, map values',
    async run({ session }) {
      const df = session.fromColumns({
        p: [{ x: 1, y: 'a' }, null],
        list: [[1, 2, 3], []],
        map: [new Map([['k', 1.5]]), null],
      });
      const rows = await df
        .select(col('p').get('x').alias('x'), col('list').get(-1).alias('last'), col('map').get('k').alias('k'))
        .toRows();
      expect(rows).toEqual([
        { x: 1, last: 3, k: 1.5 },
        { x: null, last: null, k: null },
      ]);
      return rows;
    },
  },
  {
    name: 'strings of every plane, and long ones',
    async run({ session }) {
      const texts = ['', 'a', 'é', '漢', '🦁', '👩‍👩‍👧', 'x'.repeat(100_000), null];
      const df = session.fromColumns({ s: texts }).withColumn('t', col('s').add('!'));
      expect((await df.toColumns()).t).toEqual(texts.map((text) => (text === null ? null : `${text}!`)));
      const large = await df.where(col('s').gt('é')).select('s').toRows();
      expect(large.map(({ s }) => String(s).slice(0, 2))).toEqual(['漢', '🦁', '👩']);
      return large;
    },
  },
  {
    name: 'literals of every kind in a plan',
    async run({ session }) {
      const df = session.fromColumns({ i: [1, 2] });
      const rows = await df
        .select(
          lit(5).alias('int'),
          lit(2n ** 40n).alias('big'),
          lit('x').alias('text'),
          lit(new Date(5)).alias('date'),
          lit(Uint8Array.of(9)).alias('bytes'),
          lit([1, null]).alias('list'),
          col('i')
            .isIn([2, 2n ** 60n])
            .alias('found'),
        )
        .limit(1)
        .toRows();
      expect(rows).toEqual([
        { int: 5, big: 2 ** 40, text: 'x', date: new Date(5), bytes: Uint8Array.of(9), list: [1, null], found: false },
      ]);
      return rows;
    },
  },
];
