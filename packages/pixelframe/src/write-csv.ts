import { PlanError } from '@pixelframe/columnar';
import type { TextOutput } from '@pixelframe/engine';
import { csvBytes } from '@pixelframe/engine';
import type { TemporalFormats } from './write-text.ts';

export interface CsvWriteOptions extends TemporalFormats {
  /** Between fields; default a comma. */
  readonly delimiter?: string;
  /** Around fields that need it; default `"`. Inside, it is written twice. */
  readonly quote?: string;
  /** A first line with the columns' names (default). */
  readonly header?: boolean;
}

export function csvOutput({ delimiter = ',', quote = '"', header = true }: CsvWriteOptions): TextOutput {
  if (typeof header !== 'boolean') throw new PlanError('writeCsv: header is true or false.');
  csvBytes({ delimiter, quote, escapeChar: null, comment: null });
  return { kind: 'csv', delimiter, quote, header };
}
