/** A file name for a key: safe everywhere, the same every time, and it does not tell the key. */
export async function keyName(key: string): Promise<string> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const digest = sha256(new TextEncoder().encode(key));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
