import { col, DataType, readCsv, typeName } from 'pixelframe';
import type { DataFrame } from 'pixelframe';
import { expect } from 'vitest';
import type { Case, Context } from '../case.ts';
import { failureText } from '../case.ts';

const ROWS = 5000;

/** A table of plain types, with everything in its text that CSV and JSON have trouble with. */
function table({ session }: Context): DataFrame {
  const rows = Array.from({ length: ROWS }, (_, i) => i);
  return session.fromColumns({
    id: rows,
    wide: rows.map((i) => 9007199254740993n + BigInt(i)),
    size: rows.map((i) => (i % 7 === 0 ? null : i / 3)),
    name: rows.map((i) => ['a, "b"', 'line\nbreak', 'é🦁', ' '][i % 4]! + i),
    at: rows.map((i) => new Date(1_600_000_000_000 + i)),
    good: rows.map((i) => i % 3 === 0),
  }) as unknown as DataFrame;
}

const typesOf = (df: DataFrame): string[] => df.schema().fields.map(({ name, type }) => `${name}: ${typeName(type)}`);

const csv = (text: string): File => new File([text], 'people.csv');

export const textFileCases: readonly Case[] = [
  {
    name: 'a table comes back from CSV as it was',
    async run(context) {
      const df = table(context);
      const blob = await df.writeCsv();
      expect(blob.type).toBe('text/csv');
      expect(df.metrics()!.stages.length).toBeGreaterThan(0);
      const read = await context.session.readCsv(blob);
      expect(typesOf(read)).toEqual(typesOf(df));
      const rows = await read.toRows();
      expect(rows).toEqual(await df.toRows());
      expect(await read.where(col('id').lt(3)).select('name', 'wide').toRows()).toEqual(
        rows.slice(0, 3).map(({ name, wide }) => ({ name, wide })),
      );
      expect(await read.countRows()).toBe(ROWS);
      return await blob.text();
    },
  },
  {
    name: 'a table comes back from JSON as it was, nested values too',
    async run(context) {
      const nested = [{ list: [1, null], point: { x: 0.5, tags: ['a'] } }, { list: [], point: null }, { list: null }];
      const df = context.session.fromRows(nested);
      const blob = await df.writeJson();
      const read = await context.session.readJson([blob, new Blob([JSON.stringify(nested)])]);
      expect(typesOf(read)).toEqual(['list: List[Int64]', 'point: Struct[x: Float64, tags: List[String]]']);
      const rows = await df.toRows();
      expect(await read.toRows()).toEqual([...rows, ...rows]);
      const plain = table(context);
      expect(await (await context.session.readJson(await plain.writeJson())).toRows()).toEqual(await plain.toRows());
      return await blob.text();
    },
  },
  {
    name: 'schema, options and file names of CSV',
    async run({ session }) {
      const read = await session.readCsv([csv('zip;n\n007;1\n'), csv('zip;n\n;x\n')], {
        delimiter: ';',
        schema: { zip: DataType.string(), n: DataType.int8() },
        filePathColumn: 'file',
      });
      const rows = await read.toRows();
      expect(rows).toEqual([
        { zip: '007', n: 1, file: 'people.csv' },
        { zip: '', n: null, file: 'people.csv' },
      ]);
      const named = await session.readCsv(csv('1,2\n'), {
        hasHeaders: false,
        inferSchema: false,
        schema: { x: DataType.float64(), y: DataType.string() },
      });
      expect(await named.toRows()).toEqual([{ x: 1, y: '2' }]);
      return rows;
    },
  },
  {
    name: 'dates and times in formats of their own',
    async run({ session }) {
      const df = session
        .fromColumns({ at: [new Date('2022-01-08T12:34:56.789Z'), null] })
        .withColumn('day', col('at').cast(DataType.date()))
        .withColumn('n', col('day').isNull());
      const options = { dateFormat: '%d.%m.%Y', timestampFormat: '%H:%M' };
      const text = await (await df.writeCsv(undefined, options)).text();
      expect(text).toBe('at,day,n\n12:34,08.01.2022,false\n,,true\n');
      expect(await (await df.writeJson(undefined, { ...options, ignoreNullFields: true })).text()).toBe(
        '{"at":"12:34","day":"08.01.2022","n":false}\n{"n":true}\n',
      );
      return text;
    },
  },
  {
    name: 'what text cannot hold is refused before anything runs',
    async run({ session }) {
      const bytes = session.fromColumns({ id: [1], data: [Uint8Array.of(255)], thing: [[Uint8Array.of(1)]] });
      const messages = [
        await failureText(() => bytes.writeJson()),
        await failureText(() => bytes.writeCsv()),
        await failureText(() => bytes.exclude('thing').writeCsv()),
        await failureText(() => bytes.exclude('thing', 'data').writeCsv(undefined, { delimiter: '||' })),
      ];
      expect(messages).toEqual([
        `PlanError: JSON cannot hold "data", a column of type Binary. (Leave it out with .exclude('data'), or write it as text: col('data').encode('base64').)`,
        `PlanError: CSV cannot hold "thing", a column of type List[Binary]. (Leave it out with .exclude('thing').)`,
        `EncodeError: writeCsv: the bytes of column "data" are not UTF-8 text in row 0. (Encode them first: col('data').encode('base64').)`,
        'PlanError: delimiter must be one ASCII character that ends no line, got "||".',
      ]);
      return messages;
    },
  },
  {
    name: 'files that are wrong say where',
    async run({ session }) {
      const messages = [
        await failureText(() => session.readCsv(csv('a,b\n1,2\n3,4,5,6\n'))),
        await failureText(() => session.readJson(new File(['{"a":1}\n{"a":}'], 'x.json'))),
        await failureText(() => session.readCsv(csv('a\n'), { inferSchema: false })),
        await failureText(() => session.readCsv([])),
      ];
      expect(messages.map((message) => message.split(' (')[0])).toEqual([
        'IoError: people.csv, line 3, column 5: 4 fields where the header has 2.',
        'IoError: x.json, line 2, column 6: expected a JSON value but found "}".',
        'PlanError: readCsv: with inferSchema: false a schema is needed.',
        'PlanError: readCsv: no files given.',
      ]);
      return messages;
    },
  },
  {
    name: 'reading stops when it is told to',
    async run({ session }) {
      const abort = new AbortController();
      const reading = readCsv(csv(`a\n${'1\n'.repeat(100_000)}`), { session, signal: abort.signal });
      abort.abort();
      const messages = [
        await failureText(() => reading),
        await failureText(() => session.readCsv(csv('a\n'), { signal: abort.signal })),
      ];
      expect(messages).toEqual(Array.from(messages, () => 'CancelledError: The query was cancelled.'));
      return messages;
    },
  },
];
