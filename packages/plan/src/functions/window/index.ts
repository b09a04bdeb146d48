export * from './ranking.ts';
export * from './values.ts';
