import type { Column } from '@pixelframe/columnar';
import { PlanError } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { splitBytes } from './split-bytes.ts';
import {
  bytesOfText,
  countsFor,
  isContinuation,
  partColumn,
  presence,
  refuseNegative,
  skipCharacters,
  stepOf,
  textListColumn,
  textRows,
  textsFor,
} from './texts.ts';

/** Bytes of the white space character that begins (or, backwards, ends) here; 0 where it is none. Unicode's White_Space. */
function spaceLength(values: Uint8Array, at: number, end: number): number {
  const byte = values[at]!;
  if (byte === 0x20 || (byte >= 9 && byte <= 13)) return 1;
  if (byte === 0xc2 && at + 1 < end) return values[at + 1] === 0x85 || values[at + 1] === 0xa0 ? 2 : 0;
  if (byte < 0xe1 || byte > 0xe3 || at + 2 >= end) return 0;
  const code = ((byte & 15) << 12) | ((values[at + 1]! & 63) << 6) | (values[at + 2]! & 63);
  const space =
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000;
  return space ? 3 : 0;
}

/** The first byte that is no white space. */
function textStart(values: Uint8Array, start: number, end: number): number {
  let from = start;
  for (let n = 1; n > 0 && from < end; from += n) n = spaceLength(values, from, end);
  return from;
}

/** The byte after the last character that is no white space. */
function textEnd(values: Uint8Array, start: number, end: number): number {
  let to = end;
  while (to > start) {
    let last = to - 1;
    while (last > start && isContinuation(values[last]!)) last--;
    if (spaceLength(values, last, to) === 0) break;
    to = last;
  }
  return to;
}

const stripped =
  (atStart: boolean, atEnd: boolean): Evaluator =>
  ([input], { length }) => {
    const { values } = bytesOfText(input!, length);
    return partColumn(input!, length, presence(length, [input!]), (start, end, _, out) => {
      out[0] = atStart ? textStart(values, start, end) : start;
      out[1] = atEnd ? textEnd(values, out[0], end) : end;
      return true;
    });
  };

export const lstrip = stripped(true, false);
export const rstrip = stripped(false, true);
export const strip = stripped(true, true);

export const reverse: Evaluator = ([input]) => {
  const { values, offsets } = bytesOfText(input!, input!.length);
  const reversed = new Uint8Array(values.length);
  for (let row = 0; row < input!.length; row++) {
    let to = offsets[row + 1]!;
    for (let at = offsets[row]!; at < offsets[row + 1]!;) {
      const next = skipCharacters(values, at, offsets[row + 1]!, 1);
      to -= next - at;
      for (let k = at; k < next; k++) reversed[to + k - at] = values[k]!;
      at = next;
    }
  }
  return {
    type: input!.type,
    length: input!.length,
    validity: input!.validity,
    values: reversed,
    offsets,
    children: [],
  };
};

const taken =
  (
    name: string,
    part: (values: Uint8Array, start: number, end: number, count: number, out: [number, number]) => void,
  ): Evaluator =>
  (args, { length }) => {
    const [input, counts] = args as [Column, Column];
    const { values } = bytesOfText(input, length);
    const count = countsFor(counts, length);
    return partColumn(input, length, presence(length, args), (start, end, row, out) => {
      refuseNegative(name, 'nchars', count(row), row);
      part(values, start, end, count(row), out);
      return true;
    });
  };

export const left = taken('left', (values, start, end, count, out) => {
  out[0] = start;
  out[1] = skipCharacters(values, start, end, count);
});

export const right = taken('right', (values, start, end, count, out) => {
  let from = end;
  for (let n = count; n > 0 && from > start; n--) {
    from--;
    while (from > start && isContinuation(values[from]!)) from--;
  }
  out[0] = from;
  out[1] = end;
});

export const substr: Evaluator = ([input, starts, lengths], { length }) => {
  const { values } = bytesOfText(input!, length);
  const begin = countsFor(starts!, length);
  const hasLength = presence(length, [lengths!]);
  const count = lengths!.type.kind === 'null' ? () => 0 : countsFor(lengths!, length);
  return partColumn(input!, length, presence(length, [input!, starts!]), (start, end, row, out) => {
    refuseNegative('substr', 'start', begin(row), row);
    out[0] = skipCharacters(values, start, end, begin(row));
    out[1] = end;
    if (hasLength(row)) {
      refuseNegative('substr', 'length', count(row), row);
      out[1] = skipCharacters(values, out[0], end, count(row));
    }
    return out[1] > out[0];
  });
};

export const split: Evaluator = (args, { length, type }) => {
  const separators = args[1]!;
  const { offsets } = bytesOfText(separators, length);
  const present = presence(length, args);
  let empty = false;
  for (let row = 0; row < separators.length; row++) empty ||= offsets[row] === offsets[row + 1];
  if (!empty) return splitBytes(args, length, type);
  const text = textsFor(args[0]!, length);
  const separator = textsFor(separators, length);
  return textListColumn(
    Array.from({ length }, (_, row) => {
      if (!present(row)) return null;
      return separator(row) === '' ? ['', ...text(row)!, ''] : text(row)!.split(separator(row)!);
    }),
    type,
  );
};

export const splitPart: Evaluator = (args, { length }) => {
  const [input, delimiters, parts] = args as [Column, Column, Column];
  const text = textsFor(input, length);
  const delimiter = textsFor(delimiters, length);
  const part = countsFor(parts, length);
  const present = presence(length, [parts]);
  // An error also where the text is null, so that it does not depend on the data beside it.
  for (let row = 0; row < (stepOf(parts, length) === 0 ? 1 : length); row++) {
    if (present(row) && part(row) === 0)
      throw new PlanError(`splitPart: part must not be 0, row ${row} has it.`, { row });
  }
  return textRows(length, args, (row) => {
    const all = delimiter(row) === '' ? [text(row)!] : text(row)!.split(delimiter(row)!);
    const wanted = part(row);
    return all[wanted > 0 ? wanted - 1 : all.length + wanted] ?? '';
  });
};

function indexed(text: string, delimiter: string, count: number): string {
  if (delimiter === '' || count === 0) return '';
  if (count > 0) {
    let at = -delimiter.length;
    for (let n = 0; n < count; n++) {
      at = text.indexOf(delimiter, at + delimiter.length);
      if (at === -1) return text;
    }
    return text.slice(0, at);
  }
  let at = text.length;
  for (let n = 0; n > count; n--) {
    at = at < delimiter.length ? -1 : text.lastIndexOf(delimiter, at - delimiter.length);
    if (at === -1) return text;
  }
  return text.slice(at + delimiter.length);
}

export const substringIndex: Evaluator = (args, { length }) => {
  const text = textsFor(args[0]!, length);
  const delimiter = textsFor(args[1]!, length);
  const count = countsFor(args[2]!, length);
  return textRows(length, args, (row) => indexed(text(row)!, delimiter(row)!, count(row)));
};
