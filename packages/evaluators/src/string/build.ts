import type { Column, DataType } from '@pixelframe/columnar';
import { nullColumn, PlanError, stringColumn } from '@pixelframe/columnar';
import { castColumn } from '../cast.ts';
import type { Evaluator } from '../evaluator.ts';
import { countsFor, mapText, refuseLong, refuseNegative, stepOf, textRows, textsFor } from './texts.ts';

const STRING = { kind: 'string' } as const;
const MAX_BYTES = 2 ** 31 - 1;

const padded =
  (name: string, build: (text: string, fill: string) => string): Evaluator =>
  (args, { length }) => {
    const [input, counts, pads] = args as [Column, Column, Column];
    const [text, count, pad] = [textsFor(input, length), countsFor(counts, length), textsFor(pads, length)];
    let checked: string | null = null;
    return textRows(length, args, (row) => {
      const wanted = count(row);
      const fill = pad(row)!;
      refuseNegative(name, 'length', wanted, row);
      refuseLong(name, wanted, row);
      if (fill !== checked && [...fill].length !== 1) {
        throw new PlanError(`${name}: pad must be one character, row ${row} has "${fill}".`, { row });
      }
      checked = fill;
      const given = text(row)!;
      // Only pairs of surrogates make characters and units differ.
      const chars = /[\ud800-\udbff]/.test(given) ? [...given] : given;
      if (chars.length < wanted) return build(given, fill.repeat(wanted - chars.length));
      return typeof chars === 'string' ? chars.slice(0, wanted) : chars.slice(0, wanted).join('');
    });
  };

export const lpad = padded('lpad', (text, fill) => fill + text);
export const rpad = padded('rpad', (text, fill) => text + fill);

export const repeat: Evaluator = (args, { length }) => {
  const text = textsFor(args[0]!, length);
  const count = countsFor(args[1]!, length);
  return textRows(length, args, (row) => {
    refuseNegative('repeat', 'n', count(row), row);
    refuseLong('repeat', text(row)!.length * count(row), row);
    return text(row)!.repeat(count(row));
  });
};

/** The text between all characters, at the start and at the end. */
const between = (text: string, put: string): string => `${put}${[...text].map((char) => char + put).join('')}`;

export const replace: Evaluator = (args, { length }) => {
  const [text, search, replacement] = args.map((arg) => textsFor(arg, length));
  return textRows(length, args, (row) => {
    const [whole, what, by] = [text!(row)!, search!(row)!, replacement!(row)!];
    // A function: JavaScript reads dollars in a replacement text.
    return what === '' ? between(whole, by) : whole.replaceAll(what, () => by);
  });
};

export const translate: Evaluator = (args, { length }) => {
  const [text, from, to] = args.map((arg) => textsFor(arg, length));
  let [lastFrom, lastTo] = ['', ''];
  let table = new Map<string, string>();
  return textRows(length, args, (row) => {
    if (from!(row) !== lastFrom || to!(row) !== lastTo) {
      [lastFrom, lastTo] = [from!(row)!, to!(row)!];
      const targets = [...lastTo];
      table = new Map([...lastFrom].map((char, i) => [char, targets[i] ?? ''] as const).reverse());
    }
    let out = '';
    for (const char of text!(row)!) out += table.get(char) ?? char;
    return out;
  });
};

export const chr: Evaluator = ([input], { length }) => {
  const code = countsFor(input!, length);
  return textRows(length, [input!], (row) => (code(row) < 0 ? '' : String.fromCharCode(code(row) % 256)));
};

export const space: Evaluator = ([input], { length }) => {
  const count = countsFor(input!, length);
  return textRows(length, [input!], (row) => {
    refuseLong('space', count(row), row);
    return ' '.repeat(Math.max(0, count(row)));
  });
};

export const normalize: Evaluator = ([input], { options }) =>
  mapText(input!, (given) => {
    let text = given;
    // Not \s: it has U+FEFF, which is no White_Space, and lacks U+0085.
    if (options['whiteSpace'] === true) {
      text = text.replace(/\p{White_Space}+/gu, ' ').replace(/^ | $/g, '');
    }
    if (options['removePunct'] === true) text = text.replace(/[!-/:-@[-`{-~]/g, '');
    if (options['lowercase'] === true) text = text.toLowerCase();
    if (options['nfdUnicode'] === true) text = text.normalize('NFD');
    return text;
  });

/** Start and end of a row's bytes, in text, Binary or `Binary[n]`. */
function spansOf(
  column: Column,
  length: number,
): { readonly start: (row: number) => number; readonly end: (row: number) => number } {
  const step = stepOf(column, length);
  const { offsets, type } = column;
  if (type.kind !== 'fixedSizeBinary')
    return { start: (row) => offsets![row * step]!, end: (row) => offsets![row * step + 1]! };
  return { start: (row) => row * step * type.size, end: (row) => (row * step + 1) * type.size };
}

/** Two columns of bytes joined row by row; those of a null row are anything. */
function joinedBytes(columns: readonly Column[], length: number, type: DataType): Column {
  const [left, right] = columns.map((column) => spansOf(column, length));
  const [a, b] = columns.map(({ values }) => values as Uint8Array);
  const offsets = new Int32Array(length + 1);
  for (let row = 0; row < length; row++) {
    const size = left!.end(row) - left!.start(row) + right!.end(row) - right!.start(row);
    if (offsets[row]! + size > MAX_BYTES) {
      throw new PlanError(`concat: the results take more than ${MAX_BYTES} bytes, from row ${row} on.`, { row });
    }
    offsets[row + 1] = offsets[row]! + size;
  }
  const values = new Uint8Array(offsets[length]!);
  for (let row = 0, to = 0; row < length; row++) {
    for (let at = left!.start(row); at < left!.end(row);) values[to++] = a![at++]!;
    for (let at = right!.start(row); at < right!.end(row);) values[to++] = b![at++]!;
  }
  return {
    type,
    length,
    validity: null,
    values,
    offsets: type.kind === 'fixedSizeBinary' ? null : offsets,
    children: [],
  };
}

export const concat: Evaluator = (args, { length, type }) => {
  if (type.kind === 'null') return nullColumn(type, length);
  const columns = type.kind === 'string' ? args.map((arg) => castColumn(arg, STRING)) : args;
  return joinedBytes(columns, length, type);
};

export const concatWs: Evaluator = (args, { length, options }) => {
  const separator = options['sep'] as string;
  const texts = args.filter(({ type }) => type.kind !== 'null').map((arg) => textsFor(arg, length));
  return stringColumn(
    Array.from({ length }, (_, row) => {
      const present = texts.map((text) => text(row)).filter((text) => text !== null);
      return present.length === 0 ? null : present.join(separator);
    }),
  );
};

export const format: Evaluator = (args, { length, options }) => {
  const [first, ...rest] = (options['fString'] as string).split('{}');
  const texts = args.map((arg) => textsFor(castColumn(arg, STRING), length));
  return textRows(length, args, (row) => rest.reduce((line, part, i) => `${line}${texts[i]!(row)}${part}`, first!));
};
