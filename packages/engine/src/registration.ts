import type { Batch, Field, Schema } from '@pixelframe/columnar';
import type { TextFormat } from '@pixelframe/io';

/** A file by Blob or by a location that the path policy resolves. */
export interface FileRef {
  readonly name: string;
  readonly content: Blob | string;
  /** Sent with every request for it: a login. Not part of any plan. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Data behind a plan's source id. */
export type Registration =
  | { readonly kind: 'partitions'; readonly schema: Schema; readonly batches: readonly Batch[] }
  | { readonly kind: 'parquet'; readonly files: readonly FileRef[]; readonly schema: Schema; readonly rows: number }
  | {
      readonly kind: 'files';
      /** path, name, size, lastModified, mimeType: one row a file. */
      readonly listing: Batch;
      readonly contents: readonly (Blob | string)[];
    };

/** Files of text: read whole by the engine, into partitions. */
export interface TextFiles {
  readonly kind: 'text';
  readonly files: readonly FileRef[];
  readonly format: TextFormat;
  /** Types by column, instead of the inferred ones. */
  readonly types: readonly Field[];
  /** false: the columns are those of `types`. */
  readonly inferSchema: boolean;
  /** A column of this name gets each row's file. */
  readonly filePathColumn: string | null;
}

/** What can be put behind a source id. */
export type SourceData = Registration | TextFiles;

/** The rows one task starts from. Boundaries depend on data and options only. */
export type Morsel =
  | { readonly kind: 'batch'; readonly batch: Batch }
  /** Int64 numbers: `count` of them from `start`, `step` apart. */
  | { readonly kind: 'range'; readonly start: number; readonly step: number; readonly count: number }
  /** So many rows of a table that the operators hold, without columns. */
  | { readonly kind: 'rows'; readonly count: number }
  | {
      readonly kind: 'parquet';
      readonly file: FileRef;
      readonly rowGroup: number;
      readonly offset: number;
      readonly limit: number;
      readonly schema: Schema;
    }
  | {
      readonly kind: 'files';
      readonly listing: Batch;
      /** null when nobody reads the bytes. */
      readonly contents: readonly (Blob | string)[] | null;
      readonly schema: Schema;
    };

export interface MorselOf {
  readonly morsel: Morsel;
  /** The source's row that the morsel starts with; null where rows are no longer the source's own. */
  readonly firstRow: number | null;
  readonly rows: number;
  /** Estimate of the bytes the morsel's rows take once read. */
  readonly bytes: number;
}
