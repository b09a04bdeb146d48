/** Loaded where there is an index: the search itself is no part of what small queries load. */
export { releaseHammingIndex } from '@pixelframe/kernels';
