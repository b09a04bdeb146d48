export * from './collections.ts';
export * from './counts.ts';
export * from './extremes.ts';
export * from './percentiles.ts';
export * from './sums.ts';
