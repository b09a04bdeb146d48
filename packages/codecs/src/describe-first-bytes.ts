import { asciiAt } from './read-bytes.ts';

const shown = 24;

const signatures: readonly (readonly [magic: string, name: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'gzip data'],
  ['PAR1', 'a Parquet file'],
  ['ARROW1', 'an Arrow file'],
];

/** What a file that is no image seems to be, as a noun phrase for a message. */
export function describeFirstBytes(bytes: Uint8Array): string {
  const start = asciiAt(bytes, 0, 512);
  const known = signatures.find(([magic]) => start.startsWith(magic));
  if (known !== undefined) return known[1];
  if (isText(start)) {
    const text = start.replaceAll(/\s+/g, ' ').trim();
    const kind = /^<(!doctype html|html)/i.test(text)
      ? 'an HTML page'
      : /^<svg/i.test(text)
        ? 'an SVG drawing'
        : 'text';
    return `${kind} (${JSON.stringify(text.length > shown ? `${text.slice(0, shown)}...` : text)})`;
  }
  const hex = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `unknown binary data (${hex})`;
}

/** Printable ASCII and white space only. */
function isText(start: string): boolean {
  return /^[\t\n\r\x20-\x7e]+$/.test(start);
}
