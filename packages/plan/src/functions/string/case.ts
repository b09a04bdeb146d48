import { DataType as T } from '@pixelframe/columnar';
import { textFunction } from './text-function.ts';

const inCase = (name: string, daft: string, doc: string) =>
  textFunction(name, daft, { doc, result: T.string(), returns: 'string' });

const words = (name: string, daft: string, sample: string) =>
  inCase(
    name,
    daft,
    `The words of the text written as ${sample}. Words end at what is no letter or digit and where the case changes (\`HTTPServer\` is two).`,
  );

export const lower = inCase('lower', 'lower', 'The text in lower case.');
export const upper = inCase('upper', 'upper', 'The text in upper case; `ß` becomes `SS`.');
export const capitalize = inCase(
  'capitalize',
  'capitalize',
  'The first character in upper case, the others in lower case.',
);
export const toCamelCase = words('toCamelCase', 'to_camel_case', '`camelCase`');
export const toUpperCamelCase = words('toUpperCamelCase', 'to_upper_camel_case', '`UpperCamelCase`');
export const toSnakeCase = words('toSnakeCase', 'to_snake_case', '`snake_case`');
export const toUpperSnakeCase = words('toUpperSnakeCase', 'to_upper_snake_case', '`UPPER_SNAKE_CASE`');
export const toKebabCase = words('toKebabCase', 'to_kebab_case', '`kebab-case`');
export const toUpperKebabCase = words('toUpperKebabCase', 'to_upper_kebab_case', '`UPPER-KEBAB-CASE`');
export const toTitleCase = words('toTitleCase', 'to_title_case', '`Title Case`');
