import type { Evaluator } from '../evaluator.ts';
import { boolColumn } from '../validity.ts';
import type { Regex, ReplacementPart } from './regex.ts';
import { eachMatch, parseReplacement, patternsFor } from './regex.ts';
import { integerColumn, presence, textListColumn, textRows, textsFor } from './texts.ts';

export const regexp: Evaluator = (args, { length }) => {
  const text = textsFor(args[0]!, length);
  const pattern = patternsFor('regexp', args[1]!, length);
  const present = presence(length, args);
  return boolColumn(length, (row) => {
    if (!present(row)) return false;
    const { expression } = pattern(row);
    expression.lastIndex = 0;
    return expression.test(text(row)!);
  });
};

export const regexpCount: Evaluator = (args, { length, type }) => {
  const text = textsFor(args[0]!, length);
  const pattern = patternsFor('regexpCount', args[1]!, length);
  const present = presence(length, args);
  const numbers = new Float64Array(length);
  for (let row = 0; row < length; row++) if (present(row)) eachMatch(pattern(row), text(row)!, () => numbers[row]!++);
  return integerColumn(type, numbers);
};

export const regexpExtract: Evaluator = (args, { length, options }) => {
  const text = textsFor(args[0]!, length);
  const pattern = patternsFor('regexpExtract', args[1]!, length);
  const index = options['index'] as number;
  return textRows(length, args, (row) => {
    const { expression } = pattern(row);
    expression.lastIndex = 0;
    return expression.exec(text(row)!)?.[index] ?? null;
  });
};

/** A list of texts for every row. */
const listed =
  (name: string, list: (regex: Regex, text: string, index: number) => string[]): Evaluator =>
  (args, { length, type, options }) => {
    const text = textsFor(args[0]!, length);
    const pattern = patternsFor(name, args[1]!, length);
    const present = presence(length, args);
    const index = (options['index'] ?? 0) as number;
    return textListColumn(
      Array.from({ length }, (_, row) => (present(row) ? list(pattern(row), text(row)!, index) : null)),
      type,
    );
  };

export const regexpExtractAll = listed('regexpExtractAll', (regex, text, index) => {
  const found: string[] = [];
  eachMatch(regex, text, (match) => {
    const group = match[index];
    if (group !== undefined) found.push(group);
  });
  return found;
});

export const regexpSplit = listed('regexpSplit', (regex, text) => {
  const parts: string[] = [];
  let at = 0;
  eachMatch(regex, text, (match) => {
    parts.push(text.slice(at, match.index));
    at = match.index + match[0].length;
  });
  parts.push(text.slice(at));
  return parts;
});

function replaced(regex: Regex, text: string, parts: readonly ReplacementPart[]): string {
  let out = '';
  let at = 0;
  eachMatch(regex, text, (match) => {
    out += text.slice(at, match.index);
    for (const part of parts) out += typeof part === 'string' ? part : (match[part] ?? '');
    at = match.index + match[0].length;
  });
  return out + text.slice(at);
}

export const regexpReplace: Evaluator = (args, { length }) => {
  const text = textsFor(args[0]!, length);
  const pattern = patternsFor('regexpReplace', args[1]!, length);
  const replacement = textsFor(args[2]!, length);
  let last: readonly [Regex, string] | undefined;
  let parts: readonly ReplacementPart[] = [];
  return textRows(length, args, (row) => {
    const [regex, by] = [pattern(row), replacement(row)!];
    if (last?.[0] !== regex || last[1] !== by) {
      parts = parseReplacement(by, regex.names);
      last = [regex, by];
    }
    return replaced(regex, text(row)!, parts);
  });
};
