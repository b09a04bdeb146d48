import type { Bytes, RawField } from './thrift.ts';
import {
  I16,
  I32,
  I64,
  integerField,
  joinBytes,
  readInteger,
  readStruct,
  readStructList,
  stringField,
  structField,
  structListField,
  withFields,
  writeStruct,
} from './thrift.ts';

/**
 * Editing of Parquet's FileMetaData without knowing all of it. Field numbers are those of parquet.thrift
 * (apache/parquet-format).
 */
export interface Footer {
  readonly fields: readonly RawField[];
  readonly rowGroups: readonly Bytes[];
}

const FILE = { schema: 2, rows: 3, rowGroups: 4, keyValues: 5, columnOrders: 7 } as const;
const SCHEMA_ELEMENT = { repetition: 3, name: 4, children: 5 } as const;
const KEY_VALUE = { key: 1, value: 2 } as const;
const GROUP = { columns: 1, rows: 3, sortingColumns: 4, fileOffset: 5, ordinal: 7 } as const;
const CHUNK = {
  fileOffset: 2,
  metadata: 3,
  offsetIndex: 4,
  offsetIndexLength: 5,
  columnIndex: 6,
  columnIndexLength: 7,
} as const;
const META = {
  compressedSize: 7,
  dataPage: 9,
  indexPage: 10,
  dictionaryPage: 11,
  statistics: 12,
  bloomFilter: 14,
  bloomFilterLength: 15,
} as const;

const REQUIRED = 0;

/** `PAR1`, at both ends of every file. */
export const MAGIC: Bytes = new Uint8Array([80, 65, 82, 49]);

export function parseFooter(bytes: Bytes): Footer {
  const fields = withFields(readStruct(bytes), {
    [FILE.schema]: ({ bytes: list }) => structListField(FILE.schema, readStructList(list).map(withRepetition)),
  });
  const list = fields.find(({ id }) => id === FILE.rowGroups);
  return { fields, rowGroups: list === undefined ? [] : readStructList(list.bytes) };
}

/** Columns whose writer did not say whether they are optional are required, as other readers take them. */
function withRepetition(element: Bytes, i: number): Bytes {
  const fields = readStruct(element);
  const isRoot = i === 0;
  if (isRoot || fields.some(({ id }) => id === SCHEMA_ELEMENT.repetition)) return element;
  const at = fields.findIndex(({ id }) => id === SCHEMA_ELEMENT.name);
  return writeStruct(fields.toSpliced(at, 0, integerField(SCHEMA_ELEMENT.repetition, I32, REQUIRED)));
}

export const rowsOfGroup = (rowGroup: Bytes): number => {
  const rows = readStruct(rowGroup).find(({ id }) => id === GROUP.rows);
  return rows === undefined ? 0 : readInteger(rows);
};

/** The end of a file: `footer` with other row groups, its length, the magic bytes. */
export function fileEnd(footer: Footer, rowGroups: readonly Bytes[]): Bytes {
  const rows = rowGroups.reduce((sum, group) => sum + rowsOfGroup(group), 0);
  const metadata = writeStruct(
    withFields(footer.fields, {
      [FILE.rows]: () => integerField(FILE.rows, I64, rows),
      [FILE.rowGroups]: () => structListField(FILE.rowGroups, rowGroups),
    }),
  );
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, metadata.length, true);
  return joinBytes([metadata, length, MAGIC]);
}

/** A row group written at another place: every offset into the file moved by `by` bytes. */
export function moveRowGroup(rowGroup: Bytes, by: number, ordinal: number): Bytes {
  const move = (field: RawField): RawField => {
    const offset = readInteger(field);
    // Writers put 0 into the deprecated offsets.
    return offset === 0 ? field : integerField(field.id, field.type, offset + by);
  };
  return editChunks(
    rowGroup,
    {
      [GROUP.fileOffset]: move,
      // A 16-bit field: of little use, and left out where it would not fit.
      [GROUP.ordinal]: ordinal < 32768 ? () => integerField(GROUP.ordinal, I16, ordinal) : null,
    },
    () => ({
      chunk: { [CHUNK.fileOffset]: move, [CHUNK.offsetIndex]: move, [CHUNK.columnIndex]: move },
      metadata: {
        [META.dataPage]: move,
        [META.indexPage]: move,
        [META.dictionaryPage]: move,
        [META.bloomFilter]: move,
      },
    }),
  );
}

/** Some top-level columns of a file: its footer without the others, and what was left in. */
export interface Projection {
  readonly footer: Footer;
  /** Indexes of the leaf columns, ascending. */
  readonly leaves: readonly number[];
}

/**
 * The footer of a file as if it had only these top-level columns (by index, ascending), with no row groups.
 * `arrowSchema`, the base64 of an Arrow schema message, replaces the one in the file: readers want it to fit.
 */
