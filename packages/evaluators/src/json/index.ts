export * from './convert.ts';
export * from './extract.ts';
export * from './jq.ts';
