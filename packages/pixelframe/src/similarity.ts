import type { Expression } from './expression.ts';

/** When two rows are near duplicates. */
export interface NearOptions {
  /** Hashes: bits that may differ. Vectors: largest cosine distance (0..2), or euclidean distance. */
  readonly maxDistance: number;
  /** How vectors are compared, default 'cosine'; hashes compare by bits. */
  readonly metric?: 'hamming' | 'cosine' | 'euclidean';
}

export interface NearDuplicatesOptions<Id> extends NearOptions {
  /** What names a row in the answer; default its number, from 0. */
  readonly id?: Id;
}

export interface DuplicateClustersOptions<N extends string> extends NearOptions {
  /** Of the column of cluster numbers; default 'cluster'. */
  readonly name?: N;
}

export interface DropNearDuplicatesOptions<R> extends NearOptions {
  /** The row with the largest value stays; without it, the first row. */
  readonly keep?: (keyof R & string) | Expression;
}

export interface SimilarToOptions<N extends string> {
  /** Rows at most; default 10. */
  readonly k?: number;
  /** How vectors are compared, default 'cosine'; of 'dot' the largest comes first. Hashes compare by bits. */
  readonly metric?: 'hamming' | 'cosine' | 'dot' | 'euclidean';
  /** Of the column of distances; default 'distance'. */
  readonly name?: N;
}

/** Values of the `id` of {@link NearDuplicatesOptions}, for rows like R. */
export type IdOf<R, Id> = Id extends keyof R ? R[Id] : Id extends Expression<infer T> ? T | null : number;
