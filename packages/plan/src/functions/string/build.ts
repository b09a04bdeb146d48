import type { DataType } from '@pixelframe/columnar';
import { DataType as T, isNumeric, PlanError } from '@pixelframe/columnar';
import { defineFunction, isBoolean, typeMismatch } from '../define.ts';
import type { TextArg } from './text-function.ts';
import { notNegative, textFunction } from './text-function.ts';

const made = (name: string, daft: string, args: readonly TextArg[], example: string, doc: string) =>
  textFunction(name, daft, { args, doc, example, result: T.string(), returns: 'string' });

const isText = (value: unknown): string | null => (typeof value === 'string' ? null : 'must be a text');
const printed = (type: DataType): boolean => ['string', 'null', 'bool'].includes(type.kind) || isNumeric(type);

const padding: readonly TextArg[] = [
  ['length', 'count', 'Characters of the result.', notNegative],
  [
    'pad',
    'text',
    'The character to fill up with.',
    (value) => (typeof value === 'string' && [...value].length !== 1 ? 'must be one character' : null),
  ],
];

export const lpad = made('lpad', 'lpad', padding, "8, '.'", 'Filled up at the left; a longer text is cut at its end.');
export const rpad = made('rpad', 'rpad', padding, "8, '.'", 'Filled up at the right; a longer text is cut at its end.');
export const repeat = made(
  'repeat',
  'repeat',
  [['n', 'count', 'How often.', notNegative]],
  '2',
  'The text that many times.',
);

export const replace = made(
  'replace',
  'replace',
  [
    ['search', 'text', 'What to replace; the empty text is found between all characters.'],
    ['replacement', 'text', 'What to put there, as it is.'],
  ],
  "'a', 'o'",
  'Every occurrence replaced. See `regexpReplace` for patterns.',
);

export const translate = made(
  'translate',
  'translate',
  [
    ['fromStr', 'text', 'Characters to replace.'],
    ['toStr', 'text', 'The character for each; those without one are removed.'],
  ],
  "'ae', '43'",
  'Single characters replaced by others.',
);

const ofCount = (name: string, daft: string, doc: string) =>
  textFunction(name, daft, { input: 'count', on: 'a', doc, result: T.string(), returns: 'string' });

export const chr = ofCount(
  'chr',
  'chr_func',
  'The character of a code from 0 to 255 (the remainder of a larger one); nothing for a negative one.',
);
export const space = ofCount('space', 'space', 'That many spaces; none for a negative number.');

export const normalize = textFunction('normalize', 'normalize', {
  params: (
    [
      ['removePunct', 'Drop ASCII punctuation.'],
      ['lowercase', 'Lower case.'],
      ['nfdUnicode', 'Unicode NFD: accents become characters of their own.'],
      ['whiteSpace', 'One space for any run of white space, none at the ends.'],
    ] as const
  ).map(([name, doc]) => ({ name, type: 'boolean', doc, default: false, check: isBoolean })),
  doc: 'The text made comparable in the ways asked for.',
  example: '{ lowercase: true, whiteSpace: true }',
  result: T.string(),
  returns: 'string',
});

const bytes = ({ kind }: DataType): boolean => kind === 'binary' || kind === 'fixedSizeBinary';

export const concat = defineFunction({
  name: 'concat',
  daft: 'concat',
  args: [
    { name: 'left', doc: 'Text or bytes.' },
    { name: 'right', doc: 'Text or bytes.' },
  ],
  params: [],
  nulls: 'propagate',
  returns: 'string | Uint8Array',
  infer(args) {
    const types = args.map(({ type }) => type);
    const [a, b] = types as [DataType, DataType];
    if (a.kind === 'null' && b.kind === 'null') return a;
    if (types.some(bytes) && types.every((type) => bytes(type) || type.kind === 'null')) {
      return a.kind === 'fixedSizeBinary' && b.kind === 'fixedSizeBinary' ? T.binary(a.size + b.size) : T.binary();
    }
    if (types.some(({ kind }) => kind === 'string') && types.every(printed)) return T.string();
    throw typeMismatch('concat', args, 'two texts or two Binaries', 'Convert with .cast(DataType.string()).');
  },
  doc: 'Two texts or two Binaries joined; null where one is. A number or boolean beside a text is printed.',
  example: "df.select(col('first').concat(' ').concat(col('last')).alias('name'))",
});

export const concatWs = defineFunction({
  name: 'concatWs',
  daft: 'concat_ws',
  args: [{ name: 'exprs', doc: 'Texts, one or more.', variadic: true }],
  params: [{ name: 'sep', type: 'string', doc: 'What to put between them.', check: isText }],
  nulls: 'own',
  free: true,
  returns: 'string',
  infer(args) {
    if (args.length === 0 || !args.every(({ type }) => ['string', 'null'].includes(type.kind))) {
      throw typeMismatch(
        'concatWs',
        args,
        'one or more Strings after the separator',
        'Convert with .cast(DataType.string()).',
      );
    }
    return T.string();
  },
  doc: 'Texts joined with a separator; nulls are left out, and the result is null where all are null.',
  example: "df.select(F.concatWs(' ', col('first'), col('last')))",
});

export const format = defineFunction({
  name: 'format',
  daft: 'format',
  args: [{ name: 'args', doc: 'One for each `{}`: text, a number or a boolean.', variadic: true }],
  params: [{ name: 'fString', type: 'string', doc: 'The text, with `{}` where values go.', check: isText }],
  nulls: 'propagate',
  free: true,
  returns: 'string',
  infer(args, { fString }) {
    const places = (fString as string).split('{}').length - 1;
    if (places !== args.length) {
      throw new PlanError(`format: "${String(fString)}" has ${places} places for values, got ${args.length} values.`);
    }
    if (!args.every(({ type }) => printed(type))) {
      throw typeMismatch('format', args, 'texts, numbers or booleans', 'Convert with .cast(DataType.string()).');
    }
    return T.string();
  },
  doc: 'A text with values put in its places; null where one of them is. A plain string is a text, not a column.',
  example: "df.select(F.format('{} is {}', col('first'), col('a')).alias('line'))",
});
