import { IoError } from '@pixelframe/columnar';

const LF = 10;
const CR = 13;

/** Line and column, both from 1, of a byte of UTF-8 text; columns count characters. */
export function placeOf(bytes: Uint8Array, at: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let i = 0; i < at; i++) {
    const byte = bytes[i]!;
    if (byte !== LF && (byte !== CR || bytes[i + 1] === LF)) continue;
    line++;
    start = i + 1;
  }
  let column = 1;
  for (let i = start; i < at; i++) if ((bytes[i]! & 0xc0) !== 0x80) column++;
  return { line, column };
}

/** `people.csv, line 3, column 5: what is wrong there`. */
export function textError(file: string, bytes: Uint8Array, at: number, what: string, hint?: string): IoError {
  const { line, column } = placeOf(bytes, at);
  return new IoError(`${file}, line ${line}, column ${column}: ${what}`, {
    file,
    ...(hint === undefined ? {} : { hint }),
  });
}
