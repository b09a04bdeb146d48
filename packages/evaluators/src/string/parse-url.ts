import type { Column } from '@pixelframe/columnar';
import { fixedWidthColumn, stringColumn, stringsOf, validityOf } from '@pixelframe/columnar';
import type { Evaluator } from '../evaluator.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Query and fragment with their mark: URL drops those that are empty. */
function afterMarks(href: string): { readonly query: string | null; readonly fragment: string | null } {
  const hash = href.indexOf('#');
  const rest = hash === -1 ? href : href.slice(0, hash);
  const mark = rest.indexOf('?');
  return { query: mark === -1 ? null : rest.slice(mark + 1), fragment: hash === -1 ? null : href.slice(hash + 1) };
}

function partsOf(text: string): (string | number | null)[] | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const { query, fragment } = afterMarks(url.href);
  return [
    url.protocol.slice(0, -1),
    orNull(url.username),
    orNull(url.password),
    orNull(url.hostname),
    url.port === '' ? null : Number(url.port),
    url.pathname,
    query,
    fragment,
  ];
}

/** Position of the port among the parts, the only one that is a number. */
const PORT = 4;

export const parseUrl: Evaluator = ([input], { length, type }) => {
  const rows = stringsOf(input!).map((text) => (text === null ? null : partsOf(text)));
  const children = Array.from({ length: 8 }, (_, i): Column => {
    const values = rows.map((row) => row?.[i] ?? null);
    if (i !== PORT) return stringColumn(values as (string | null)[]);
    return fixedWidthColumn({ kind: 'uint16' }, Uint16Array.from(values as number[]), validityOf(values));
  });
  return { type, length, validity: null, values: null, offsets: null, children };
};