export function projectFooter(footer: Footer, columns: readonly number[], arrowSchema: string | null): Projection {
  const list = footer.fields.find(({ id }) => id === FILE.schema);
  const [root, ...elements] = list === undefined ? [] : readStructList(list.bytes);
  if (root === undefined) throw new RangeError('the footer has no schema');
  const spans = topLevelSpans(elements);
  const wanted = columns.map((column) => spans[column]!);
  const leaves = wanted.flatMap((span) => span.leaves);
  const schema = [
    writeStruct(
      withFields(readStruct(root), {
        [SCHEMA_ELEMENT.children]: (field) => integerField(field.id, field.type, columns.length),
      }),
    ),
    ...wanted.flatMap(({ start, end }) => elements.slice(start, end)),
  ];
  const keyValues = arrowSchema === null ? [] : [keyValue('ARROW:schema', arrowSchema)];
  const fields = withFields(footer.fields, {
    [FILE.schema]: () => structListField(FILE.schema, schema),
    [FILE.keyValues]: () => structListField(FILE.keyValues, keyValues),
    [FILE.columnOrders]: ({ bytes }) => {
      const orders = readStructList(bytes);
      return structListField(
        FILE.columnOrders,
        leaves.map((leaf) => orders[leaf]!),
      );
    },
  });
  return { footer: { fields, rowGroups: [] }, leaves };
}

const keyValue = (key: string, value: string): Bytes =>
  writeStruct([stringField(KEY_VALUE.key, key), stringField(KEY_VALUE.value, value)]);

interface Span {
  readonly start: number;
  readonly end: number;
  readonly leaves: readonly number[];
}

/** Which schema elements, and which leaf columns, belong to each top-level column. The elements are in depth-first order. */
function topLevelSpans(elements: readonly Bytes[]): Span[] {
  const spans: Span[] = [];
  let leaf = 0;
  for (let at = 0; at < elements.length;) {
    const start = at;
    const leaves: number[] = [];
    for (let open = 1; open > 0 && at < elements.length; at++) {
      const children = readStruct(elements[at]!).find(({ id }) => id === SCHEMA_ELEMENT.children);
      const count = children === undefined ? 0 : readInteger(children);
      if (count === 0) leaves.push(leaf++);
      open += count - 1;
    }
    spans.push({ start, end: at, leaves });
  }
  return spans;
}

/** Where in the file a chunk comes from, and where in the extract its bytes are. */
export interface MovedChunk {
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
}

/**
 * A row group with some chunks only, by leaf column, at other places. What points outside of them (indexes, bloom
 * filters) is dropped, and so are the statistics: nobody asks for them there.
 */
export const extractRowGroup = (rowGroup: Bytes, moved: ReadonlyMap<number, MovedChunk>): Bytes =>
  editChunks(rowGroup, { [GROUP.sortingColumns]: null }, (column) => {
    const chunk = moved.get(column);
    if (chunk === undefined) return null;
    const move = (field: RawField): RawField =>
      integerField(field.id, field.type, readInteger(field) + chunk.to - chunk.from);
    return {
      chunk: {
        [CHUNK.offsetIndex]: null,
        [CHUNK.offsetIndexLength]: null,
        [CHUNK.columnIndex]: null,
        [CHUNK.columnIndexLength]: null,
      },
      metadata: {
        [META.compressedSize]: (field) => integerField(field.id, field.type, chunk.bytes),
        [META.dataPage]: move,
        [META.indexPage]: null,
        [META.dictionaryPage]: move,
        [META.statistics]: null,
        [META.bloomFilter]: null,
        [META.bloomFilterLength]: null,
      },
      // Some writers say 0 for "there is none".
      keepsMetadata: (field: RawField) => field.id !== META.dictionaryPage || readInteger(field) > 0,
    };
  });

type Changes = Parameters<typeof withFields>[1];

interface ChunkEdit {
  readonly chunk: Changes;
  readonly metadata: Changes;
  readonly keepsMetadata?: (field: RawField) => boolean;
}

function editChunks(rowGroup: Bytes, group: Changes, edit: (column: number) => ChunkEdit | null): Bytes {
  return writeStruct(
    withFields(readStruct(rowGroup), {
      ...group,
      [GROUP.columns]: (columns) =>
        structListField(
          GROUP.columns,
          readStructList(columns.bytes).flatMap((chunk, i) => {
            const changes = edit(i);
            return changes === null ? [] : [editChunk(chunk, changes)];
          }),
        ),
    }),
  );
}

function editChunk(chunk: Bytes, edit: ChunkEdit): Bytes {
  const { chunk: changes, metadata, keepsMetadata = () => true } = edit;
  return writeStruct(
    withFields(readStruct(chunk), {
      ...changes,
      [CHUNK.metadata]: ({ bytes }) =>
        structField(CHUNK.metadata, withFields(readStruct(bytes).filter(keepsMetadata), metadata)),
    }),
  );
}
