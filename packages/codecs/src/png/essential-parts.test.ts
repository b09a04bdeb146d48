import { expect, test } from 'vitest';
import { joinBytes, makePng, pngChunk } from '../testing/make-png.ts';
import { essentialParts } from './essential-parts.ts';

const pixels = Uint8Array.of(1, 2, 3, 4);
const plain = makePng(2, 2, 0, pixels);

test('a plain file is two stretches: everything up to the pixels, and the end', () => {
  const parts = essentialParts(plain);
  expect(parts.length).toBe(2);
  expect(joinBytes(...parts)).toEqual(plain);
});

test('what does not decide pixels is left out, wherever it stands', () => {
  const transparency = pngChunk('tRNS', Uint8Array.of(0, 1));
  const withTransparency = makePng(2, 2, 0, pixels, [transparency]);
  const busy = makePng(2, 2, 0, pixels, [pngChunk('iCCP', new Uint8Array(9)), transparency, pngChunk('tEXt')]);
  expect(joinBytes(...essentialParts(busy))).toEqual(withTransparency);
});
