import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BundleError } from './bundle-error.ts';
import { bundlePipeline, type Bundle } from './bundle.ts';

let folder: string;

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
}

/** Without the engine: the page only imports the pipeline. */
const bundle = (pipeline: string): Promise<Bundle> => bundlePipeline(pipeline, folder, join(folder, 'page.ts'));

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'pixelframe-bundle-')));
  await write('page.ts', `export const load = () => import('pixelframe-run:pipeline');`);
  await write('node_modules/left/package.json', '{ "name": "left", "main": "index.js" }');
  await write('node_modules/left/index.js', `exports.side = 'from npm'; if (globalThis.process) require('fs');`);
});
afterAll(() => rm(folder, { recursive: true }));

test('a pipeline with relative and npm imports runs from the bundle', async () => {
  await write('lib/value.ts', `export const value: string = 'relative';`);
  const { files, script, maps } = await bundle(
    await write(
      'good.ts',
      `import { value } from './lib/value.ts';\nimport { side } from 'left';\nexport default [value, side];`,
    ),
  );
  const out = join(folder, 'bundled');
  await mkdir(out);
  for (const [name, content] of files)
    await writeFile(join(out, name.replace(/\.js$/, '.mjs')), String(content).replaceAll('.js"', '.mjs"'));
  const page = (await import(join(out, script.replace(/\.js$/, '.mjs')))) as { load(): Promise<{ default: unknown }> };
  expect((await page.load()).default).toEqual(['relative', 'from npm']);
  expect(maps.has(script)).toBe(true);
});

test("a worker of the pipeline's own becomes a file of the bundle", async () => {
  await write('own-worker.ts', `const text: string = 'own worker'; postMessage(text);`);
  const { files } = await bundle(
    await write(
      'uses-worker.ts',
      `export default () => new Worker(new URL('./own-worker.ts', import.meta.url), { type: 'module' });`,
    ),
  );
  const worker = [...files].find(([name]) => name.startsWith('own-worker'))!;
  expect(worker[1]).toContain('own worker');
  expect([...files.values()].some((code) => String(code).includes(`new URL("${worker[0]}", import.meta.url)`))).toBe(
    true,
  );
});

test.each<[string, string, string]>([
  ['syntax.ts', 'const a = 1;\nconst b = ;', 'syntax.ts:2:11: Unexpected token'],
  ['absent.ts', `import './nowhere.ts';\nexport default 1;`, "absent.ts:1:8: Cannot find the module './nowhere.ts'"],
  [
    'package.ts',
    `\nimport x from 'not-installed';\nexport default x;`,
    "package.ts:2:15: Cannot find the module 'not-installed'",
  ],
  [
    'node.ts',
    `import fs from 'node:fs';\nexport default fs;`,
    "node.ts:1:16: 'node:fs' is a module of Node; a pipeline runs in a browser page",
  ],
  ['name.ts', `import { b } from './page.ts';\nexport default b;`, 'name.ts:1:10: "b" is not exported by "page.ts".'],
])('%s is refused with its place', async (name, text, message) => {
  await expect(bundle(await write(name, text))).rejects.toThrow(new BundleError(message));
});
