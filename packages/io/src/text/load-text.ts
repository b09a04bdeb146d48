import { IoError, MemoryLimitError, orCancelled, throwIfCancelled } from '@pixelframe/columnar';
import type { ByteSource } from '../sources/byte-source.ts';
import { textError } from './text-error.ts';

export interface LoadTextOptions {
  readonly signal: AbortSignal;
  /** Bytes that may still be held: a file that is larger, unpacked, is a MemoryLimitError. */
  readonly room: () => number;
  /** Counts bytes that stay until the table is made: of a file's text, and of where its values are. */
  readonly hold: (bytes: number) => void;
}

/** Cells are remembered by 32-bit positions. */
const MAX_POSITION = 2 ** 31 - 1;

/**
 * The whole text of a file as UTF-8 bytes, gunzipped where its first bytes say gzip, without a byte order mark. An
 * IoError for a broken gzip file, UTF-16, and bytes that are no UTF-8. The bytes are the caller's own.
 */
export async function loadText(source: ByteSource, options: LoadTextOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { name } = source;
  const { signal } = options;
  const size = await source.size(signal);
  checkSize(name, size, options);
  const raw = await source.readAll(signal);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? await gunzip(raw, name, options) : raw;
  options.hold(bytes.length);
  refuseUtf16(bytes, name);
  const text = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  checkUtf8(text, name);
  return text;
}

function checkSize(name: string, size: number, { room }: LoadTextOptions): void {
  const most = Math.min(room(), MAX_POSITION);
  if (size <= most) return;
  throw new MemoryLimitError(
    `${name} has ${size} bytes of text, and it is read whole: at most ${Math.floor(most)} bytes fit.`,
    {
      file: name,
      hint: 'Raise memoryLimit, cut the file into parts, or convert it to Parquet, which is read in pieces.',
    },
  );
}

async function gunzip(
  packed: Uint8Array<ArrayBuffer>,
  name: string,
  options: LoadTextOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      throwIfCancelled(options.signal);
      const { done, value } = await orCancelled(reader.read().catch(broken), options.signal);
      if (done) break;
      size += value.length;
      checkSize(name, size, options);
      parts.push(value as Uint8Array<ArrayBuffer>);
    }
  } finally {
    // Of a reader that has failed there is nothing to cancel.
    await reader.cancel().catch(() => undefined);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;

  function broken(cause: unknown): never {
    throw new IoError(`${name} is a gzip file that is cut off or damaged.`, {
      file: name,
      cause,
      hint: 'Get it again, or unpack and pack it as a single gzip file.',
    });
  }
}

function refuseUtf16(bytes: Uint8Array, name: string): void {
  const [a, b, c, d] = bytes;
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const spaced =
    bytes.length >= 4 && ((a === 0 && c === 0 && b !== 0 && d !== 0) || (b === 0 && d === 0 && a !== 0 && c !== 0));
  if (!marked && !spaced) return;
  throw new IoError(`${name} is UTF-16 text; only UTF-8 is read.`, {
    file: name,
    hint: 'Save it as UTF-8, or convert it: iconv -f utf-16 -t utf-8.',
  });
}

function checkUtf8(bytes: Uint8Array, name: string): void {
  const at = firstInvalid(bytes);
  if (at < 0) return;
  throw textError(name, bytes, at, 'the bytes are not UTF-8 text.', 'Convert the file to UTF-8 first.');
}

/** Where the first bytes begin that are no character of UTF-8 (Unicode's table of well-formed sequences); -1: nowhere. */
function firstInvalid(bytes: Uint8Array): number {
  const { length } = bytes;
  let at = 0;
  while (at < length) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const size = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    // Longer forms than needed, halves of surrogate pairs, and what is past U+10FFFF.
    const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    const second = bytes[at + 1] ?? 0;
    if (size === 0 || at + size > length || second < least || second > most) return at;
    for (let i = 2; i < size; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return at;
    at += size;
  }
  return -1;
}
