import type { DataType, Field, Schema } from '@pixelframe/columnar';
import { CancelledError, PlanError } from '@pixelframe/columnar';
import type { FileRef, TextFormat } from '@pixelframe/engine';
import { source } from '@pixelframe/plan';
import { DataFrame } from './dataframe.ts';
import { filesLabel } from './input-files.ts';
import type { Row } from './row-types.ts';
import type { Session } from './session.ts';

/** Types by column: a Schema, or `{ name: DataType.string() }`. */
export type ColumnTypes = Schema | Readonly<Record<string, DataType>>;

/** What `readCsv` and `readJson` both take. */
export interface TextOptions {
  /** Types of columns, instead of the inferred ones; a value that is none of the type becomes null. */
  readonly schema?: ColumnTypes;
  /** false: the columns are those of `schema`, and nothing is inferred. Default true. */
  readonly inferSchema?: boolean;
  /** Adds a column of this name with the file each row came from. */
  readonly filePathColumn?: string;
  /** Stops the reading. */
  readonly signal?: AbortSignal;
}

const isSchema = (types: ColumnTypes): types is Schema => Array.isArray((types as Schema).fields);

function fieldsOf(types: ColumnTypes | undefined, reader: string): readonly Field[] {
  if (types === undefined) return [];
  const fields = isSchema(types) ? types.fields : Object.entries(types).map(([name, type]) => ({ name, type }));
  for (const { name, type } of fields) {
    if (typeof type === 'object' && type !== null && typeof type.kind === 'string') continue;
    throw new PlanError(`${reader}: the schema says no type for "${name}".`, {
      column: name,
      hint: `Write { ${name}: DataType.string() }.`,
    });
  }
  return fields;
}

/** A DataFrame of files of text, which are read now: their columns are known only then. */
export async function textIn(
  session: Session,
  files: readonly FileRef[],
  format: TextFormat,
  options: TextOptions,
): Promise<DataFrame<Row>> {
  const { inferSchema = true, filePathColumn, signal } = options;
  const reader = format.kind === 'csv' ? 'readCsv' : 'readJson';
  const types = fieldsOf(options.schema, reader);
  if (!inferSchema && types.length === 0) {
    throw new PlanError(`${reader}: with inferSchema: false a schema is needed.`, {
      hint: 'Give one, or leave inferSchema out.',
    });
  }
  if (signal?.aborted === true) throw new CancelledError();
  const spec = session.addSource('partitions', filesLabel(format.kind === 'csv' ? 'CSV' : 'JSON', files), {
    kind: 'text',
    files,
    format,
    types,
    inferSchema,
    filePathColumn: filePathColumn ?? null,
  });
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(new CancelledError());
    signal?.addEventListener('abort', onAbort);
  });
  try {
    const { schema, rows } = await Promise.race([session.client.loadSource(spec.id), aborted]);
    return new DataFrame(source(spec, schema), session, rows);
  } catch (error) {
    session.releaseSource(spec);
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
