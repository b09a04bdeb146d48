import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { setDefaultSession } from 'pixelframe';
import { createSession } from 'pixelframe/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import digits from '../../apps/examples/digits.ts';
import { checkout, runCli } from './run-cli.ts';

interface Scan {
  readonly label: number | null;
  readonly pixels: readonly number[];
}

/** A row of the file it writes. */
interface Measured {
  readonly digit: { readonly shape: readonly number[]; readonly data: Uint8Array };
  readonly rows: Float32Array;
  readonly columns: Float32Array;
  readonly mean: number;
  readonly y: number;
}

/** A row of the example's answer. */
interface Score {
  readonly label: number;
  readonly scans: number;
  readonly right: number;
  readonly accuracy: number;
}

let folder = '';
/** Those that are not empty. */
let scans: Scan[] = [];
let scores: Score[] = [];
let measured: Record<string, unknown>[] = [];
const printed: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pixelframe-digits-'));
  const text = gunzipSync(await readFile(join(checkout, 'public/samples/digits.jsonl.gz'))).toString();
  const all = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Scan);
  scans = all.filter(({ label }) => label !== null);

  const session = createSession({ cwd: checkout, print: (line) => printed.push(line) });
  setDefaultSession(session);
  const out = join(folder, 'node.parquet');
  scores = (await (await digits({ args: { out }, session })).toRows()) as unknown as Score[];
  measured = await (await session.readParquet(out)).toRows();
  setDefaultSession(null);
  await session.close();
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const ink = (pixels: readonly number[]): number => pixels.reduce((sum, shade) => sum + shade, 0);

const middle = (pixels: readonly number[]): number =>
  pixels.reduce((sum, shade, i) => sum + shade * Math.floor(i / 28), 0) / ink(pixels);

function average(label: number, measure: (pixels: readonly number[]) => number): number {
  const values = scans.filter((scan) => scan.label === label).map(({ pixels }) => measure(pixels));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test('the scans are measured as plain loops measure them, and empty fields are left out', () => {
  expect(measured.map(({ label }) => label)).toEqual(scans.map(({ label }) => label));
  const wrong = scans.filter(({ pixels }, at) => {
    const { digit, rows, columns, mean, y } = measured[at] as unknown as Measured;
    const shades = Buffer.from(digit.data).equals(Buffer.from(pixels));
    const near = Math.abs(mean - ink(pixels) / 784) < 1e-3 && Math.abs(y - middle(pixels)) < 1e-3;
    // No digit is moved off its field, only dust.
    const kept = Math.min(ink([...rows]), ink([...columns])) > 0.9 * ink(pixels);
    return !(shades && near && kept);
  });
  expect(wrong).toEqual([]);
  expect((measured[0] as unknown as Measured).digit.shape).toEqual([28, 28]);
});

test('the printed table holds the statistics of each label', () => {
  const cells = printed[1]!.split('\n').flatMap((row) => {
    const values = row.split(/[│┆]/).map((cell) => cell.trim());
    return /^\d+$/.test(values[1] ?? '') ? [values.slice(1, -1).map(Number)] : [];
  });
  expect(cells).toHaveLength(10);
  cells.forEach(([label, count, mean, , y], digit) => {
    expect([label, count]).toEqual([digit, scans.filter((scan) => scan.label === digit).length]);
    expect(mean).toBeCloseTo(average(digit, ink) / 784, 1);
    expect(y).toBeCloseTo(average(digit, middle), 1);
  });
});

test('the classifier reads more than 95 % of the digits it has not seen', () => {
  const total = scores.reduce((sum, { scans: count }) => sum + count, 0);
  const right = scores.reduce((sum, score) => sum + score.right, 0);
  expect(scores.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const { right: own, scans: count, accuracy } of scores) expect(accuracy).toBeCloseTo(own / count, 3);
  expect(total).toBeGreaterThan(300);
  expect(right / total).toBeGreaterThan(0.95);
  const share = ((100 * right) / total).toFixed(1);
  expect(printed.at(-1)).toBe(`${right} of ${total} digits it has not seen are read right: ${share} %`);
});

test('the runner prints the same rows and writes the same bytes', async () => {
  const out = join(folder, 'runner.parquet');
  const args = ['--format', 'json', '--workers', '2', '--write', folder, '--arg', `out=${out}`];
  const { code, stdout, stderr } = await runCli(['run', 'apps/examples/digits.ts', ...args], checkout);
  expect(code, stderr).toBe(0);
  expect(stdout).toBe(scores.map((row) => `${JSON.stringify(row)}\n`).join(''));
  expect(stderr).toContain(printed.at(-1));
  expect((await readFile(out)).equals(await readFile(join(folder, 'node.parquet')))).toBe(true);
}, 120_000);
