import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type DataFrame, setDefaultSession } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import demo from '../../apps/examples/demo.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

interface Manifest {
  readonly pairs: readonly (readonly [string, string])[];
}

/** The runner's JSON Lines for the pairs, and the Parquet file with the tensors. */
async function runDemo(write: string, ...options: string[]): Promise<{ pairs: string; parquet: Buffer }> {
  const { stdout } = await run(
    process.execPath,
    [
      'apps/cli/bin/pixelframe.mjs',
      'run',
      'apps/examples/demo.ts',
      '--format',
      'json',
      '--write',
      write,
      '--arg',
      `out=${write}/demo.parquet`,
      ...options,
    ],
    { cwd: root, maxBuffer: 2 ** 26 },
  );
  return { pairs: stdout, parquet: await readFile(join(write, 'demo.parquet')) };
}

describe('the demo gives the same rows everywhere, to the bit', () => {
  let folder = '';
  let expected: { pairs: string; parquet: Buffer };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pixelframe-demo-'));
    const session = createSession({ cwd: root, print: () => {} });
    setDefaultSession(session);
    const frame: DataFrame = await demo({ args: { out: join(folder, 'demo.parquet') }, session });
    const rows = await frame.toRows();
    setDefaultSession(null);
    await session.close();
    expected = {
      pairs: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
      parquet: await readFile(join(folder, 'demo.parquet')),
    };
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('in Node, in the calling thread: the expected pairs and no others', async () => {
    const manifest = JSON.parse(await readFile(join(root, 'public/samples/samples.json'), 'utf8')) as Manifest;
    const found = expected.pairs
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { path_a: string; path_b: string })
      .map(({ path_a, path_b }) => [path_a, path_b].sort().join(' ~ '))
      .sort();
    expect(found).toEqual(manifest.pairs.map((pair) => [...pair].sort().join(' ~ ')).sort());
  });

  test.each([
    ['--gpu off', ['--gpu', 'off']],
    ['--workers 1', ['--gpu', 'off', '--workers', '1']],
    ['--workers 2', ['--gpu', 'off', '--workers', '2']],
    ['--workers 0', ['--workers', '0']],
    ['--gpu force', ['--gpu', 'force', '--workers', '2']],
  ])(
    '%s',
    async (_, options) => {
      const { pairs, parquet } = await runDemo(folder, ...options);
      expect(pairs).toBe(expected.pairs);
      expect(parquet.equals(expected.parquet)).toBe(true);
    },
    120_000,
  );
});
