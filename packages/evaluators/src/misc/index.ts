export * from './choose.ts';
export * from './hash.ts';
export * from './random.ts';
