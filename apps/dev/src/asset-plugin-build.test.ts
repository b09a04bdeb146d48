import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import { assetPlugin } from './asset-plugin.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pixelframe-asset-'));
  const files: Record<string, string> = {
    'index.html': '<script type="module" src="./main.js"></script>',
    'main.js': `import url from './data/blob.wasm?asset'; import text from './data/kernel.wgsl?raw';
      export const result = [url, text, new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })]; console.log(result);`,
    'worker.js': `import url from './data/blob.wasm?asset'; import other from './more/blob.wasm?asset'; postMessage([url, other]);`,
    'data/blob.wasm': 'first '.repeat(2000),
    'more/blob.wasm': 'second '.repeat(2000),
    'data/kernel.wgsl': 'fn kernel() {}',
    'glue.js': `import start from 'wasm-glue'; console.log(start());`,
    'node_modules/wasm-glue/package.json': '{ "name": "wasm-glue", "type": "module", "exports": "./index.js" }',
    'node_modules/wasm-glue/index.js': `export default () => fetch(new URL("glue_bg.wasm", import.meta.url));`,
    'node_modules/wasm-glue/glue_bg.wasm': 'glue',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), text);
  }
});

afterAll(() => rm(root, { recursive: true }));

async function buildPackage(entries: Record<string, string>): Promise<string> {
  const bundle = await rolldown({ input: entries, cwd: root, plugins: [assetPlugin()], platform: 'browser' });
  await bundle.write({
    dir: join(root, 'dist'),
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
  return join(root, 'dist');
}

test('a package build keeps literal URLs of files it emits once each', async () => {
  const dist = await buildPackage({ main: './main.js', worker: './worker.js' });
  const files = await readdir(dist, { recursive: true });
  const assets = files.filter((name) => name.startsWith('wasm/')).sort();
  expect(assets).toHaveLength(2);
  expect(assets).toContain('wasm/blob.wasm');
  const code = (
    await Promise.all(files.filter((name) => name.endsWith('.js')).map((name) => readFile(join(dist, name), 'utf8')))
  ).join('\n');
  for (const asset of assets)
    expect(code).toMatch(new RegExp(`new URL\\(["']\\./${asset}["'], import\\.meta\\.url\\)`));
  expect(code).toMatch(
    /new Worker\(new URL\(["']\.\/worker\.js["'], import\.meta\.url\), \{ type: ["']module["'] \}\)/,
  );
  expect(code).toContain('fn kernel() {}');
});

test('glue code finds its wasm where a package build put it', async () => {
  const dist = await buildPackage({ glue: './glue.js' });
  expect(await readFile(join(dist, 'glue.js'), 'utf8')).toMatch(
    /new URL\(["']\.\/wasm\/glue_bg\.wasm["'], import\.meta\.url\)/,
  );
  expect(await readFile(join(dist, 'wasm/glue_bg.wasm'), 'utf8')).toBe('glue');
});

test("Vite's build emits each file once, for the page and the worker", async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    css: { postcss: {} },
    plugins: [assetPlugin()],
    worker: { format: 'es', plugins: () => [assetPlugin()] },
    build: { outDir: 'app', minify: false },
  });
  const assets = await readdir(join(root, 'app/assets'));
  const blobs = assets.filter((name) => name.endsWith('.wasm'));
  expect(blobs).toHaveLength(2);
  const page = await readFile(
    join(
      root,
      'app/assets',
      assets.find((name) => name.startsWith('index'))!,
    ),
    'utf8',
  );
  expect(blobs.some((name) => page.includes(name))).toBe(true);
});
