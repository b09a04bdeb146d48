export * from './convert.ts';
export * from './extract.ts';
