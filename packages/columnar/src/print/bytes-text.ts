const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x22, '\\"'],
  [0x5c, '\\\\'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
]);

const MAX = 40;

/** Bytes as a literal, `b"\x00ab"`; over 40 bytes the text ends early with `"...`. */
export function bytesText(bytes: Uint8Array): string {
  const ending = bytes.length <= MAX ? '"' : '"...';
  let text = 'b"';
  for (const byte of bytes) {
    if (text.length >= MAX - ending.length) break;
    const printable = byte >= 0x20 && byte < 0x7f;
    text += ESCAPES.get(byte) ?? (printable ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`);
  }
  return text + ending;
}
