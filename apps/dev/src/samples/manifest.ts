import type { Derivation } from './pictures.ts';

/** `public/samples/samples.json`: what the files are, for tests. */
export interface Manifest {
  /** Pictures of one group lie within this Hamming distance of each other by 8 x 8 phash, others farther. */
  readonly maxDistance: number;
  readonly images: readonly {
    readonly file: string;
    readonly scene: string;
    readonly derivation: Derivation;
    readonly group: string;
    readonly format: 'jpeg' | 'png' | 'webp';
    readonly progressive?: boolean;
    readonly chroma?: '4:2:0' | '4:4:4';
    readonly width: number;
    readonly height: number;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  /** Every pair that must be found, as two files in the order of `images`. */
  readonly pairs: readonly (readonly [string, string])[];
}
