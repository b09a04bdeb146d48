import { fixedWidthColumn } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';
import { validityWithout } from '../validity.ts';
import { editDistance, jaro, jaroWinkler } from './edit-distance.ts';
import { integerColumn, presence, stepOf, textsFor } from './texts.ts';

function codesOf(text: string): number[] {
  const codes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!;
    codes.push(code);
    if (code > 0xffff) i++;
  }
  return codes;
}

/** NaN makes the row null. */
const measured =
  (distance: (a: readonly number[], b: readonly number[]) => number): Evaluator =>
  (args, { length, type }) => {
    const [left, right] = args.map((arg) => textsFor(arg, length));
    const present = presence(length, args);
    const constant = stepOf(args[1]!, length) === 0 && length > 0 ? codesOf(right!(0) ?? '') : null;
    const numbers = new Float64Array(length);
    const bad: number[] = [];
    for (let row = 0; row < length; row++) {
      if (!present(row)) continue;
      const value = distance(codesOf(left!(row)!), constant ?? codesOf(right!(row)!));
      if (Number.isNaN(value)) bad.push(row);
      else numbers[row] = value;
    }
    const made = type.kind === 'float64' ? fixedWidthColumn(type, numbers) : integerColumn(type, numbers);
    return { ...made, validity: validityWithout(made, bad) };
  };

export const hammingDistanceStr = measured((a, b) =>
  a.length === b.length ? a.filter((code, i) => code !== b[i]).length : Number.NaN,
);
export const levenshteinDistance = measured((a, b) => editDistance(a, b, false));
export const damerauLevenshteinDistance = measured((a, b) => editDistance(a, b, true));
export const jaroSimilarity = measured(jaro);
export const jaroWinklerSimilarity = measured(jaroWinkler);
