export * from './charsets.ts';
