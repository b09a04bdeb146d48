import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { hasTestData, readTable, testFile } from '../testing/test-data.ts';
import { parseFooter } from './footer-edit.ts';
import type { Bytes } from './thrift.ts';
import {
  I64,
  integerField,
  readInteger,
  readStruct,
  readStructList,
  structField,
  structListField,
  writeStruct,
} from './thrift.ts';

describe('thrift', () => {
  it.each([0, 1, -1, 63, 64, -65, 2 ** 31, -(2 ** 40), Number.MAX_SAFE_INTEGER])('keeps %d', (value) => {
    const [field] = readStruct(writeStruct([integerField(7, I64, value)]));
    expect([field!.id, field!.type, readInteger(field!)]).toEqual([7, I64, value]);
  });

  it('keeps structs in structs, long lists, and ids far apart', () => {
    const items = Array.from({ length: 40 }, (_, i) => writeStruct([integerField(1, I64, i)]));
    const fields = [
      structListField(2, items),
      structField(500, [integerField(3, I64, 5)]),
      integerField(-16384, I64, 1),
    ];
    const [list, inner, negative] = readStruct(writeStruct(fields));
    expect(readStructList(list!.bytes).map((item) => readInteger(readStruct(item)[0]!))).toEqual([...items.keys()]);
    expect([inner!.id, negative!.id]).toEqual([500, -16384]);
    expect(readInteger(readStruct(inner!.bytes)[0]!)).toBe(5);
  });

  it.each([
    ['the footer ends early', [0x16]],
    ['the footer ends early', [0x18, 200, 1]],
    ['the footer holds a value of unknown type 13', [0x1d]],
    ['the footer holds a number of more than 64 bits', [0x16, ...Array.from({ length: 12 }, () => 255)]],
    ['the footer is nested too deeply', Array.from({ length: 100 }, () => 0x1c)],
  ])('%s', (message, bytes) => {
    expect(() => readStruct(new Uint8Array(bytes))).toThrow(new RangeError(message));
  });

  it('does not believe a list that is longer than the footer', () => {
    const bytes = new Uint8Array([0x19, 0xf6, 255, 255, 255, 255, 15, 0]);
    expect(() => readStruct(bytes)).toThrow(new RangeError('the footer ends early'));
  });
});

it.skipIf(!hasTestData())('writes every footer of other projects as it was', async () => {
  let footers = 0;
  for (const { file } of readTable('parquet/MANIFEST.csv')) {
    const bytes: Bytes = new Uint8Array(await readFile(testFile(`parquet/${file}`)));
    const length = new DataView(bytes.buffer).getUint32(bytes.length - 8, true);
    const footer = bytes.subarray(bytes.length - 8 - length, bytes.length - 8);
    expect(Buffer.from(writeStruct(readStruct(footer))).equals(footer), file).toBe(true);
    parseFooter(footer);
    footers++;
  }
  expect(footers).toBeGreaterThan(100);
});
