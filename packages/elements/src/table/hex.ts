const MAX_BYTES = 32;

/** Bytes as lower-case hex; after 32 of them an ellipsis. */
export function hexText(bytes: Uint8Array): string {
  const digits = Array.from(bytes.subarray(0, MAX_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return bytes.length > MAX_BYTES ? `${digits}…` : digits;
}
