import {
  casesOf,
  hasPhotos,
  judgeDaft,
  judgeImagehash,
  parityPictures,
  passes,
  pixelDigest,
  readHashReference,
  syntheticPictures,
} from '@pixelframe/dev/parity';
import type { Pixels } from '@pixelframe/kernels';
import { describe, expect, test } from 'vitest';

const reference = readHashReference();
const synthetic = new Set(syntheticPictures.map(([name]) => name));
const excused = { cases: 0, all: 0 };

/** What is not as the references say and has no excuse, one line each. */
function surprises(name: string, pixels: Pixels): string[] {
  const expected = reference.pictures[name]!;
  if (expected.sha256 !== pixelDigest(pixels)) return [`${name} has other pixels than the reference saw`];
  const daft = judgeDaft(pixels, expected, reference);
  excused.all += daft.length;
  excused.cases += daft.filter(({ excuse }) => excuse !== null).length;
  const imagehash = judgeImagehash(pixels, expected, reference);
  return [
    ...daft.filter((verdict) => !passes(verdict)).map(({ key }) => `${name}: Daft's ${key}`),
    ...imagehash.filter(({ equal }) => !equal).map(({ key }) => `${name}: imagehash's ${key}`),
  ];
}

describe('image hashes are those of Daft and of imagehash', () => {
  test('the reference knows enough pictures, by every method', () => {
    expect(Object.keys(reference.pictures).length).toBeGreaterThanOrEqual(200);
    expect(casesOf(reference, 'daft').map(({ key }) => key)).toContain('crop_resistant:16');
    expect([...synthetic].filter((name) => !(name in reference.pictures))).toEqual([]);
  });

  test('synthetic pictures', () => {
    expect(syntheticPictures.flatMap(([name, make]) => surprises(name, make()))).toEqual([]);
  }, 120_000);

  test.skipIf(!hasPhotos())(
    'every third of photos and PngSuite; npm run parity takes them all',
    async () => {
      const found: string[] = [];
      let pictures = 0;
      for await (const { name, pixels } of parityPictures(() => {})) {
        if (synthetic.has(name) || !(name in reference.pictures)) continue;
        if (pictures++ % 3 === 0) found.push(...surprises(name, pixels));
      }
      expect(found).toEqual([]);
      expect(pictures).toBeGreaterThan(100);
    },
    180_000,
  );

  test('few of them need an excuse', () => {
    expect(excused.all).toBeGreaterThan(1000);
    expect(excused.cases / excused.all).toBeLessThan(0.05);
  });
});
