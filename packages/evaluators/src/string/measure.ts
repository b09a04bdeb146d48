import type { Column } from '@pixelframe/columnar';
import { itemsPerRow } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { bytesOfText, integerColumn, isContinuation, mapText } from './texts.ts';

function measure(column: Column): (row: number) => number {
  const { offsets, values, type } = column;
  if (type.kind === 'fixedSizeBinary') return () => type.size;
  if (offsets === null) return () => itemsPerRow(type);
  if (type.kind !== 'string') return (row) => offsets[row + 1]! - offsets[row]!;
  const bytes = values as Uint8Array;
  return (row) => {
    let count = 0;
    for (let i = offsets[row]!; i < offsets[row + 1]!; i++) if (!isContinuation(bytes[i]!)) count++;
    return count;
  };
}

const counted =
  (countOf: (column: Column) => (row: number) => number): Evaluator =>
  ([input], { length: rows, type }) => {
    const numbers = new Float64Array(rows);
    const count = countOf(input!);
    for (let row = 0; row < rows; row++) numbers[row] = count(row);
    return integerColumn(type, numbers, input!.validity);
  };

export const length = counted(measure);
export const lengthBytes = counted(
  ({ offsets }) =>
    (row) =>
      offsets![row + 1]! - offsets![row]!,
);

const decoder = new TextDecoder();

export const ascii = counted((column) => {
  const { values, offsets } = bytesOfText(column, column.length);
  return (row) => {
    const [start, end] = [offsets[row]!, offsets[row + 1]!];
    if (start === end) return 0;
    const first = values[start]!;
    return first < 0x80 ? first : decoder.decode(values.subarray(start, Math.min(start + 4, end))).codePointAt(0)!;
  };
});

/** Codes of the letters A to Z; 0: no sound of its own, -1: as if it were not there. */
const SOUNDS = [0, 1, 2, 3, 0, 1, 2, -1, 0, 2, 2, 4, 5, 5, 0, 1, 2, 6, 2, 3, 0, 1, -1, 2, 0, 2];

function soundexOf(text: string): string {
  if (!/^[A-Za-z]/.test(text)) return text;
  const soundAt = (i: number): number => SOUNDS[(text.charCodeAt(i) & ~0x20) - 0x41] ?? 0;
  let code = text[0]!.toUpperCase();
  let last = soundAt(0);
  for (let i = 1; i < text.length && code.length < 4; i++) {
    const letter = /[A-Za-z]/.test(text[i]!);
    const sound = letter ? soundAt(i) : 0;
    if (sound === -1) continue;
    if (sound > 0 && sound !== last) code += sound;
    last = sound;
  }
  return code.padEnd(4, '0');
}

export const soundex: Evaluator = ([input]) => mapText(input!, soundexOf);
