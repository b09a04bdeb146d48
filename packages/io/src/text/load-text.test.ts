import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesSource } from '../sources/memory-source.ts';
import { loadText } from './load-text.ts';

const isRead = (bytes: Uint8Array): Promise<boolean> =>
  loadText(bytesSource(bytes, 'x'), {
    signal: new AbortController().signal,
    room: () => 2 ** 20,
    hold: () => undefined,
  }).then(
    () => true,
    () => false,
  );

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes at the bounds of what may begin and go on with a character. */
const EDGES = [
  0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
];
const edge = fc.constantFrom(...EDGES, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff);

test('text is what TextDecoder takes for UTF-8', async () => {
  const bytes = fc.array(edge, { maxLength: 6 }).map((list) => Uint8Array.of(0x41, 0x41, 0x41, 0x41, ...list));
  await fc.assert(
    fc.asyncProperty(bytes, async (list) => {
      expect(await isRead(list)).toBe(isUtf8(list));
    }),
    { numRuns: 3000 },
  );
  for (const character of ['é', '\u0800', '\ud7ff', '\ue000', '\uffff', '😀', '\u{10ffff}']) {
    expect(await isRead(new TextEncoder().encode(character))).toBe(true);
  }
});
