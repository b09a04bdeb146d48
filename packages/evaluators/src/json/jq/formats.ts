import { fromBase64, toBase64 } from '../../binary/digits.ts';
import type { Value } from './values.ts';
import { brief, fail, isArray, isNumber, show } from './values.ts';

export const textOf = (value: Value): string => (typeof value === 'string' ? value : show(value));

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  "'": '&#39;',
  '"': '&quot;',
};
const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };

const row = (value: Value, cell: (text: string) => string, separator: string): string => {
  if (!isArray(value)) return fail(`${brief(value)} is no array`);
  return value.map((item) => (item === null ? '' : typeof item === 'string' ? cell(item) : show(item))).join(separator);
};

const quoted = (value: Value): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", String.raw`'\''`)}'` : show(value);

function fromBase64Text(text: string): string {
  const bytes = fromBase64(encoder.encode(text.padEnd(Math.ceil(text.length / 4) * 4, '=')));
  return typeof bytes === 'string' ? fail(bytes) : decoder.decode(bytes);
}

/** `@name`: how values become parts of texts. */
export const FORMATS: Readonly<Record<string, (value: Value) => string>> = {
  '@text': textOf,
  '@json': show,
  '@html': (value) => textOf(value).replace(/[<>&'"]/g, (char) => ENTITIES[char]!),
  '@uri': (value) =>
    encodeURIComponent(textOf(value)).replace(
      /[!'()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
  '@csv': (value) => row(value, (text) => `"${text.replaceAll('"', '""')}"`, ','),
  '@tsv': (value) => row(value, (text) => text.replace(/[\t\n\r\\]/g, (char) => ESCAPES[char]!), '\t'),
  '@sh': (value) => (isArray(value) ? value.map(quoted).join(' ') : quoted(value)),
  '@base64': (value) => decoder.decode(toBase64(encoder.encode(textOf(value)))),
  '@base64d': (value) => fromBase64Text(textOf(value)),
};

/** The number a text is, as jq reads it. */
export const isNumeral = (text: string): boolean => /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);
export const mustBeNumber = (value: Value): Value => (isNumber(value) ? value : fail(`${brief(value)} is no number`));
