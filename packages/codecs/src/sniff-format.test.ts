import { expect, test } from 'vitest';
import { sniffFormat } from './sniff-format.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const isoMedia = (...brands: string[]): Uint8Array =>
  latin1(`\0\0\0${String.fromCharCode(12 + 4 * brands.length)}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`);

test.each([
  ['jpeg', latin1('\xff\xd8\xff\xe0')],
  ['png', latin1('\x89PNG\r\n\x1a\n')],
  ['webp', latin1('RIFF\x10\0\0\0WEBPVP8 ')],
  ['gif', latin1('GIF89a\x01\0')],
  ['bmp', latin1('BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0')],
  ['ico', latin1('\0\0\x01\0\x02\0')],
  ['tiff', latin1('II*\0')],
  ['tiff', latin1('MM\0+')],
  ['avif', isoMedia('avif', 'mif1')],
  ['avif', isoMedia('mif1', 'avif')],
  ['heic', isoMedia('mif1', 'heic')],
  ['jxl', latin1('\xff\x0a\0')],
  ['jxl', latin1('\0\0\0\x0cJXL \r\n\x87\n')],
] as const)('%s', (format, bytes) => {
  expect(sniffFormat(bytes)).toBe(format);
});

test.each([
  ['nothing', ''],
  ['text', 'hello world'],
  ['text that begins like a BMP', 'BMW builds cars and motorcycles'],
  ['a sound', 'RIFF\x10\0\0\0WAVEfmt '],
  ['a film', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
  ['the first bytes of a JPEG', '\xff\xd8'],
])('not an image: %s', (_, text) => {
  expect(sniffFormat(latin1(text))).toBeNull();
});
