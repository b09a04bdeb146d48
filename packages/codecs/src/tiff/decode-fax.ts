import { blackRuns, whiteRuns } from './fax-codes.ts';
import { FaxReader } from './fax-reader.ts';

export type FaxScheme = 'mh' | 'g3' | 'g3-2d' | 'g4';

/**
 * Undoes CCITT fax compression into rows of bits, 1 for black (ITU-T T.4 and T.6; TIFF 6.0 section 10): modified
 * Huffman without marks, group 3 in one or two dimensions, group 4. Ends at the first code that makes no sense.
 *
 * @param out `height` rows of `ceil(width / 8)` bytes, zero to begin with
 * @returns how many rows were decoded
 */
export function decodeFax(data: Uint8Array, scheme: FaxScheme, width: number, out: Uint8Array): number {
  const reader = new FaxReader(data);
  const rowBytes = Math.ceil(width / 8);
  const height = Math.floor(out.length / rowBytes);
  // Where the colour changes, from white at 0; three sentinels so that look-ups need no bounds.
  let reference = new Int32Array(width + 4).fill(width);
  let changes = new Int32Array(width + 4);
  for (let row = 0; row < height; row++) {
    if (reader.ended) return row;
    const flat = isFlat(reader, scheme);
    const count = flat ? readFlatRow(reader, width, changes) : readRelativeRow(reader, width, reference, changes);
    if (count < 0) return row;
    changes.fill(width, count);
    paintRow(changes, count, width, out.subarray(row * rowBytes, (row + 1) * rowBytes));
    [reference, changes] = [changes, reference];
    if (scheme === 'mh') reader.alignToByte();
  }
  return height;
}

const endOfLine = 1;

/** Takes the mark before a row, if there is one; says whether the row is coded by itself. */
function isFlat(reader: FaxReader, scheme: FaxScheme): boolean {
  if (scheme === 'g4') return false;
  if (scheme === 'mh') return true;
  // Fill bits before the mark may be any number of zeros.
  let zeros = 0;
  while (!reader.ended && reader.peek(12) === 0) {
    reader.skip(1);
    zeros++;
  }
  if (reader.peek(12) === endOfLine) reader.skip(12);
  else if (zeros > 0) return true;
  if (scheme === 'g3') return true;
  const flat = reader.peek(1) === 1;
  reader.skip(1);
  return flat;
}

function readFlatRow(reader: FaxReader, width: number, changes: Int32Array): number {
  let at = 0;
  let count = 0;
  while (at < width) {
    const run = reader.readRun((count & 1) === 0 ? whiteRuns : blackRuns);
    if (run < 0) return -1;
    at += run;
    // Two runs of nothing in turn lead nowhere.
    if (count > width || at > width) return -1;
    changes[count++] = at;
  }
  return count;
}

/** Codes of T.4 table 4 by their first seven bits. */
type Move = 'pass' | 'horizontal' | number;

function readMove(reader: FaxReader): Move | null {
  const bits = reader.peek(7);
  const take = (count: number, move: Move): Move => {
    reader.skip(count);
    return move;
  };
  if (bits >> 6 === 1) return take(1, 0);
  switch (bits >> 4) {
    case 0b011:
      return take(3, 1);
    case 0b010:
      return take(3, -1);
    case 0b001:
      return take(3, 'horizontal');
    default:
  }
  if (bits >> 3 === 0b0001) return take(4, 'pass');
  if (bits >> 1 === 0b000011) return take(6, 2);
  if (bits >> 1 === 0b000010) return take(6, -2);
  if (bits === 0b0000011) return take(7, 3);
  return bits === 0b0000010 ? take(7, -3) : null;
}

function readRelativeRow(reader: FaxReader, width: number, reference: Int32Array, changes: Int32Array): number {
  let at = 0;
  let count = 0;
  let near = 0;
  // Colour of the run being coded: white while `count` is even. The imaginary start lies before the first pixel.
  while (at < width) {
    const move = readMove(reader);
    if (move === null) return -1;
    // b1: the first change of the reference to the right of `at` that leads to the other colour.
    if (near > 1) near -= 2;
    near = (near & ~1) | (count & 1);
    // At the start, before the first pixel, a change at 0 lies to the right.
    const passed = at > 0 || count > 0 ? at : -1;
    while (near < reference.length - 2 && reference[near]! <= passed) near += 2;
    const b1 = reference[near] ?? width;
    if (move === 'pass') {
      at = reference[near + 1] ?? width;
    } else if (move === 'horizontal') {
      const black = (count & 1) === 1;
      const first = reader.readRun(black ? blackRuns : whiteRuns);
      const second = reader.readRun(black ? whiteRuns : blackRuns);
      if (first < 0 || second < 0 || count + 2 > width + 2) return -1;
      changes[count++] = Math.min(at + first, width);
      changes[count++] = Math.min(at + first + second, width);
      if (first + second === 0 && at > 0) return -1;
      at += first + second;
    } else {
      const to = b1 + move;
      if (to < at || to > width || count > width) return -1;
      changes[count++] = to;
      at = to;
    }
  }
  return count;
}

function paintRow(changes: Int32Array, count: number, width: number, row: Uint8Array): void {
  for (let i = 0; i < count; i += 2) {
    const end = Math.min(i + 1 < count ? changes[i + 1]! : width, width);
    for (let x = changes[i]!; x < end; x++) row[x >> 3]! |= 0x80 >> (x & 7);
  }
}
