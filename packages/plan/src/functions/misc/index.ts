export * from './coalesce.ts';
export * from './hash.ts';
export * from './random.ts';
