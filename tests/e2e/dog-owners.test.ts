import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setDefaultSession } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { expect, test } from 'vitest';
import dogOwners from '../../apps/examples/dog-owners.ts';
import { checkout, runCli } from './run-cli.ts';

interface Group {
  readonly breed: string;
  readonly dogs: number;
  readonly age_of_owners: number;
  readonly names: readonly string[];
}

/** What is drawn on each dog's picture, which the names of the files tell. */
async function breeds(): Promise<Map<string, string>> {
  const csv = await readFile(join(checkout, 'public/samples/drawings/dogs.csv'), 'utf8');
  const rows = csv.trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [dog, , file] = row.split(',') as [string, string, string];
      const [colour, shape] = file.replace('drawings/', '').split('-');
      return [dog, `${colour} ${shape}`];
    }),
  );
}

test('two models agree on what the dogs are, and are right; the runner and Node agree', async () => {
  const printed: string[] = [];
  const session = createSession({ cwd: checkout, print: (text) => printed.push(text) });
  setDefaultSession(session);
  const groups = (await (await dogOwners()).toRows()) as unknown as Group[];
  setDefaultSession(null);
  await session.close();

  const truth = await breeds();
  for (const { breed, dogs, names } of groups) {
    expect(names).toHaveLength(dogs);
    expect(names.map((name) => truth.get(name))).toEqual(names.map(() => breed));
  }
  // 22 of the 24 dogs have an owner in the table.
  expect(groups.reduce((sum, { dogs }) => sum + dogs, 0)).toBe(22);
  expect(groups[0]).toEqual({
    breed: 'red circle',
    dogs: 5,
    age_of_owners: 35.6,
    names: ['Biscuit', 'Ruby', 'Flek', 'Άρης', 'Scout'],
  });
  expect(printed[0]).toContain('(Showing first 8 of 22 rows)');

  const args = ['run', 'apps/examples/dog-owners.ts', '--format', 'json', '--workers', '2', '--gpu', 'off'];
  const { code, stdout, stderr } = await runCli(args, checkout);
  expect(code, stderr).toBe(0);
  expect(stdout).toBe(groups.map((group) => `${JSON.stringify(group)}\n`).join(''));
}, 120_000);
