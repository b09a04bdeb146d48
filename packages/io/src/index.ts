export { csvBytes, type CsvFormat } from './csv/csv-options.ts';
export type { FileEntry, ListingOptions } from './listing/file-entry.ts';
export { globMatcher, isGlob } from './listing/glob.ts';
export { DroppedItems, takeDropped } from './listing/dropped-items.ts';
export { listFiles, type ListingInput, type ListingItem } from './listing/list-files.ts';
export { listPaths, type ListedPath } from './listing/node-files.ts';
export type { ColumnPredicate, PredicateOp } from './parquet/column-predicate.ts';
export {
  openParquet,
  type OpenParquetOptions,
  type ParquetReader,
  type ParquetReadOptions,
} from './parquet/parquet-reader.ts';
export {
  createParquetWriter,
  type ParquetCompression,
  type ParquetWriter,
  type ParquetWriterOptions,
} from './parquet/parquet-writer.ts';
export { heapBytes } from './parquet/heap.ts';
export type { ByteSource } from './sources/byte-source.ts';
export { httpSource, type HttpOptions } from './sources/http-source.ts';
export { blobSource, bytesSource } from './sources/memory-source.ts';
export type { PathPolicy } from './sources/path-policy.ts';
export { type HttpAnswer, httpAnswer } from './sources/http-answer.ts';
export { httpAddress, resolveSource } from './sources/resolve-source.ts';
export { createTextWriter, readText, type TextFormat, type TextOutput, type TextWriter } from './text/text-formats.ts';
export type { TextFile, TextReadOptions, TextTable } from './text/text-table.ts';
