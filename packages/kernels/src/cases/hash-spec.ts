import type { HashSpec } from '../hash/spec.ts';

/** A hash with Daft's defaults for what is not given. */
export function hashSpec(spec: Pick<HashSpec, 'method'> & Partial<HashSpec>): HashSpec {
  return { hashSize: 8, binbits: 3, segments: 3, compat: 'daft', ...spec };
}
