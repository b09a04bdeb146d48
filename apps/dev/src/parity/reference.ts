import { readFileSync } from 'node:fs';
import type { CaseSizes } from './cases.ts';

/** Where our definition without fused multiply-add differs from the installed Daft, and why it may. */
export type ReferenceBits = readonly [base64: string, margin: number, gridMoved: boolean];

export interface ReferencePicture {
  readonly sha256: string;
  /** Bytes of all cases as the installed Daft gives them, base64. */
  readonly daft: string;
  readonly imagehash: string;
  /** How many hashes imagehash's crop_resistant has; null where it fails. */
  readonly regions: number | null;
  readonly reference?: Readonly<Record<string, ReferenceBits>>;
}

/** What `tests/reference/image-hashes.py` writes. */
export interface HashReference extends CaseSizes {
  readonly versions: Readonly<Record<string, string>>;
  readonly pictures: Readonly<Record<string, ReferencePicture>>;
}

/** The committed file. */
export const fixture = new URL('../../../../tests/reference/image-hashes.json', import.meta.url);

/** Reads the committed reference, or another one. */
export function readHashReference(file: URL | string = fixture): HashReference {
  return JSON.parse(readFileSync(file, 'utf8')) as HashReference;
}
