import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { browserArguments, findBrowser } from '@pixelframe/dev/find-browser';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  buildWithVite,
  checkout,
  installPackage,
  photo,
  runModule,
  typeCheck,
  type Installed,
} from './install-package.ts';
import { visitPage, type Answer, type SingleAnswer, type Visit } from './visit-page.ts';

let installed: Installed;
/** What every consumer must answer: the package's own answer in Node, where it runs in one thread. */
let expected: Answer;
let single: SingleAnswer;

beforeAll(async () => {
  installed = await installPackage();
  const program = `
    import { readFile } from 'node:fs/promises';
    import * as pixelframe from 'pixelframe';
    import { createSession } from 'pixelframe/node';
    import * as images from 'pixelframe/images';
    import { ask, askSingle } from './ask.js';
    const jpeg = new Uint8Array(await readFile(${JSON.stringify(photo)}));
    const answers = [await ask(pixelframe, createSession(), jpeg), await askSingle(images, jpeg)];
    console.log(JSON.stringify(answers));`;
  [expected, single] = JSON.parse(await runModule(program, installed.plainPage)) as [Answer, SingleAnswer];
}, 120_000);
afterAll(async () => {
  if (installed !== undefined) await rm(installed.folder, { recursive: true });
});

describe('the tarball', () => {
  const manifest = async (): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(join(installed.plainPage, 'node_modules/pixelframe/package.json'), 'utf8')) as Record<
      string,
      unknown
    >;

  test('its package.json has the exact entries, and no dependency but the one whose types it mentions', async () => {
    const { exports, dependencies, license, ...rest } = await manifest();
    const entry = (types: string, script: string): object => ({
      types: `./types/pixelframe/src/${types}`,
      default: script,
    });
    expect(exports).toEqual({
      '.': entry('index.d.ts', './index.js'),
      './functions': entry('functions/index.d.ts', './functions.js'),
      './images': entry('images.d.ts', './images.js'),
      './worker': entry('worker.d.ts', './worker.js'),
      './node': entry('node.d.ts', './node.js'),
      './package.json': './package.json',
    });
    expect(dependencies).toEqual({ 'apache-arrow': expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(license).toBe('Apache-2.0');
    expect(Object.keys(rest).sort()).toEqual(['description', 'name', 'sideEffects', 'type', 'version']);
  });

  test('has its papers, and no test or source file', () => {
    const { files, size, unpackedSize } = installed.packed;
    process.stdout.write(
      `pixelframe: ${files.length} files, ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked\n`,
    );
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'worker-entry.js', 'package.json']));
    const allowed =
      /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|[\w.-]+\.js|types\/[\w/.-]+\.d\.ts|wasm\/[\w-]+\.wasm)$/;
    expect(files.filter((name) => !allowed.test(name) || /\btest/.test(name))).toEqual([]);
  });

  test('mentions no private room as a module and no path of the machine it was built on', async () => {
    const home = join(installed.plainPage, 'node_modules/pixelframe');
    const texts = installed.packed.files.filter((name) => /\.(js|d\.ts|json)$/.test(name));
    expect(texts.length).toBeGreaterThan(40);
    for (const name of texts) {
      const text = await readFile(join(home, name), 'utf8');
      expect(text, name).not.toMatch(/(from|import|import\()\s*['"]@pixelframe\//);
      expect(text.includes(checkout), name).toBe(false);
    }
  });
});

describe('in Node', () => {
  test('every entry can be imported without touching a global of a page', async () => {
    const program = `
      for (const name of ['window', 'document', 'navigator', 'self', 'location', 'Worker', 'indexedDB']) {
        Object.defineProperty(globalThis, name, { get() { throw new Error(name + ' was touched'); } });
      }
      const entries = ['pixelframe', 'pixelframe/functions', 'pixelframe/worker', 'pixelframe/node', 'pixelframe/images'];
      const modules = await Promise.all(entries.map((entry) => import(entry)));
      console.log(modules.map((module) => Object.keys(module).length > 0).join());
      console.log(Object.keys(modules[2]).join());`;
    expect(await runModule(program, installed.plainPage)).toBe('true,true,true,true,true\nstartWorker\n');
  });

  test('a session of pixelframe/node reads a path', async () => {
    const program = `
      import { col, readImages } from 'pixelframe';
      import { createSession } from 'pixelframe/node';
      const frame = await readImages('photo.jpg', { session: createSession() });
      const image = col('bytes').decodeImage();
      console.log(JSON.stringify(await frame.select('path', image.imageWidth().alias('width'), 'size').toRows()));`;
    const { byteLength } = await readFile(photo);
    expect(JSON.parse(await runModule(program, installed.plainPage))).toEqual([
      { path: 'photo.jpg', width: expect.any(Number), size: byteLength },
    ]);
  });

  test.each(['esnext', 'node16'] as const)('its declarations type-check by themselves under %s', async (module) => {
    expect(await typeCheck(installed.plainPage, module)).toBe('');
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let builtApp: string;
  let splitApp: string;
  beforeAll(async () => {
    builtApp = await buildWithVite(installed.viteApp, 'dist');
    splitApp = await buildWithVite(installed.viteApp, 'dist-split', 'split-workers.config.js');
    const executablePath = findBrowser();
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: browserArguments(),
    });
  }, 60_000);
  afterAll(() => browser?.close());

  test('the queries have an answer worth comparing', () => {
    expect(expected.rows).toEqual([{ n: 299_998 }, { n: 299_999 }]);
    expect(expected.hashes).toHaveLength(12);
    expect(expected.hashes[0]).toHaveLength(8);
    expect(new Set(expected.hashes.map(String)).size).toBe(1);
    expect(new Set(expected.hashes[0]).size).toBeGreaterThan(1);
    expect(single.side).toBe(48);
    expect(new Set(single.hash).size).toBeGreaterThan(1);
    for (const bytes of single.bytes) expect(bytes).toBeGreaterThan(500);
  });

  describe.each([{ isolated: true }, { isolated: false }])('cross-origin isolated: $isolated', ({ isolated }) => {
    test('a plain page without a bundler', async () => {
      const visit = await visitPage(browser, installed.plainPage, isolated);
      expectClean(visit, isolated);
      expect(visit.answers).toEqual({ shipped: expected, single });
      // The engine and two compute workers.
      expect(count(visit.served, /\/worker-entry\.js$/)).toBe(3);
      expect(count(visit.served, /\/mozjpeg_dec\.wasm$/)).toBeGreaterThan(0);
    });

    test.each([
      ['as Vite does by default', () => builtApp],
      ['with its workers split', () => splitApp],
    ])('an application built %s, with the shipped worker and with its own', async (_, built) => {
      const visit = await visitPage(browser, built(), isolated);
      expectClean(visit, isolated);
      expect(visit.answers).toEqual({ shipped: expected, own: expected, single });
      expect(count(visit.served, /\/worker-entry-[\w-]+\.js$/)).toBe(3);
      expect(count(visit.served, /\/pf-worker-[\w-]+\.js$/)).toBe(3);
      expect(count(visit.served, /\/mozjpeg_dec-[\w-]+\.wasm$/)).toBeGreaterThan(0);
    });
  });
});

/** Everything came from the server that has the page, and nobody complained. */
function expectClean(visit: Visit, isolated: boolean): void {
  expect(visit).toMatchObject({ isolated, missing: [], foreign: [], complaints: [] });
  expect([...visit.reported].sort()).toEqual([...visit.served].sort());
}

const count = (paths: readonly string[], pattern: RegExp): number => paths.filter((path) => pattern.test(path)).length;
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;
