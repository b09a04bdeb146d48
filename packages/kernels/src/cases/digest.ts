/** First 8 hex digits of the SHA-256 of some bytes, or as many as asked for. */
export async function shortDigest(bytes: Uint8Array, digits = 8): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
  return toHex(new Uint8Array(digest)).slice(0, digits);
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
