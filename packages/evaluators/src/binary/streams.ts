import { deflateSync, Inflate, inflateSync } from 'fflate';
import { adler32, crc32 } from './checksums.ts';

const MAX_BYTES = 2 ** 28;
/** Deflate makes at most 1032 bytes of one. */
const MAX_RATIO = 1032;
const SLICE = 2 ** 16;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

class TooLarge extends Error {}

/** The bytes of a deflate stream, never more than the limit in memory. What follows the stream is ignored. */
function inflated(bytes: Uint8Array): Uint8Array {
  if (bytes.length * MAX_RATIO <= MAX_BYTES) return inflateSync(bytes);
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate((part) => {
    total += part.length;
    if (total > MAX_BYTES) throw new TooLarge();
    parts.push(part);
  });
  for (let at = 0; at < bytes.length; at += SLICE) {
    stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  }
  return joined(parts);
}

/** A number as four bytes, the lowest first. */
const littleEndian = (value: number): number[] => [
  value & 255,
  (value >>> 8) & 255,
  (value >>> 16) & 255,
  value >>> 24,
];

/** Whether the bytes are in there; looked for from the end, where they are but for what follows the stream. */
function endsWithin(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.length - wanted.length; at >= 0; at--) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

/** Bytes of a gzip header (RFC 1952, section 2.3); null: it is none. */
function gzipHeader(bytes: Uint8Array): number | null {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return null;
  const flags = bytes[3]!;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + (bytes[at]! | (bytes[at + 1]! << 8));
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    while (at < bytes.length && bytes[at] !== 0) at++;
    at++;
  }
  if ((flags & 2) !== 0) at += 2;
  return at < bytes.length ? at : null;
}

const zlibHeader = (bytes: Uint8Array): number | null =>
  bytes.length >= 6 && (bytes[0]! & 15) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0 && (bytes[1]! & 32) === 0
    ? 2
    : null;

function unwrapped(bytes: Uint8Array, codec: string): Uint8Array | string {
  if (codec === 'deflate') return inflated(bytes);
  const start = codec === 'gzip' ? gzipHeader(bytes) : zlibHeader(bytes);
  if (start === null) return `the bytes do not begin as ${codec} does`;
  const body = bytes.subarray(start);
  const out = inflated(body);
  // fflate checks no checksum and does not say where a stream ends.
  const trailer =
    codec === 'gzip'
      ? [...littleEndian(crc32(out)), ...littleEndian(out.length)]
      : littleEndian(adler32(out)).reverse();
  return endsWithin(body, trailer) ? out : 'the checksum is wrong';
}

/** What a stream holds, or what is wrong with it. */
export function decompressed(bytes: Uint8Array, codec: string): Uint8Array | string {
  if (bytes.length === 0 && codec !== 'gzip') return bytes;
  try {
    return unwrapped(bytes, codec);
  } catch (error) {
    if (error instanceof TooLarge) return `the ${codec} stream makes more than ${MAX_BYTES} bytes`;
    return `the ${codec} stream is corrupt (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** One gzip or zlib header for all platforms: no time, no file name, an unknown system. */
export function compressed(bytes: Uint8Array, codec: string): Uint8Array {
  const body = deflateSync(bytes, { level: 6 });
  if (codec === 'deflate') return body;
  if (codec === 'zlib') {
    return joined([Uint8Array.of(0x78, 0x9c), body, Uint8Array.from(littleEndian(adler32(bytes)).reverse())]);
  }
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
  return joined([header, body, Uint8Array.from([...littleEndian(crc32(bytes)), ...littleEndian(bytes.length)])]);
}
