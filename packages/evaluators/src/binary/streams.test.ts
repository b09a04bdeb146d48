import { deflateRawSync, gunzipSync, gzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed, decompressed } from './streams.ts';

const text = new Uint8Array(100_000).map((_, i) => (i * i) >> 5);

test.each([
  ['deflate', inflateRawSync],
  ['zlib', inflateSync],
  ['gzip', gunzipSync],
] as const)('%s is what others read', (codec, read) => {
  expect(new Uint8Array(read(compressed(text, codec)))).toEqual(text);
  expect(decompressed(compressed(text, codec), codec)).toEqual(text);
  expect(compressed(text, codec)).toEqual(compressed(text, codec));
});

test('a gzip header with a name and what follows the stream are no obstacle', () => {
  const bytes = new Uint8Array(gzipSync(text));
  const named = new Uint8Array([...bytes.slice(0, 3), 8, ...bytes.slice(4, 10), 97, 0, ...bytes.slice(10), 1, 2, 3]);
  expect(decompressed(named, 'gzip')).toEqual(text);
});

test.each(['zlib', 'gzip'])('%s with a wrong checksum is refused', (codec) => {
  const bytes = compressed(text, codec).slice();
  bytes[bytes.length - 1]! ^= 1;
  expect(decompressed(bytes, codec)).toBe('the checksum is wrong');
});

test('a bomb is refused without being held in memory', () => {
  const bomb = new Uint8Array(deflateRawSync(new Uint8Array(2 ** 28 + 1)));
  expect(bomb.length).toBeLessThan(300_000);
  expect(decompressed(bomb, 'deflate')).toMatch(/more than 268435456 bytes/);
});

test.each(['deflate', 'zlib', 'gzip'])('%s cut anywhere is refused', (codec) => {
  const bytes = compressed(text.slice(0, 200), codec);
  for (let end = 1; end < bytes.length; end++) expect(typeof decompressed(bytes.slice(0, end), codec)).toBe('string');
});
