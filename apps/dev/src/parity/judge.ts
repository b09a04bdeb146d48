import { givesMultiHash, imageHash, imageMultiHash, type Pixels } from '@pixelframe/kernels';
import { casesOf, cutCases, type ParityCase } from './cases.ts';
import type { HashReference, ReferencePicture } from './reference.ts';

/** Rounding may decide a bit whose value is this close to its threshold, as a share of the largest value. */
const SMALLEST_MARGIN = 1e-9;

/** How one of our Daft hashes stands to the references. */
export interface DaftVerdict {
  readonly method: string;
  readonly key: string;
  /** Our bytes are those of the definition without fused multiply-add. */
  readonly equalsReference: boolean;
  /** Our bytes are those of the installed Daft. */
  readonly equalsWheel: boolean;
  /** Why the installed Daft may differ from the definition: a value at its threshold, or a fused grid. */
  readonly excuse: 'margin' | 'fused grid' | null;
}

export interface ImagehashVerdict {
  readonly method: string;
  readonly key: string;
  readonly equal: boolean;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** A picture's Daft hashes against the reference, case by case. */
export function judgeDaft(pixels: Pixels, of: ReferencePicture, reference: HashReference): DaftVerdict[] {
  const cases = casesOf(reference, 'daft');
  const wheel = cutCases(cases, fromBase64(of.daft), null);
  return cases.map(({ key, spec }, i) => {
    const ours = imageHash(pixels, spec);
    const differing = of.reference?.[key];
    const expected = differing === undefined ? wheel[i]! : fromBase64(differing[0]);
    const equalsWheel = sameBytes(ours, wheel[i]!);
    return {
      method: spec.method,
      key,
      equalsReference: sameBytes(ours, expected),
      equalsWheel,
      excuse: equalsWheel || differing === undefined ? null : excuseOf(differing[1], differing[2]),
    };
  });
}

function excuseOf(margin: number, gridMoved: boolean): DaftVerdict['excuse'] {
  if (margin <= SMALLEST_MARGIN) return 'margin';
  return gridMoved ? 'fused grid' : null;
}

/** Whether the comparison holds: equal to the definition, and to the installed Daft unless that is excused. */
export function passes({ equalsReference, equalsWheel, excuse }: DaftVerdict): boolean {
  return equalsReference ? equalsWheel || excuse !== null : equalsWheel || excuse === 'margin';
}

/** A picture's hashes as imagehash's, case by case; a case that imagehash fails on is left out. */
export function judgeImagehash(pixels: Pixels, of: ReferencePicture, reference: HashReference): ImagehashVerdict[] {
  const cases = casesOf(reference, 'imagehash').filter(
    ({ spec }) => of.regions !== null || spec.method !== 'crop_resistant',
  );
  const theirs = cutCases(cases, fromBase64(of.imagehash), of.regions);
  return cases.map(({ key, spec }, i) => {
    return { method: spec.method, key, equal: sameBytes(bytesOf(pixels, spec), theirs[i]!) };
  });
}

/** A picture's hash; where it has several, one after the other. */
export function bytesOf(pixels: Pixels, spec: ParityCase['spec']): Uint8Array {
  if (!givesMultiHash(spec)) return imageHash(pixels, spec);
  return Uint8Array.from(imageMultiHash(pixels, spec).flatMap((hash) => [...hash]));
}
