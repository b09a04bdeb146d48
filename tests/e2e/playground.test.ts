import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createSession } from 'pixelframe/node';
import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { browserArguments, findBrowser, noBrowserMessage } from '../../apps/dev/find-browser.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const samples = `${root}public/samples/`;
const quickstart = readFileSync(`${root}apps/examples/quickstart.ts`, 'utf8');
const RUN_MS = 60_000;

let server: ViteDevServer;
let browser: Browser;
let url: string;
let page: Page;
let problems: string[];

beforeAll(async () => {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(noBrowserMessage);
  server = await createServer({
    root,
    configFile: `${root}vite.config.ts`,
    logLevel: 'error',
    // Of its own: the developer's server, or another test's, may be rebuilding the shared one right now.
    cacheDir: `${root}node_modules/.vite-e2e`,
    server: { port: 0, hmr: false, watch: null },
  });
  await server.listen();
  url = server.resolvedUrls!.local[0]!;
  browser = await chromium.launch({ executablePath, args: browserArguments() });
  // The server bundles dependencies on the first visit; that is no part of any test.
  const first = await browser.newPage();
  await first.goto(url);
  await first.locator('.chip').first().waitFor({ timeout: RUN_MS });
  await first.close();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(url);
  await page.locator('.cm-content').waitFor();
});

afterEach(() => page.close());

const tables = (): Locator => page.locator('pf-table');
const footers = (): Promise<string[]> => page.locator('pf-table footer > span').allTextContents();

async function setCode(code: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(code);
}

async function ended(state: 'done' | 'failed' | 'stopped'): Promise<void> {
  await page.locator('#status:not([data-state=running]):not([data-state=idle])').waitFor({ timeout: RUN_MS });
  expect(await page.locator('#status').getAttribute('data-state')).toBe(state);
}

async function run(code: string): Promise<void> {
  await setCode(code);
  await page.keyboard.press('Shift+Enter');
}

/** Waits until every thumbnail of a table has its picture. */
async function thumbnailsShown(table: Locator): Promise<number> {
  const count = await table.locator('pf-thumbnail').count();
  await expect.poll(() => table.locator('pf-thumbnail img').evaluateAll(loaded), { timeout: 20_000 }).toBe(count);
  return count;
}

const loaded = (images: (HTMLElement | SVGElement)[]): number =>
  images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length;

/** Pairs the samples promise among the dogs whose owner is in the Parquet file. */
async function expectedPairs(): Promise<string[]> {
  const session = createSession();
  const owners = await (await session.readParquet(`${samples}owners.parquet`)).toRows();
  await session.close();
  const names = new Set(owners.map((owner) => `${String(owner['first_name'])} ${String(owner['last_name'])}`));
  const dogs = JSON.parse(readFileSync(`${samples}dogs.json`, 'utf8')) as { image: string; full_name: string }[];
  const joined = new Set(dogs.filter((dog) => names.has(dog.full_name)).map(({ image }) => image));
  const { pairs } = JSON.parse(readFileSync(`${samples}samples.json`, 'utf8')) as { pairs: [string, string][] };
  return pairs
    .filter((pair) => pair.every((image) => joined.has(image)))
    .map((pair) =>
      pair
        .map((image) => `samples/${image}`)
        .sort()
        .join(' '),
    )
    .sort();
}

test('the page loads without errors and says what runs', async () => {
  await page.locator('.chip').first().waitFor({ timeout: RUN_MS });
  expect(await page.locator('.chip').allTextContents()).toEqual([
    expect.stringMatching(/^\d+ workers?$/),
    expect.stringMatching(/^(CPU|GPU)$/),
  ]);
  expect(await page.locator('#engine .why').innerText()).not.toBe('');
  expect(problems).toEqual([]);
});

