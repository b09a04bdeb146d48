import type { Column } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { bytesOfText, isAscii, mapText } from './texts.ts';
import { capitalized, lowered, splitWords } from './words.ts';

/** ASCII letters from `first` on in the other case, in place of decoding. */
function switchCase(column: Column, first: number, change: (text: string) => string): Column {
  const text = bytesOfText(column, column.length);
  if (!isAscii(text)) return mapText(column, change);
  const values = new Uint8Array(text.values.length);
  for (let i = 0; i < values.length; i++) {
    const byte = text.values[i]!;
    values[i] = byte >= first && byte < first + 26 ? byte ^ 0x20 : byte;
  }
  return {
    type: column.type,
    length: column.length,
    validity: column.validity,
    values,
    offsets: text.offsets,
    children: [],
  };
}

export const lower: Evaluator = ([input]) => switchCase(input!, 0x41, (text) => text.toLowerCase());
export const upper: Evaluator = ([input]) => switchCase(input!, 0x61, (text) => text.toUpperCase());

export const capitalize: Evaluator = ([input]) => mapText(input!, (text) => capitalized(text, false));

const joined =
  (separator: string, word: (text: string, i: number) => string): Evaluator =>
  ([input]) =>
    mapText(input!, (text) => splitWords(text).map(word).join(separator));

const upperWord = (text: string): string => text.toUpperCase();
const titled = (text: string): string => capitalized(text, true);

export const toCamelCase = joined('', (text, i) => (i === 0 ? lowered(text) : titled(text)));
export const toUpperCamelCase = joined('', titled);
export const toSnakeCase = joined('_', lowered);
export const toUpperSnakeCase = joined('_', upperWord);
export const toKebabCase = joined('-', lowered);
export const toUpperKebabCase = joined('-', upperWord);
export const toTitleCase = joined(' ', titled);
