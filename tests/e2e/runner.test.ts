import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkout, makeFolder, runCli, runNpx, withoutProgress } from './run-cli.ts';

// A run starts a browser.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;

// One row with a value of every kind, one that is null wherever a value may be.
const values = `
import { DataType as T, fromRows, schema } from 'pixelframe';
const types = {
  nothing: T.null(), bool: T.bool(), int32: T.int32(), int64: T.int64(), uint64: T.uint64(),
  float32: T.float32(), float64: T.float64(), text: T.string(), binary: T.binary(), fixed: T.binary(2),
  decimal: T.decimal128(10, 2), date: T.date(), time: T.time('us'), timestamp: T.timestamp('ms', 'UTC'),
  duration: T.duration('ms'), list: T.list(T.int64()), bytes: T.list(T.uint8()), pair: T.fixedSizeList(T.int16(), 2),
  struct: T.struct({ a: T.int64(), b: T.binary() }), map: T.map(T.string(), T.float64()),
  image: T.image('RGB'), tensor: T.tensor(T.float32()), embedding: T.embedding(T.float32(), 2),
};
const row = {
  nothing: null, bool: true, int32: -7, int64: 9223372036854775807n, uint64: 18446744073709551615n,
  float32: 0.5, float64: NaN, text: 'a "b"\\nü', binary: new Uint8Array([0, 10, 255]), fixed: new Uint8Array([1, 2]),
  decimal: '-12.50', date: new Date('2024-02-29'), time: 3_600_000_000n, timestamp: new Date('2024-02-29T12:34:56.789Z'),
  duration: -1500n, list: [1, null, -9007199254740993n], bytes: [1, 2], pair: [3, -4],
  struct: { a: 1, b: new Uint8Array([171]) }, map: [['x', 1.5], ['y', null]],
  image: { width: 2, height: 1, channels: 3, mode: 'RGB', data: new Uint8Array([255, 0, 1, 2, 3, 4]) },
  tensor: { shape: [2, 1], data: new Float32Array([1.5, -Infinity]) }, embedding: new Float32Array([0.25, Infinity]),
};
export default fromRows([row, { float64: -Infinity }], {
  schema: schema(Object.entries(types).map(([name, type]) => ({ name, type }))),
});`;

const first =
  '{"nothing":null,"bool":true,"int32":-7,"int64":9223372036854775807,"uint64":18446744073709551615,' +
  '"float32":0.5,"float64":"NaN","text":"a \\"b\\"\\nü","binary":"000aff","fixed":"0102",' +
  '"decimal":"-12.50","date":"2024-02-29T00:00:00.000Z","time":3600000000,"timestamp":"2024-02-29T12:34:56.789Z",' +
  '"duration":-1500,"list":[1,null,-9007199254740993],"bytes":[1,2],"pair":[3,-4],' +
  '"struct":{"a":1,"b":"ab"},"map":[["x",1.5],["y",null]],' +
  '"image":{"width":2,"height":1,"channels":3,"mode":"RGB","data":"/wABAgME"},' +
  '"tensor":{"shape":[2,1],"data":[1.5,"-Infinity"]},"embedding":[0.25,"Infinity"]}\n';
const names = Object.keys(JSON.parse(first) as object);
const second = `{${names.map((name) => `"${name}":${name === 'float64' ? '"-Infinity"' : 'null'}`).join(',')}}\n`;

beforeAll(async () => {
  folder = await makeFolder({
    'values.ts': values,
    'read-back.ts': `import { readParquet } from 'pixelframe';\nexport default readParquet('kept/values.parquet');`,
    'project/lib/tag.ts': `export const tag = (text: string): string => '<' + text + '>';`,
    'project/args.ts': `
      import { tag } from './lib/tag.ts';
      import { other } from '../other.ts';
      interface Context { readonly args: Readonly<Record<string, string | string[]>> }
      export default ({ args }: Context): unknown => ({ args, tag: tag('a'), other, proto: Object.getPrototypeOf(args) });`,
    'other.ts': `export const other = 'from above';`,
    'noisy.ts': `
      import { col, fromColumns } from 'pixelframe';
      export default async () => {
        console.log('logged');
        console.error('complained');
        const frame = fromColumns({ n: [1, 2, 3] }).where(col('n').gt(1));
        await frame.show();
        return frame;
      };`,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('npx pixelframe, in a folder of the checkout: every kind of value as a line of JSON', async () => {
  const args = ['run', join(folder, 'values.ts'), '--format', 'json'];
  const { code, stdout } = await runNpx(args, join(checkout, 'packages/columnar/src'));
  expect(stdout).toBe(first + second);
  expect(code).toBe(0);
});

test('--out writes a file with the same values, and nothing to stdout', async () => {
  const written = await runCli(['run', 'values.ts', '--out', 'kept/values.parquet'], folder);
  expect({ ...written, stderr: withoutProgress(written.stderr) }).toEqual({ code: 0, stdout: '', stderr: '' });
  expect((await readFile(join(folder, 'kept/values.parquet'))).subarray(0, 4).toString()).toBe('PAR1');
  const read = await runCli(['run', 'read-back.ts', '--format', 'json'], folder);
  expect(read.stdout).toBe(first + second);
});

test('outside of the checkout: relative imports, arguments, and a plain value as one line', async () => {
  const pairs = ['name=ü=1', 'many=1', 'empty=', 'many=2', '__proto__=x'].flatMap((pair) => ['--arg', pair]);
  const ended = await runCli(['run', 'args.ts', ...pairs], join(folder, 'project'));
  const args = '{"name":"ü=1","many":["1","2"],"empty":"","__proto__":"x"}';
  expect(ended).toEqual({
    code: 0,
    stdout: `{"args":${args},"tag":"<a>","other":"from above","proto":null}\n`,
    stderr: '',
  });
});

test('stdout holds the result alone; what a pipeline prints is on stderr', async () => {
  const table = [
    '╭───────╮',
    '│ n     │',
    '│ ---   │',
    '│ Int64 │',
    '╞═══════╡',
    '│ 2     │',
    '├╌╌╌╌╌╌╌┤',
    '│ 3     │',
    '╰───────╯',
    '',
    '(Showing first 2 of 2 rows)',
    '',
  ].join('\n');
  const { code, stdout, stderr } = await runCli(['run', 'noisy.ts'], folder);
  expect({ code, stdout }).toEqual({ code: 0, stdout: table });
  expect(withoutProgress(stderr)).toBe(`logged\ncomplained\n${table}`);
});
