const starts = (bytes: Uint8Array, at: number, text: string): boolean =>
  bytes.length >= at + text.length && [...text].every((char, i) => bytes[at + i] === char.charCodeAt(0));

/**
 * The MIME type of an image file that browsers show, by its first bytes; null for everything else. SVG is left out on
 * purpose: it is text, and the only format among them that can refer to other files.
 */
export function imageMimeType(bytes: Uint8Array): string | null {
  if (starts(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (starts(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) return 'image/webp';
  if (starts(bytes, 0, 'GIF87a') || starts(bytes, 0, 'GIF89a')) return 'image/gif';
  if (starts(bytes, 4, 'ftypavif') || starts(bytes, 4, 'ftypavis')) return 'image/avif';
  // Two letters begin many things: the header's reserved bytes must be zero too.
  if (starts(bytes, 0, 'BM') && starts(bytes, 6, '\0\0\0\0')) return 'image/bmp';
  return null;
}
