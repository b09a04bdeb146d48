import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout, runCli } from './run-cli.ts';
import { runGuide } from './run-guide.ts';

async function snippets(path: string): Promise<string[]> {
  const text = await readFile(join(checkout, path), 'utf8');
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!);
}

const firstSnippet = async (path: string): Promise<string> => (await snippets(path))[0]!;

const pipelines: string[] = [];

/** Runs code as a pipeline in the checkout's root, where the docs' paths start. */
async function run(name: string, code: string): Promise<string> {
  const file = join(checkout, `.docs-${name}.ts`);
  pipelines.push(file);
  await writeFile(file, code);
  const { code: exit, stdout, stderr } = await runCli(['run', file, '--format', 'json', '--workers', '1'], checkout);
  expect(exit, stderr).toBe(0);
  return stdout;
}

beforeAll(() => {
  pipelines.length = 0;
});
afterAll(() => Promise.all(pipelines.map((file) => rm(file, { force: true }))));

test("the README's program is the example of that name, and finds the duplicates", async () => {
  const code = await firstSnippet('README.md');
  expect(await readFile(join(checkout, 'apps/examples/near-duplicates.ts'), 'utf8')).toBe(code);
  const lines = (await run('readme', code)).trim().split('\n');
  expect(lines).toHaveLength(12);
  expect(lines).toContain('{"id_a":"beach-phone.webp","id_b":"beach.jpg","distance":0}');
});

test("the README's program on tables", async () => {
  const totals = [0, 0, 0, 0];
  for (let id = 0; id < 1_000_000; id++) totals[id % 4]! += (id * 7919) % 997;
  const [first, second] = totals[0]! > totals[1]! ? [0, 1] : [1, 0];
  const rows = [
    { city: 'Oslo', shop: first, sales: 250_000, total: totals[first], place: 1 },
    { city: 'Oslo', shop: second, sales: 250_000, total: totals[second], place: 2 },
    { city: 'Rome', shop: 2, sales: 250_000, total: totals[2], place: 1 },
  ];
  expect(await run('readme-tables', (await snippets('README.md'))[1]!)).toBe(
    rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  );
});

test('the program of the embedding guide', async () => {
  const code = await firstSnippet('apps/docs/embedding.md');
  expect(await run('embedding', `${code}\nexport default () => rows.map(({ id, hash }) => [id, hash]);\n`)).toBe(
    '[[1,null],[2,null],[3,null]]\n',
  );
});

test('the programs of the guide to pictures', async () => {
  const [photos, single] = await snippets('apps/docs/images.md');
  const shown = await run('images', `${photos}\nexport default photos.select('name', 'sharpness').limit(2);\n`);
  const rows = shown
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; sharpness: number });
  expect(rows).toHaveLength(2);
  for (const { sharpness } of rows) expect(sharpness).toBeGreaterThan(0);
  const calls = `
    import { fromColumns } from 'pixelframe';
    const pixels = { width: 200, height: 100, channels: 1, mode: 'L', data: new Uint8Array(20_000).fill(9) } as const;
    const [row] = await fromColumns({ image: [pixels] }).select(col('image').encodeImage('png').alias('png')).toRows();
    const { webp, hash: bits } = await preview(new Blob([row!.png]));
    export default () => [String.fromCharCode(...webp.subarray(8, 12)), bits.length];`;
  expect(await run('single-images', `import { col } from 'pixelframe';\n${single}\n${calls}\n`)).toBe('["WEBP",8]\n');
});

test('the guide to near duplicates: its snippets are one program', async () => {
  const code = (await snippets('apps/docs/near-duplicates.md')).join('\n');
  const answers = `
const count = async (df: { toRows(): Promise<unknown[]> }) => (await df.toRows()).length;
const rows = await pairs.toRows();
const scenes = await clusters.toColumns();
export default async () => ({
  pairs: rows.length,
  beach: rows.some(({ id_a, id_b }) => id_a === 'beach-phone.webp' && id_b === 'beach.jpg'),
  between: await count(between),
  best: await count(best),
  scenes: new Set(scenes['scene']).size,
  alike: (await alike.toRows())[0]!['path'] === first!['path'] && (await count(alike)) === 3,
});
`;
  expect(JSON.parse(await run('near-duplicates', `${code}\n${answers}`))).toEqual({
    pairs: 12,
    beach: true,
    between: 12,
    best: 14,
    scenes: 14,
    alike: true,
  });
});

test("the program of the package's README", async () => {
  const code = await firstSnippet('packages/pixelframe/README.md');
  const picked = "const input = { files: [new File([], 'empty.jpg', { type: 'image/jpeg' })] };\n";
  expect(await run('package', `${picked}${code}\nexport default photos.select('path', 'hash');\n`)).toBe(
    '{"path":"empty.jpg","hash":null}\n',
  );
});

test.each(['dataframe.md', 'files.md', 'models.md', 'plans.md', 'types.md', 'udfs.md'])(
  'the snippets of %s print what the page shows',
  async (page) => {
    const { printed, expected } = await runGuide(page);
    expect(printed).toEqual(expected);
    expect(expected.filter((output) => output !== '').length).toBeGreaterThan(2);
  },
);
