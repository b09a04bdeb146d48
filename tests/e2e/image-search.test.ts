import { type DataFrame, setDefaultSession } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { expect, test } from 'vitest';
import { checkout, runCli } from './run-cli.ts';

const REDS = [1, 2, 3, 4, 5].map((n) => `red-circle-${n}.png`);

test('a text finds the drawings that show it, in the runner as in Node', async () => {
  const session = createSession({ cwd: checkout, print: () => {} });
  setDefaultSession(session);
  const { default: nearest } = (await import('../../apps/examples/image-search.ts')) as { default: DataFrame };
  const rows = (await nearest.toRows()) as { name: string; distance: number }[];
  setDefaultSession(null);
  await session.close();
  const found = rows.map(({ name }) => name);
  expect([...found].sort()).toEqual(REDS);
  expect(rows.map(({ distance }) => distance)).toEqual(rows.map(({ distance }) => distance).sort((a, b) => a - b));

  const args = ['run', 'apps/examples/image-search.ts', '--format', 'json', '--workers', '2', '--gpu', 'off'];
  const { code, stdout, stderr } = await runCli(args, checkout);
  expect(code, stderr).toBe(0);
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { name: string }).name)).toEqual(found);
});
