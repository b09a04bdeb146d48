/** SHA-256 of bytes that come in pieces; WebCrypto takes only wholes. */
export interface Checksum {
  update(bytes: Uint8Array): void;
  hex(): string;
}

export async function createChecksum(): Promise<Checksum> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const hash = sha256.create();
  return {
    update: (bytes) => void hash.update(bytes),
    hex: () => Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
