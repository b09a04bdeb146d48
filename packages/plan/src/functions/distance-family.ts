export * from './distance.ts';
export * from './hash-distance.ts';
