import type { CsvFormat } from '@pixelframe/engine';
import { csvBytes } from '@pixelframe/engine';
import type { DataFrame } from './dataframe.ts';
import type { FileInput, Reader } from './input-files.ts';
import { inputFiles } from './input-files.ts';
import type { TextOptions } from './read-text.ts';
import { textIn } from './read-text.ts';
import type { Row } from './row-types.ts';
import type { Session } from './session.ts';

export interface CsvOptions extends TextOptions {
  /** The first row names the columns (default); else they are `column_1` and so on. */
  readonly hasHeaders?: boolean;
  /** Between fields; default a comma. */
  readonly delimiter?: string;
  /** Around fields with delimiters or line breaks in them; default `"`. */
  readonly quote?: string;
  /** Inside quotes, two quotes stand for one (default). */
  readonly doubleQuote?: boolean;
  /** Inside quotes, the character after this one is taken as it is. */
  readonly escapeChar?: string;
  /** Lines that begin with it are left out. */
  readonly comment?: string;
  /** Missing fields at the end of a row are null, and those it has too many of are left out; else an error. */
  readonly allowVariableColumns?: boolean;
}

const CSV: Reader = { name: 'readCsv', endings: ['csv', 'tsv'], packed: true };

export async function csvIn(session: Session, input: FileInput, options: CsvOptions): Promise<DataFrame<Row>> {
  const { hasHeaders = true, delimiter = ',', quote = '"', doubleQuote = true, allowVariableColumns = false } = options;
  const { escapeChar = null, comment = null } = options;
  const format: CsvFormat = { hasHeaders, delimiter, quote, doubleQuote, escapeChar, comment, allowVariableColumns };
  // Refuses what is no single character before anything is read.
  csvBytes(format);
  const files = await inputFiles(input, session, CSV, options.signal);
  return textIn(session, files, { kind: 'csv', ...format }, options);
}
