import { expect, test } from 'vitest';
import { countHeic } from './count-heic.ts';
import { listToRegistration } from './list-files.ts';

test('HEIC files are counted by their media types and names', async () => {
  const files = [
    new File([], 'a.heic'),
    new File([], 'b.HEIF'),
    new File([], 'c.jpg'),
    new File([], 'photo', { type: 'image/heif' }),
    new File([], 'heic.png', { type: 'image/png' }),
  ];
  const { listing } = await listToRegistration(files, { kind: 'page', baseUrl: 'http://127.0.0.1/' }, () => true);
  expect(listing).toHaveLength(5);
  expect(countHeic(listing)).toBe(3);
});
