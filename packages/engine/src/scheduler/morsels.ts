import type { Batch, Column, Schema } from '@pixelframe/columnar';
import { batch, columnOf, columnToValues, compactBatch, schema, sliceBatch, viewSize } from '@pixelframe/columnar';
import type { ParquetReader } from '@pixelframe/io';
import type { Operator } from '../physical/physical-plan.ts';
import type { FileRef, MorselOf, Registration } from '../registration.ts';
import type { TableSearch } from '../similarity/table-search.ts';

/** How a morsel is cut: at whichever bound comes first. */
export interface MorselSize {
  readonly rows: number;
  readonly bytes: number;
}

const PLAIN: MorselSize = { rows: 131_072, bytes: 16 * 1024 * 1024 };
/** After a download, rows are small and their bytes unknown: few rows. */
const DOWNLOADS: MorselSize = { rows: 16, bytes: PLAIN.bytes };
/** Encoded pictures decode to 20 times their size: few bytes. */
const PICTURES: MorselSize = { rows: 32, bytes: 512 * 1024 };
/** Decoded ones have their size already: as many as an image stage gives at once. */
const PIXELS: MorselSize = { rows: 32, bytes: PLAIN.bytes };
/** A model takes milliseconds for each: enough rows for all workers. */
const TEXTS: MorselSize = { rows: 128, bytes: PLAIN.bytes };
/** The more rows are grouped at once, the fewer states there are to merge in one thread. */
const GROUPED: MorselSize = { rows: 262_144, bytes: 2 * PLAIN.bytes };
/** Each row is compared with a whole table. */
const COMPARED: MorselSize = { rows: 4096, bytes: PLAIN.bytes };

/** Nobody knows what a user's function costs: enough rows for all workers, whole batches if it takes such. */
const CALLED_ROWS = 8192;
const calledSize = (batchSize: number | null): MorselSize => ({
  rows: batchSize === null ? CALLED_ROWS : batchSize * Math.max(1, Math.floor(CALLED_ROWS / batchSize)),
  bytes: PLAIN.bytes,
});

/** The size of a pipeline's morsels, from its operators alone: never from workers or timing. */
export function morselSize(operators: readonly Operator[]): MorselSize {
  if (operators.some((operator) => operator.kind === 'download')) return DOWNLOADS;
  const stages = operators.filter((operator) => operator.kind === 'imageStage');
  if (stages.length > 0) return stages.every(({ node }) => node.decode === null) ? PIXELS : PICTURES;
  if (operators.some(({ kind }) => kind === 'textModel')) return TEXTS;
  const udf = operators.find((operator) => operator.kind === 'udf');
  if (udf !== undefined) return calledSize(udf.node.options.batchSize);
  if (operators.some((operator) => operator.kind === 'similarityJoin')) return COMPARED;
  if (operators.at(-1)?.kind === 'partialAggregate') return GROUPED;
  return PLAIN;
}

const pick = (rows: Batch, wanted: Schema): Batch =>
  batch(
    wanted,
    wanted.fields.map((field) => columnOf(rows, field.name)),
    rows.length,
  );

/** Cuts a batch into pieces that are views of it: whoever sends one elsewhere copies it. */
export function* cutBatch(rows: Batch, size: MorselSize, firstRow: number | null): Generator<MorselOf> {
  const perRow = viewSize(rows.columns) / Math.max(1, rows.length);
  const step = Math.max(1, Math.min(size.rows, Math.floor(size.bytes / Math.max(1, perRow))));
  for (let start = 0; start < rows.length; start += step) {
    const piece = sliceBatch(rows, start, Math.min(start + step, rows.length));
    yield {
      morsel: { kind: 'batch', batch: piece },
      firstRow: firstRow === null ? null : firstRow + start,
      rows: piece.length,
      bytes: viewSize(piece.columns),
    };
  }
}

/** Half-open row range still wanted of a source with a limit pushed into it. */
class Window {
  #skip: number;
  #left: number;

  constructor(offset: number, limit: number) {
    this.#skip = offset;
    this.#left = limit;
  }

  get done(): boolean {
    return this.#left <= 0;
  }

