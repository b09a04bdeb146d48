export * from '../generated/functions.ts';
export * from '../generated/image-functions.ts';
