import type { Pixels } from '../pixels.ts';
import { lcg, ramp, waves } from './pictures.ts';

/** Values made with the Rust crates of Daft's pinned versions, built without fused multiply-add. */
export interface GoldenResize {
  readonly name: string;
  readonly source: () => Pixels;
  readonly width: number;
  readonly height: number;
  readonly digest: string;
  readonly sum: number;
}

export const goldenResizes: readonly GoldenResize[] = [
  {
    name: 'waves 200x150 to 224x224',
    source: () => waves(200, 150),
    width: 224,
    height: 224,
    digest: '36b509e5',
    sum: 19_132_910,
  },
  {
    name: 'noise 64x48 to 100x75',
    source: () => lcg(64, 48, 3, 1),
    width: 100,
    height: 75,
    digest: '1d18ecd8',
    sum: 2_857_957,
  },
  {
    name: 'grey noise 33x57 to 12x12',
    source: () => lcg(33, 57, 1, 5),
    width: 12,
    height: 12,
    digest: 'a8969f5a',
    sum: 18_426,
  },
  {
    name: 'waves 1024x768 to 224x224',
    source: () => waves(1024, 768),
    width: 224,
    height: 224,
    digest: 'a809e661',
    sum: 19_192_612,
  },
];

export interface GoldenHash {
  readonly name: string;
  readonly source: () => Pixels;
  /** Of size 8, in Daft's definition. */
  readonly hashes: { readonly [method in (typeof hashMethods)[number]]: string };
}

/** The methods that look at a grid. */
export const hashMethods = ['ahash', 'dhash', 'dhash_vertical', 'phash', 'phash_simple', 'whash'] as const;

export const goldenHashes: readonly GoldenHash[] = [
  {
    name: 'waves 200x150',
    source: () => waves(200, 150),
    hashes: {
      ahash: '76d2bb4de6365389',
      dhash: 'd22a49a5345aab2d',
      dhash_vertical: 'caa945c6a253c9a9',
      phash: 'fe01fe01f0000fff',
      phash_simple: '030303c1e0f8fcfe',
      whash: '5ad6bb49e4325ba9',
    },
  },
  {
    name: 'noise 64x48',
    source: () => lcg(64, 48, 3, 1),
    hashes: {
      ahash: '7f5c8cb5d2d5325e',
      dhash: 'b498692d2625649c',
      dhash_vertical: '00a411f38e311ece',
      phash: 'd40991acb50e9afd',
      phash_simple: '1b17a963e3b384f7',
      whash: '7f4cac55d2b1365e',
    },
  },
  {
    name: 'grey noise 33x57',
    source: () => lcg(33, 57, 1, 5),
    hashes: {
      ahash: '007b91f95f3a5dbe',
      dhash: '10527393a9e6b56a',
      dhash_vertical: '7fb541ef3ed00daa',
      phash: '8d69173439681f5e',
      phash_simple: 'e9bfd17553138b07',
      whash: '807b995b1c3255ae',
    },
  },
  {
    name: 'ramp 32x32',
    source: () => ramp(32, 32),
    hashes: {
      ahash: '0f0f0f0f0f0f0f0f',
      dhash: 'ffffffffffffffff',
      dhash_vertical: '0000000000000000',
      phash: 'aa00000000000000',
      phash_simple: '7f7f7f7f7f7f7f7f',
      whash: '0f0f0f0f0f0f0f0f',
    },
  },
];