  /** The part of the next `rows` rows that is wanted. */
  next(rows: number): { start: number; end: number } {
    const start = Math.min(this.#skip, rows);
    this.#skip -= start;
    const end = Math.min(rows, start + this.#left);
    this.#left -= end - start;
    return { start, end };
  }
}

function* partitionMorsels(
  source: Extract<Registration, { kind: 'partitions' }>,
  wanted: Schema,
  size: MorselSize,
  window: Window,
): Generator<MorselOf> {
  let before = 0;
  for (const part of source.batches) {
    if (window.done) return;
    const { start, end } = window.next(part.length);
    if (end > start) yield* cutBatch(sliceBatch(pick(part, wanted), start, end), size, before + start);
    before += part.length;
  }
}

const numbers = (column: Column): number[] =>
  columnToValues(column).map((value) => (value === null ? 0 : Number(value)));

/** About what path, name, size, date and type of one file take. */
const LISTING_ROW_BYTES = 128;

function* fileMorsels(
  source: Extract<Registration, { kind: 'files' }>,
  wanted: Schema,
  size: MorselSize,
  window: Window,
): Generator<MorselOf> {
  const range = window.next(source.listing.length);
  const reads = wanted.fields.some((field) => field.name === 'bytes');
  const sizes = numbers(columnOf(source.listing, 'size'));
  const cost = (row: number): number => (reads ? sizes[row]! : LISTING_ROW_BYTES);
  let start = range.start;
  while (start < range.end) {
    let bytes = cost(start);
    let end = start + 1;
    while (end < range.end && end - start < size.rows && bytes + cost(end) <= size.bytes) bytes += cost(end++);
    yield {
      morsel: {
        kind: 'files',
        listing: compactBatch(sliceBatch(source.listing, start, end)),
        contents: reads ? source.contents.slice(start, end) : null,
        schema: wanted,
      },
      firstRow: start,
      rows: end - start,
      bytes,
    };
    start = end;
  }
}

async function* parquetMorsels(
  files: readonly FileRef[],
  wanted: Schema,
  size: MorselSize,
  window: Window,
  open: (file: FileRef) => Promise<ParquetReader>,
  mayMatch: (reader: ParquetReader, rowGroup: number) => boolean,
): AsyncGenerator<MorselOf> {
  let before = 0;
  for (const file of files) {
    if (window.done) return;
    const reader = await open(file);
    const share = wanted.fields.length / Math.max(1, reader.schema.fields.length);
    for (const [rowGroup, group] of reader.rowGroups.entries()) {
      if (window.done) return;
      const { start, end } = window.next(group.rows);
      const groupStart = before;
      before += group.rows;
      if (end === start || !mayMatch(reader, rowGroup)) continue;
      const perRow = Math.max(1, (group.bytes * share) / Math.max(1, group.rows));
      const step = Math.max(1, Math.min(size.rows, Math.floor(size.bytes / perRow)));
      for (let offset = start; offset < end; offset += step) {
        const limit = Math.min(step, end - offset);
        yield {
          morsel: { kind: 'parquet', file, rowGroup, offset, limit, schema: wanted },
          firstRow: groupStart + offset,
          rows: limit,
          bytes: Math.ceil(limit * perRow),
        };
      }
    }
  }
}

/**
 * Parts that a self join's rows are cut into, so that workers share them. Fewer where each starts by a look at all rows:
 * vectors are packed and measured anew, a device is sent them.
 */
const TABLE_MORSELS = { hashes: 64, vectors: 16, device: 8 } as const;
const SMALLEST_TABLE_MORSEL = 256;
const FEWEST_TABLE_MORSELS = 8;
/** Pairs of hashes that are worth a task of their own: some milliseconds, were all looked at. */
const PAIRS_PER_MORSEL = 2 ** 23;

/** The rows of a collected table that have a key, as ranges that the operator looks up. */
export async function* tableMorsels(search: TableSearch | null): AsyncGenerator<MorselOf> {
  if (search === null) return;
  const { count } = search.keys;
  const kind = search.method === 'all-pairs GPU' ? 'device' : search.index === null ? 'vectors' : 'hashes';
  const most = TABLE_MORSELS[kind];
  const worth = kind === 'hashes' ? (count * count) / 2 / PAIRS_PER_MORSEL : most;
  const parts = Math.min(most, Math.max(FEWEST_TABLE_MORSELS, worth));
  const step = Math.max(SMALLEST_TABLE_MORSEL, Math.ceil(count / parts));
  for (let start = 0; start < count; start += step) {
    const rows = Math.min(step, count - start);
    yield { morsel: { kind: 'rows', count: rows }, firstRow: start, rows, bytes: rows };
  }
}

/** The numbers of a range, from the `offset`-th, at most `limit` of them. */
export async function* rangeMorsels(
  { start, end, step }: { readonly start: number; readonly end: number; readonly step: number },
  size: MorselSize,
  offset: number,
  limit: number,
): AsyncGenerator<MorselOf> {
  const total = Math.max(0, Math.ceil((end - start) / step));
  const last = Math.min(total, offset + limit);
  for (let row = offset; row < last; row += size.rows) {
    const count = Math.min(size.rows, last - row);
    yield {
      morsel: { kind: 'range', start: start + row * step, step, count },
      firstRow: row,
      rows: count,
      bytes: count * 8,
    };
  }
}

export interface MorselRequest {
  readonly registration: Registration;
  readonly schema: Schema;
  readonly size: MorselSize;
  readonly offset: number;
  readonly limit: number;
  readonly open: (file: FileRef) => Promise<ParquetReader>;
  readonly mayMatch: (reader: ParquetReader, rowGroup: number) => boolean;
}

/** The morsels of a source, in order. */
export async function* morselsOf(request: MorselRequest): AsyncGenerator<MorselOf> {
  const { registration, size } = request;
  const wanted = schema(request.schema.fields);
  const window = new Window(request.offset, request.limit);
  switch (registration.kind) {
    case 'partitions':
      yield* partitionMorsels(registration, wanted, size, window);
      return;
    case 'files':
      yield* fileMorsels(registration, wanted, size, window);
      return;
    case 'parquet':
      yield* parquetMorsels(registration.files, wanted, size, window, request.open, request.mayMatch);
  }
}
