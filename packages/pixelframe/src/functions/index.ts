export * from '../generated/functions.ts';
export * from '../generated/image-functions.ts';
// Takes names for its fields, too, so it stands before the generated one.
export { toStruct } from '../to-struct.ts';
