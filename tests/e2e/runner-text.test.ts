import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeFolder, runCli, withoutProgress } from './run-cli.ts';

// A run starts a browser.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await makeFolder({
    'data/a.csv': 'name,n\n"x, y",9007199254740993\n',
    'data/b.csv': 'n,name\n,z\n',
    'bad.csv': 'a,b\n1\n',
    'pipeline.ts': `
      import { readCsv } from 'pixelframe';
      interface Context { readonly args: { readonly path: string } }
      export default ({ args }: Context) => readCsv(args.path);`,
    'write.ts': `
      import { readCsv, readJson } from 'pixelframe';
      export default async () => {
        await (await readCsv('data/*.csv')).writeJson('out/inner.json');
        return readJson('out/inner.json');
      };`,
  });
});
afterAll(() => rm(folder, { recursive: true }));

const run = (...args: readonly string[]): ReturnType<typeof runCli> =>
  runCli(['run', ...args, '--workers', '1', '--gpu', 'off'], folder);

test('a folder of CSV files becomes what the name of --out says, and is printed, too', async () => {
  const csv = await run('pipeline.ts', '--arg', 'path=data', '--out', 'result/all.csv', '--format', 'json');
  expect(csv.code, csv.stderr).toBe(0);
  expect(csv.stdout).toBe('{"name":"x, y","n":9007199254740993}\n{"name":"z","n":null}\n');
  expect(await readFile(join(folder, 'result/all.csv'), 'utf8')).toBe('name,n\n"x, y",9007199254740993\nz,\n');
  const json = await run('pipeline.ts', '--arg', 'path=data', '--out', 'all.jsonl');
  expect(json.code, json.stderr).toBe(0);
  expect([json.stdout, await readFile(join(folder, 'all.jsonl'), 'utf8')]).toEqual(['', csv.stdout]);
});

test('a pipeline writes JSON below ./out and reads it again', async () => {
  const { code, stdout, stderr } = await run('write.ts', '--format', 'json');
  expect(code, stderr).toBe(0);
  expect(stdout).toBe('{"name":"x, y","n":9007199254740993}\n{"name":"z","n":null}\n');
});

test('a file that is wrong ends the run with the place', async () => {
  const { code, stderr } = await run('pipeline.ts', '--arg', 'path=bad.csv');
  expect(code).toBe(1);
  expect(withoutProgress(stderr)).toContain('IoError: bad.csv, line 2, column 2: 1 field where the header has 2.');
});