test('the quickstart gives both tables with thumbnails, and the right pairs', async () => {
  await page.locator('#run').click();
  await ended('done');
  expect(await tables().count()).toBe(2);
  expect(await footers()).toEqual([expect.stringMatching(/^\(Showing first 8 of \d+ rows\)$/), expect.anything()]);
  // A photo and a decoded picture in each of 8 rows.
  expect(await thumbnailsShown(tables().nth(0))).toBe(16);
  const expected = await expectedPairs();
  expect(expected.length).toBeGreaterThan(8);
  await tables().nth(1).getByRole('button', { name: 'Show more' }).click();
  await expect
    .poll(async () => (await footers())[1])
    .toBe(`(Showing first ${expected.length} of ${expected.length} rows)`);
  expect(await thumbnailsShown(tables().nth(1))).toBe(2 * expected.length);
  const rows = await tables().nth(1).locator('tbody tr').all();
  const found = await Promise.all(
    rows.map(async (row) => (await row.locator('td').allInnerTexts()).slice(-2).sort().join(' ')),
  );
  expect(found.sort()).toEqual(expected);
  expect(await page.locator('.queries pf-progress').count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

test('Stop stops the queries of a run, and the next run works', async () => {
  await run(`import { col, fromRows } from 'pixelframe';
    const rows = Array.from({ length: 400 }, (_, i) => ({ path: 'samples/images/lake.jpg?' + i }));
    await fromRows(rows).withColumn('hash', col('path').download().decodeImage().imageHash()).collect();`);
  await page.locator('pf-progress [role=progressbar]').first().waitFor();
  await page.locator('#stop').click();
  await ended('stopped');
  expect(await page.locator('.stopped').innerText()).toBe('Stopped');
  await expect.poll(() => page.locator('pf-progress').getAttribute('state')).toBe('cancelled');
  expect(await page.locator('pf-error').count()).toBe(0);
  await run(`import { fromRows } from 'pixelframe';\nfromRows([{ a: 1 }])`);
  await ended('done');
  expect(await footers()).toEqual(['(Showing first 1 of 1 rows)']);
  expect(problems).toEqual([]);
});

test('a cell that waits for something else stops too', async () => {
  await run('await new Promise(() => {});');
  await page.locator('#stop').click();
  await ended('stopped');
});

test('a wrong column name is shown with its line and what there is', async () => {
  await run(quickstart.replace("col('image').imageHash", "col('imag').imageHash"));
  await ended('failed');
  const error = page.locator('pf-error');
  expect(await error.locator('.code').innerText()).toBe('PlanError');
  expect(await error.locator('.message').innerText()).toBe(
    'Column "imag" not found. Available: full_name, first_name, last_name, age, country, has_dog, image, dog_name, path, photo, tensor.',
  );
  const line = quickstart.split('\n').findIndex((text) => text.includes('imageHash')) + 1;
  expect(await error.locator('.place').innerText()).toBe(`Line ${line}`);
  expect(await page.locator('.cm-failed-line').innerText()).toContain("col('imag')");
  expect(problems).toEqual([]);
});

test('an error says what to do', async () => {
  await run(`import { col, fromRows } from 'pixelframe';\nfromRows([{ a: 1 }]).where(col('a') > 1)`);
  await ended('failed');
  expect(await page.locator('pf-error .message').innerText()).toBe('JavaScript operators do not work on expressions.');
  expect(await page.locator('pf-error .hint').innerText()).toContain("Use methods: col('a').add(1) for +");
  expect(await page.locator('pf-error .place').innerText()).toBe('Line 2');
});

test('syntax errors and unknown modules are named', async () => {
  await run('const a = 1;\nconst b = ;\n');
  await ended('failed');
  expect(await page.locator('pf-error .code').innerText()).toBe('SyntaxError');
  expect(await page.locator('pf-error .place').innerText()).toBe('Line 2');
  await run("import _ from 'lodash';");
  await ended('failed');
  expect(await page.locator('pf-error .message').innerText()).toBe(
    "The cell cannot import 'lodash'. Available: pixelframe, pixelframe/functions.",
  );
});

test('show(), df.show(), console.log and the last expression come in order', async () => {
  await run(`import { col, fromRows } from 'pixelframe';
    import * as F from 'pixelframe/functions';
    const df = fromRows([{ a: 1 }, { a: 2 }]);
    console.log('first', { b: 2n });
    await show(df, 1);
    await df.show();
    df.select(F.add(col('a'), 1).alias('c'));`);
  await ended('done');
  const kinds = await page.locator('.run > :not(.queries)').evaluateAll((all) => all.map(({ tagName }) => tagName));
  expect(kinds).toEqual(['PRE', 'ARTICLE', 'PRE', 'ARTICLE']);
  const printed = await page.locator('.run > pre').allInnerTexts();
  expect(printed[0]).toBe('first {\n  "b": "2n"\n}');
  expect(printed[1]).toContain('│ Int64 │');
  expect(await footers()).toEqual(['(Showing first 1 rows)', '(Showing first 2 of 2 rows)']);
  expect(await tables().nth(1).locator('td').allInnerTexts()).toEqual(['2', '3']);
});

test('your own photos: chosen files become `files`, and their near-duplicates are found', async () => {
  const names = ['husky.jpg', 'husky-web.webp', 'lake.jpg', 'bowl.png'];
  await page
    .locator('#photos input:not([webkitdirectory])')
    .setInputFiles(names.map((name) => `${samples}images/${name}`));
  expect(await page.locator('#photos p').innerText()).toMatch(/^4 pictures, \d+ KB ready as files\./);
  await page.getByRole('button', { name: 'Find near-duplicates' }).click();
  await ended('done');
  const gallery = page.locator('pf-gallery');
  expect(await gallery.locator('header').innerText()).toMatch(
    /^Near-duplicates\s+1 group, 2 pictures; 1 could go, \d+(\.\d)? KB$/,
  );
  // Not inner texts: those of groups below the screen are empty, since `content-visibility` leaves them unrendered.
  expect(await gallery.locator('.caption').allTextContents()).toEqual(['husky.jpg', 'husky-web.webp']);
  expect(await gallery.locator('.badge').allTextContents()).toEqual(['Keep', expect.stringMatching(/^distance \d+$/)]);
  expect(await thumbnailsShown(gallery)).toBe(2);
  expect(await footers()).toEqual(['(Showing first 4 of 4 rows)']);
  expect(await thumbnailsShown(tables().nth(0))).toBe(4);
  expect(problems).toEqual([]);
});

test('a dropped text file is refused in words', async () => {
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['no'], 'no.txt', { type: 'text/plain' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  expect(await page.locator('#photos .problem').innerText()).toBe('There was no picture among those files.');
});
