import type { DataFrame } from './dataframe.ts';
import type { FileInput, Reader } from './input-files.ts';
import { inputFiles } from './input-files.ts';
import type { TextOptions } from './read-text.ts';
import { textIn } from './read-text.ts';
import type { Row } from './row-types.ts';
import type { Session } from './session.ts';

export interface JsonOptions extends TextOptions {
  /** Files of nothing give no rows; else they are an error, unless there is a schema. Default false. */
  readonly skipEmptyFiles?: boolean;
}

const JSON_FILES: Reader = { name: 'readJson', endings: ['json', 'jsonl', 'ndjson'], packed: true };

export async function jsonIn(session: Session, input: FileInput, options: JsonOptions): Promise<DataFrame<Row>> {
  const { skipEmptyFiles = false } = options;
  const files = await inputFiles(input, session, JSON_FILES, options.signal);
  return textIn(session, files, { kind: 'json', skipEmptyFiles }, options);
}
