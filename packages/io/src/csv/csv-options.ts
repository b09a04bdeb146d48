import { PlanError } from '@pixelframe/columnar';

/** How a CSV file is written down; characters are single ASCII ones. */
export interface CsvFormat {
  readonly hasHeaders: boolean;
  readonly delimiter: string;
  readonly quote: string;
  /** Inside quotes, a quote is written twice. */
  readonly doubleQuote: boolean;
  /** Inside quotes, the character after this one is taken as it is. */
  readonly escapeChar: string | null;
  /** Lines that begin with it are left out. */
  readonly comment: string | null;
  /** Rows may have fewer fields (null) or more (left out) than the first one. */
  readonly allowVariableColumns: boolean;
}

/** The byte of a one-character option. */
export function byteOf(option: string, value: string): number {
  const code = value.length === 1 ? value.charCodeAt(0) : 128;
  if (code < 128 && code !== 10 && code !== 13) return code;
  throw new PlanError(`${option} must be one ASCII character that ends no line, got ${JSON.stringify(value)}.`);
}

/** Bytes of a format's characters; -1 for one that it does not have. */
export function csvBytes(format: Pick<CsvFormat, 'delimiter' | 'quote' | 'escapeChar' | 'comment'>): {
  delimiter: number;
  quote: number;
  escape: number;
  comment: number;
} {
  const given = [
    ['delimiter', format.delimiter],
    ['quote', format.quote],
    ['escapeChar', format.escapeChar],
    ['comment', format.comment],
  ] as const;
  const [delimiter, quote, escape, comment] = given.map(([name, value]) => (value === null ? -1 : byteOf(name, value)));
  if (delimiter === quote) throw new PlanError(`delimiter and quote are both ${JSON.stringify(format.quote)}.`);
  return { delimiter: delimiter!, quote: quote!, escape: escape!, comment: comment! };
}
