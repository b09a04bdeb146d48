import type { Batch, Schema } from '@pixelframe/columnar';
import {
  batch,
  batchFromArrow,
  columnOf,
  emptyBatch,
  fieldIndex,
  findField,
  IoError,
  PlanError,
  schema,
  schemaFromArrow,
  throwIfCancelled,
} from '@pixelframe/columnar';
import type { Schema as ArrowSchema } from 'apache-arrow';
import type { ColumnChunk } from 'hyparquet';
import type { ByteSource } from '../sources/byte-source.ts';
import { arrowSchemaText, decodeRows, decodeSchema } from './decode.ts';
import { emptyExtract, fetchExtract } from './extract.ts';
import type { Projection } from './footer-edit.ts';
import { projectFooter } from './footer-edit.ts';
import type { OpenParquetOptions, ParquetReader, ParquetReadOptions } from './parquet-reader.ts';
import { guarded, readFooter } from './read-footer.ts';
import { rowGroupMayMatch } from './statistics.ts';
import type { Bytes } from './thrift.ts';
import { loadParquetWasm } from './wasm.ts';

/** What {@link openParquet} loads when it is first called: the decoder and all it needs. */
export async function createReader(source: ByteSource, options: OpenParquetOptions): Promise<ParquetReader> {
  const { signal, loadWasm } = options;
  const [file] = await Promise.all([readFooter(source, signal), loadParquetWasm(loadWasm)]);
  throwIfCancelled(signal);
  const arrowSchema = decodeSchema(emptyExtract(file.footer), source.name);
  const fileSchema = schemaOf(source, arrowSchema);
  const hasArrowSchema = file.metadata.key_value_metadata?.some(({ key }) => key === 'ARROW:schema') ?? false;
  const groups = file.metadata.row_groups;
  const rowGroups = groups.map((group) => ({
    rows: Number(group.num_rows),
    bytes: uncompressedBytes(group.columns),
  }));
  let projected: { readonly key: string; readonly value: Projection } | undefined;
  /** The last extract that was read in part only: the rest of it is likely to be asked for next. */
  let kept: { readonly key: string; readonly bytes: Bytes } | undefined;

  /** Columns are taken in the order of the file, so that their order in the batch changes nothing here. */
  const project = (indexes: readonly number[]): Projection => {
    const key = indexes.join();
    if (projected?.key !== key) {
      const hint = hasArrowSchema ? arrowSchemaText(arrowSchema, indexes) : null;
      const value = guarded(source.name, () => projectFooter(file.footer, indexes, hint));
      projected = { key, value };
    }
    return projected.value;
  };

  const read = async (request: ParquetReadOptions): Promise<Batch> => {
    const { rowGroup, columns } = request;
    throwIfCancelled(request.signal);
    const group = rowGroups[rowGroup];
    if (group === undefined) {
      throw new PlanError(`Row group ${rowGroup} not found: ${source.name} has ${rowGroups.length}.`);
    }
    const wanted = schema(columns.map((name) => findField(fileSchema, name)));
    const offset = Math.min(request.offset ?? 0, group.rows);
    const limit = Math.min(request.limit ?? group.rows, group.rows - offset);
    if (columns.length === 0) return batch(wanted, [], limit);
    if (limit === 0) return emptyBatch(wanted);
    const indexes = [...new Set(columns.map((name) => fieldIndex(fileSchema, name)))].sort((a, b) => a - b);
    const projection = project(indexes);
    const bytes = uncompressedBytes(projection.leaves.map((leaf) => groups[rowGroup]!.columns[leaf]));
    checkDecodable(source.name, rowGroup, (bytes * limit) / group.rows);
    const key = `${rowGroup}: ${indexes.join()}`;
    const part =
      kept?.key === key ? kept : { key, bytes: await fetchExtract(source, file, rowGroup, projection, request.signal) };
    throwIfCancelled(request.signal);
    kept = limit < group.rows && offset + limit < group.rows ? part : undefined;
    const table = decodeRows(part.bytes, source.name, `row group ${rowGroup}`, offset, limit);
    const rows = batchFromArrow(table);
    if (rows.length !== limit) {
      throw new IoError(
        `Cannot read row group ${rowGroup} of ${source.name}: it has ${rows.length} rows, not ${limit}.`,
        {
          file: source.name,
        },
      );
    }
    return batch(
      wanted,
      columns.map((name) => columnOf(rows, name)),
      limit,
    );
  };

  return {
    schema: fileSchema,
    rows: rowGroups.reduce((sum, group) => sum + group.rows, 0),
    rowGroups,
    mayMatch: (rowGroup, predicates) => rowGroupMayMatch(groups[rowGroup]!, fileSchema, predicates),
    read,
    dispose: () => {
      kept = undefined;
    },
  };
}

function schemaOf(source: ByteSource, arrowSchema: ArrowSchema): Schema {
  try {
    return schemaFromArrow(arrowSchema);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new IoError(`Cannot read ${source.name}: ${problem}`, { file: source.name, cause });
  }
}

const uncompressedBytes = (chunks: readonly (ColumnChunk | undefined)[]): number =>
  chunks.reduce((sum, chunk) => sum + Number(chunk?.meta_data?.total_uncompressed_size ?? 0), 0);

/** More could not be held in the decoder's 4 GiB, where values and their copy on the way out are at one time. */
const MOST_DECODABLE = 2 ** 31;

function checkDecodable(name: string, rowGroup: number, bytes: number): void {
  if (bytes <= MOST_DECODABLE) return;
  const gib = (bytes / 2 ** 30).toFixed(1);
  throw new IoError(`Cannot read row group ${rowGroup} of ${name}: its columns take ${gib} GiB at once.`, {
    file: name,
    hint: 'Read fewer columns, or have the file written with smaller row groups.',
  });
}
