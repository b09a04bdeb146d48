import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout, runCli } from './run-cli.ts';

async function firstSnippet(path: string): Promise<string> {
  const text = await readFile(join(checkout, path), 'utf8');
  return /```ts\n([\s\S]*?)```/.exec(text)![1]!;
}

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
  expect(lines).toContain('{"keep":"beach.jpg","duplicate":"beach-phone.webp"}');
});

test('the program of the embedding guide', async () => {
  const code = await firstSnippet('apps/docs/embedding.md');
  expect(await run('embedding', `${code}\nexport default () => rows.map(({ id, hash }) => [id, hash]);\n`)).toBe(
    '[[1,null],[2,null],[3,null]]\n',
  );
});

test("the program of the package's README", async () => {
  const code = await firstSnippet('packages/pixelframe/README.md');
  const picked = "const input = { files: [new File([], 'empty.jpg', { type: 'image/jpeg' })] };\n";
  expect(await run('package', `${picked}${code}\nexport default photos.select('path', 'hash');\n`)).toBe(
    '{"path":"empty.jpg","hash":null}\n',
  );
});
