export * from './build.ts';
export * from './case.ts';
export * from './measure.ts';
export * from './parse-url.ts';
export * from './parts.ts';
export * from './regexp.ts';
export * from './search.ts';
export * from './text-distance.ts';
