import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPackage } from './build-package.ts';

let root: string;
let out: string;
const read = (path: string): Promise<string> => readFile(join(out, path), 'utf8');

const files: Record<string, string> = {
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2023',
      module: 'ESNext',
      moduleResolution: 'bundler',
      lib: ['ES2023', 'DOM'],
      types: [],
      strict: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
  }),
  LICENSE: 'the licence',
  'packages/room/package.json': JSON.stringify({
    name: '@x/room',
    version: '1.0.0',
    private: true,
    exports: { '.': './src/index.ts' },
  }),
  'packages/room/src/index.ts': `export { makeBox } from './box.ts';\nexport type { Box } from './box.ts';\nexport { loadBytes } from './bytes.ts';`,
  'packages/room/src/box.ts': `import type { Hidden } from './hidden.ts';\nexport interface Box { readonly lid: Hidden }\n/** Makes one. */\nexport const makeBox = (): Box => ({ lid: 'lid' });`,
  'packages/room/src/hidden.ts': `export type Hidden = 'lid';`,
  'packages/room/src/bytes.ts': `import url from './data.wasm?asset';\nexport const loadBytes = async (): Promise<string> => url.startsWith('file:') ? (await import('node:fs/promises')).readFile(new URL(url), 'utf8') : url;`,
  'packages/room/src/asset.d.ts': `declare module '*?asset' { const url: string; export default url; }\ndeclare module 'node:fs/promises' { export const readFile: (u: URL, e: string) => Promise<string>; }`,
  'packages/room/src/data.wasm': 'wasm bytes',
  'packages/room/src/unused.ts': `export const unused = 1;`,
  'packages/top/package.json': JSON.stringify({
    name: 'top',
    version: '2.0.0',
    license: 'Apache-2.0',
    exports: { '.': './src/index.ts', './worker': './src/worker.ts' },
    dependencies: { '@x/room': '*', other: '1.0.0' },
  }),
  'packages/top/src/index.ts': `export * from '@x/room';\nexport { start } from './start.ts';`,
  'packages/top/src/start.ts': `import type { Thing } from 'other';\nexport const start = (thing: Thing): Worker => { void thing; return new Worker(new URL('./worker-entry.ts', import.meta.url), { type: 'module' }); };`,
  'packages/top/src/worker.ts': `import { makeBox } from '@x/room';\nexport const box: import('@x/room').Box = makeBox();`,
  'packages/top/src/worker-entry.ts': `import { box } from './worker.ts';\nconsole.log(box.lid);`,
  'node_modules/other/package.json': JSON.stringify({
    name: 'other',
    version: '1.2.3',
    types: './index.d.ts',
    main: './index.js',
  }),
  'node_modules/other/index.d.ts': `export interface Thing { a: 1 }`,
  'node_modules/other/index.js': '',
};

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'pixelframe-package-')));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
  await mkdir(join(root, 'node_modules/@x'), { recursive: true });
  await symlink(join(root, 'packages/room'), join(root, 'node_modules/@x/room'));
  out = await buildPackage(root, 'top');
});
afterAll(() => rm(root, { recursive: true }));

test('the published manifest names built files and only the packages whose types are mentioned', async () => {
  expect(JSON.parse(await read('package.json'))).toEqual({
    name: 'top',
    version: '2.0.0',
    license: 'Apache-2.0',
    type: 'module',
    sideEffects: ['./worker-entry.js'],
    exports: {
      '.': { types: './types/top/src/index.d.ts', default: './index.js' },
      './worker': { types: './types/top/src/worker.d.ts', default: './worker.js' },
      './package.json': './package.json',
    },
    dependencies: { other: '1.2.3' },
  });
  expect(await read('LICENSE')).toBe('the licence');
});

test('the modules load by themselves and find their asset', async () => {
  const program = `const m = await import(${JSON.stringify(join(out, 'index.js'))}); console.log(m.makeBox().lid, await m.loadBytes());`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect(stdout).toBe('lid wasm bytes\n');
});

test('the worker script is shipped and keeps its literal URL', async () => {
  expect(await read('worker-entry.js')).toMatch(/console\.log\(\w+\.lid\)/);
  expect(await read('index.js')).toMatch(
    /new Worker\(new URL\("\.\/worker-entry\.js",\s*import\.meta\.url\),\s*\{\s*type:\s*["`]module["`]\s*\}\)/,
  );
});

test('declarations are complete, relative, and no more than needed', async () => {
  const declarations = (await readdir(join(out, 'types'), { recursive: true }))
    .filter((name) => name.endsWith('.d.ts'))
    .sort();
  expect(declarations).toEqual([
    'room/src/box.d.ts',
    'room/src/bytes.d.ts',
    'room/src/hidden.d.ts',
    'room/src/index.d.ts',
    'top/src/index.d.ts',
    'top/src/start.d.ts',
    'top/src/worker.d.ts',
  ]);
  expect(await read('types/top/src/index.d.ts')).toContain(`from '../../room/src/index.js'`);
  expect(await read('types/top/src/worker.d.ts')).toContain(`import('../../room/src/index.js').Box`);
  expect(await read('types/room/src/box.d.ts')).toContain(`from './hidden.js'`);
});

test('a program type-checks against the installed package alone', async () => {
  const app = join(root, 'app');
  await mkdir(join(app, 'node_modules'), { recursive: true });
  await symlink(out, join(app, 'node_modules/top'));
  await writeFile(
    join(app, 'main.ts'),
    `import { makeBox, type Box } from 'top';\nconst box: Box = makeBox();\nexport const lid: 'lid' = box.lid;`,
  );
  const options = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    types: [],
    lib: ['ES2023', 'DOM'],
    skipLibCheck: false,
  };
  await writeFile(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['main.ts'] }));
  await writeFile(join(app, 'package.json'), '{ "type": "module" }');
  const compiler = join(import.meta.dirname, '../../../../node_modules/typescript/bin/tsc');
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, '-p', app]);
  expect(stdout).toBe('');
});
