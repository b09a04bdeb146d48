import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import url from 'parquet-wasm/esm/parquet_wasm_bg.wasm?asset';
import text from './asset.d.ts?raw';

test('in Node an asset is a file: URL of the installed file', async () => {
  expect(url).toMatch(/^file:\/\/.*\/node_modules\/parquet-wasm\/esm\/parquet_wasm_bg\.wasm$/);
  const bytes = await readFile(fileURLToPath(url));
  expect([...bytes.subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
});

test('?raw gives the text of the file', () => {
  expect(text).toContain("declare module '*?asset'");
});
