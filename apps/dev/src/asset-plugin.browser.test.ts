import { expect, test } from 'vitest';
import url from 'parquet-wasm/esm/parquet_wasm_bg.wasm?asset';

test('in a page an asset is a URL the server answers with wasm', async () => {
  const response = await fetch(url);
  expect(response.ok).toBe(true);
  expect(response.headers.get('content-type')).toBe('application/wasm');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.subarray(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
});
