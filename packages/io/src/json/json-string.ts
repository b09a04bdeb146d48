import type { ByteWriter } from '../text/byte-writer.ts';

const BACKSLASH = 92;
const U = 117;

/** What the letter after a backslash stands for; 0 for `u` and letters that stand for nothing. */
const MEANING = new Uint8Array(128);
for (const [letter, byte] of Object.entries({ '"': 34, '\\': 92, '/': 47, b: 8, f: 12, n: 10, r: 13, t: 9 })) {
  MEANING[letter.charCodeAt(0)] = byte;
}

function hex(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let i = start; i < start + 4; i++) {
    const byte = bytes[i] ?? 0;
    const letter = byte | 0x20;
    const digit = byte >= 48 && byte <= 57 ? byte - 48 : letter >= 97 && letter <= 102 ? letter - 87 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Bytes that the escape at a backslash takes; 0 where there is no such escape, or half a surrogate pair. */
export function escapeSize(bytes: Uint8Array, at: number): number {
  const letter = bytes[at + 1] ?? 0;
  if (letter !== U) return letter < 128 && MEANING[letter] !== 0 ? 2 : 0;
  const unit = hex(bytes, at + 2);
  if (unit < 0 || isLow(unit)) return 0;
  if (!isHigh(unit)) return 6;
  return bytes[at + 6] === BACKSLASH && bytes[at + 7] === U && isLow(hex(bytes, at + 8)) ? 12 : 0;
}

function writeCodePoint(code: number, out: ByteWriter): void {
  if (code < 0x80) out.byte(code);
  else if (code < 0x800) {
    out.byte(0xc0 | (code >> 6));
    out.byte(0x80 | (code & 63));
  } else {
    if (code < 0x10000) out.byte(0xe0 | (code >> 12));
    else {
      out.byte(0xf0 | (code >> 18));
      out.byte(0x80 | ((code >> 12) & 63));
    }
    out.byte(0x80 | ((code >> 6) & 63));
    out.byte(0x80 | (code & 63));
  }
}

/** Writes what a string's text between its quotes means; its escapes are known to be valid. */
export function unescapeTo(bytes: Uint8Array, start: number, end: number, out: ByteWriter): void {
  for (let at = start; at < end;) {
    const byte = bytes[at]!;
    if (byte !== BACKSLASH) {
      out.byte(byte);
      at++;
      continue;
    }
    const size = escapeSize(bytes, at);
    if (size === 2) out.byte(MEANING[bytes[at + 1]!]!);
    else {
      const unit = hex(bytes, at + 2);
      writeCodePoint(size === 6 ? unit : 0x10000 + ((unit & 0x3ff) << 10) + (hex(bytes, at + 8) & 0x3ff), out);
    }
    at += size;
  }
}
