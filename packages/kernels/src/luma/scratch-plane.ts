/** A plane larger than this is left to the garbage collector. */
const KEPT_BYTES = 16 * 1024 * 1024;
/** Null while it is lent. */
let kept: Uint8Array | null = new Uint8Array(0);

/**
 * A luma plane of `length` bytes with any content, for as long as one picture is computed: memory fresh from the system
 * costs as much as the luma that goes into it. Only one is kept; who asks while it is lent gets a fresh one.
 */
export function lendPlane(length: number): Uint8Array {
  if (kept === null || length > KEPT_BYTES) return new Uint8Array(length);
  const buffer = kept.length < length ? new Uint8Array(length) : kept;
  kept = null;
  return buffer.subarray(0, length);
}

/** Gives back a plane that nobody looks at any more. */
export function returnPlane(plane: Uint8Array): void {
  if (plane.buffer.byteLength <= KEPT_BYTES) kept = new Uint8Array(plane.buffer);
}
