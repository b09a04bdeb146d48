import { describe, expect, it } from 'vitest';
import { multiHashDistance } from './multi-hash-distance.ts';

const hashes = (text: string): Uint8Array[] => text.split(',').map((one) => new Uint8Array(Buffer.from(one, 'hex')));

// imagehash.crop_resistant_hash of two pictures, and what imagehash 4.3.2 makes of their difference.
const a = hashes(
  'f7e6ece9cbc6861d,dbd28c193366cc9d,f58a346ddab6e408,69d225ca9025cab6,6adab56ad6a54a91,69d2254a9469c295',
);
const b = hashes(
  'eecedcd993a60e3e,93a61d39e3e6cc19,a71a74cd9a36644a,dbb66ddab465dbb6,4a96256bd625489a,dbb66ddbb66dcb96',
);

describe('multiHashDistance', () => {
  it('is imagehash', () => {
    expect(multiHashDistance(a, a)).toBe(0);
    expect(multiHashDistance(a, b)).toBe(2.21875);
    expect(multiHashDistance(b, a)).toBe(2.21875);
    expect(multiHashDistance(a, b, { hammingCutoff: 20 })).toBe(0.24479166666666696);
    expect(multiHashDistance(a, b, { bitErrorRate: 0.5 })).toBe(0.24479166666666696);
  });

  it('is the number of hashes where none matches', () => {
    expect(multiHashDistance(hashes('00,0f'), hashes('ff,f0'), { hammingCutoff: 3 })).toBe(2);
    expect(multiHashDistance(hashes('ff'), hashes('00,01'))).toBe(1);
  });

  it('counts the nearest of the other side, by bits', () => {
    // 00 is 1 of 8 bits from 01; f0 is 2 of 8 from f3.
    expect(multiHashDistance(hashes('00,f0'), hashes('ff,01,f3'))).toBe(3 / 16);
  });
});
