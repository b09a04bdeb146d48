/**
 * What is read of apache-arrow's objects, by shape: importing columnar must not load that library, and a page may
 * hold tables of another copy of it. Enum numbers are those of the Arrow IPC format.
 */
export const ArrowTypeId = {
  dictionary: -1,
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  list: 12,
  struct: 13,
  fixedSizeBinary: 15,
  fixedSizeList: 16,
  map: 17,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21,
  binaryView: 23,
  utf8View: 24,
} as const;

export interface ArrowFieldLike {
  readonly name: string;
  readonly type: ArrowTypeLike;
  readonly metadata?: ReadonlyMap<string, string>;
}

export interface ArrowTypeLike {
  readonly typeId: number;
  readonly children?: readonly ArrowFieldLike[] | null;
  readonly isSigned?: boolean;
  readonly bitWidth?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly unit?: number;
  readonly timezone?: string | null;
  readonly byteWidth?: number;
  readonly listSize?: number;
  /** Value type of a dictionary. */
  readonly dictionary?: ArrowTypeLike;
}

export interface ArrowDataLike {
  readonly type: ArrowTypeLike;
  readonly length: number;
  /** Counts bits of the validity (and Bool values) only: every other buffer starts at row 0. */
  readonly offset: number;
  readonly nullCount: number;
  readonly nullBitmap?: Uint8Array | null;
  /** A typed array where the layout has one; the library's own types say other things for nested data. */
  readonly values?: unknown;
  readonly valueOffsets?: unknown;
  readonly children: readonly ArrowDataLike[];
  readonly dictionary?: { readonly data: readonly ArrowDataLike[] } | undefined;
  readonly variadicBuffers?: readonly Uint8Array[];
}

export interface ArrowSchemaLike {
  readonly fields: readonly ArrowFieldLike[];
}

export interface ArrowRecordBatchLike {
  readonly schema: ArrowSchemaLike;
  readonly numRows: number;
  /** A Struct of the columns. */
  readonly data: ArrowDataLike;
}

export interface ArrowTableLike {
  readonly schema: ArrowSchemaLike;
  readonly batches: readonly ArrowRecordBatchLike[];
}
