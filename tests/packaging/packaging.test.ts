import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { browserArguments, findBrowser } from '@pixelframe/dev/find-browser';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  buildWithEsbuild,
  buildWithVite,
  checkout,
  installPackage,
  photo,
  runModule,
  typeCheck,
  type Installed,
} from './install-package.ts';
import { visitPage, WITH_EVAL, type Answer, type SingleAnswer, type Visit } from './visit-page.ts';

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
      /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|[\w.-]+\.js|types\/[\w/.-]+\.d\.ts|wasm\/[\w.-]+\.(wasm|onnx|json))$/;
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

  describe('user functions', () => {
    let esbuildApp: string;
    let viteApp: string;
    beforeAll(async () => {
      esbuildApp = await buildWithEsbuild(installed.esbuildApp);
      viteApp = await buildWithVite(installed.viteApp, 'dist-udfs', 'udfs.config.js');
      await rename(join(viteApp, 'udfs.html'), join(viteApp, 'index.html'));
    }, 60_000);

    test.each([
      ['esbuild, minified with names kept', () => esbuildApp],
      ['Vite, minified', () => viteApp],
    ])('work in every form in an application built by %s', async (_, built) => {
      const { answers, complaints } = await visitPage(browser, built(), false, WITH_EVAL);
      expect(complaints).toEqual([]);
      expect(answers['udfs']).toEqual({ ...UDF_ANSWERS, ...SOURCE_ANSWERS });
      expect(answers['models']).toEqual([64, null]);
    });

    test('under a policy without eval, registered ones and those of the page do; the others say so', async () => {
      const { answers } = await visitPage(browser, viteApp, false);
      expect(answers['udfs']).toMatchObject(UDF_ANSWERS);
      expect(answers['models']).toEqual([64, null]);
      expect((answers['udfs'] as Record<string, unknown>)['source']).toBe(
        "UdfError: root cannot be made from its source: the Content-Security-Policy forbids it (script-src without 'unsafe-eval'). (Register it in a worker script of your own, startWorker({ udfs: { root } }), and call udf('root', ...); or run it on the page with { runOn: 'page' }.)",
      );
      for (const form of Object.keys(SOURCE_ANSWERS)) {
        expect((answers['udfs'] as Record<string, unknown>)[form], form).toMatch(
          /^UdfError: .* cannot be made from its source: the Content-Security-Policy forbids it/,
        );
      }
    });
  });
});

const SOURCE_ANSWERS = {
  source: [1, 2, 3],
  uses: [1, 1.5, 2],
  nested: [3, 5, 7],
  generator: [0, 0, 1, 0, 1, 2],
  async: [3, 6, 9],
  batch: [3, 6, 9],
  class: [8, 9, 10],
  apply: [-1, -2, -3],
};

/** What needs no eval. */
const UDF_ANSWERS = {
  page: [[1.25, 2.25, 3.25], 3],
  registered: [-0.5, 0, 0.5],
  registeredClass: [100, 200, 300],
  unknown:
    'UdfError: No function "normalise" is registered. Registered: normalize, Embedder. (Did you mean "normalize"?)',
};

/** Everything came from the server that has the page, and nobody complained. */
function expectClean(visit: Visit, isolated: boolean): void {
  expect(visit).toMatchObject({ isolated, missing: [], foreign: [], complaints: [] });
  expect([...visit.reported].sort()).toEqual([...visit.served].sort());
}

const count = (paths: readonly string[], pattern: RegExp): number => paths.filter((path) => pattern.test(path)).length;
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;
