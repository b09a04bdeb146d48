import { expect, test } from 'vitest';
import { createSession } from './node.ts';

test('HEIC files are counted when they are listed, before anything is decoded', async () => {
  const printed: string[] = [];
  await using session = createSession({ print: (text) => void printed.push(text) });
  const heic = (name: string): File => new File([], name, { type: 'image/heic' });
  const df = await session.readImages([heic('a.heic'), new File([], 'b.jpg', { type: 'image/jpeg' }), heic('c.heic')]);
  expect(printed).toEqual([
    "2 of 3 files are HEIC, which only some browsers decode (Safari): use decodeImage({ decoder: 'auto' }) there, skip them with onError: 'null', or convert them to JPEG first.",
  ]);
  expect(df.explain()).toContain('Images (3 files, 2 of them HEIC)');
  const others = await session.readImages([new File([], 'b.jpg', { type: 'image/jpeg' })]);
  expect(printed).toHaveLength(1);
  expect(others.explain()).toContain('Images (1 files)');
});
