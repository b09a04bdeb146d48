import { DataType, schema } from '@pixelframe/columnar';

/** Positions among a table's keys that belong together. */
export const EDGES = schema([
  { name: 'left', type: DataType.uint32() },
  { name: 'right', type: DataType.uint32() },
]);
