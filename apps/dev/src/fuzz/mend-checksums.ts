import { crc32 } from 'node:zlib';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Gives the chunks of a PNG the checksums of what they hold now, so that damage reaches what is behind the check. */
export function mendChecksums(bytes: Uint8Array): Uint8Array {
  if (!PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return bytes;
  const out = bytes.slice();
  const view = new DataView(out.buffer);
  for (let at = PNG_SIGNATURE.length; at + 12 <= out.length;) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > out.length) break;
    view.setUint32(end, crc32(out.subarray(at + 4, end)));
    at = end + 4;
  }
  return out;
}
