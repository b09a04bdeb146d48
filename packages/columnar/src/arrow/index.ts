export { tableToArrow } from './to-arrow.ts';
