import { DataType, schema } from '@pixelframe/columnar';

/** Columns of a listing: everything but the bytes, which are read only if a query uses them. */
export const LISTING_SCHEMA = schema([
  { name: 'path', type: DataType.string() },
  { name: 'name', type: DataType.string() },
  { name: 'size', type: DataType.int64() },
  { name: 'lastModified', type: DataType.timestamp('ms') },
  { name: 'mimeType', type: DataType.string() },
]);

export const FILES_SCHEMA = schema([...LISTING_SCHEMA.fields, { name: 'bytes', type: DataType.binary() }]);
