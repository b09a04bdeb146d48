import { IoError } from '@pixelframe/columnar';
import type { ByteSource } from '../sources/byte-source.ts';
import type { Footer, MovedChunk, Projection } from './footer-edit.ts';
import { extractRowGroup, fileEnd, MAGIC } from './footer-edit.ts';
import type { ParquetFooter } from './read-footer.ts';
import { guarded } from './read-footer.ts';
import type { Bytes } from './thrift.ts';
import { joinBytes } from './thrift.ts';

/** Chunks closer than this are fetched together: a request costs more than these bytes. */
const LARGEST_GAP = 64 * 1024;
const LARGEST_PAGE_HEADER = 100;
/** Requests at a time. */
const CONCURRENCY = 6;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A whole, small Parquet file with the schema of another and no rows. */
export const emptyExtract = (footer: Footer): Bytes => joinBytes([MAGIC, fileEnd(footer, [])]);

/**
 * A whole Parquet file, in memory, that has one row group of another and of that only some columns: the decoder can
 * then be a synchronous function that has all it needs. Fetches the chunks of those columns and nothing else.
 */
export async function fetchExtract(
  source: ByteSource,
  file: ParquetFooter,
  rowGroup: number,
  projection: Projection,
  signal: AbortSignal | undefined,
): Promise<Bytes> {
  const chunks = chunkRanges(source, file, rowGroup, projection.leaves);
  const requests = coalesce([...chunks.values()]);
  const moved = new Map<number, MovedChunk>();
  // Where each request's bytes go: one after the other, behind the magic bytes.
  let length = MAGIC.length;
  const places = requests.map((request) => {
    const to = length;
    length += request.end - request.start;
    return { request, to };
  });
  for (const [column, { start, end }] of chunks) {
    const { request, to } = places.find((place) => place.request.start <= start && end <= place.request.end)!;
    moved.set(column, { from: start, to: to + start - request.start, bytes: end - start });
  }
  const end = guarded(source.name, () =>
    fileEnd(projection.footer, [extractRowGroup(file.footer.rowGroups[rowGroup]!, moved)]),
  );
  const bytes = new Uint8Array(length + end.length);
  bytes.set(MAGIC);
  bytes.set(end, length);
  await inParallel(places, async ({ request, to }) => {
    bytes.set(await source.read(request.start, request.end, signal), to);
  });
  return bytes;
}

/** Leaf column -> its bytes in the file. A chunk starts with its dictionary page, where it has one. */
function chunkRanges(
  source: ByteSource,
  { metadata, size }: ParquetFooter,
  rowGroup: number,
  leaves: readonly number[],
): Map<number, Range> {
  const dataEnd = size - 8 - metadata.metadata_length;
  const forgotten = forgetsHeaders(metadata.created_by) ? LARGEST_PAGE_HEADER : 0;
  const ranges = new Map<number, Range>();
  for (const leaf of leaves) {
    const { meta_data: meta, file_path: elsewhere } = metadata.row_groups[rowGroup]!.columns[leaf] ?? {};
    if (meta === undefined) throw corrupt(source, `column ${leaf} has no metadata, or is encrypted`);
    const name = meta.path_in_schema.join('.');
    if (elsewhere !== undefined) throw corrupt(source, `column "${name}" is in another file, "${elsewhere}"`);
    const dictionary = Number(meta.dictionary_page_offset ?? 0);
    const data = Number(meta.data_page_offset);
    const start = dictionary > 0 && dictionary < data ? dictionary : data;
    const end = start + Number(meta.total_compressed_size);
    if (!(start >= 0 && start <= end && end <= size)) {
      throw corrupt(source, `column "${name}" is said to be at bytes ${start} to ${end}, the file has ${size}`);
    }
    ranges.set(leaf, { start, end: Math.max(end, Math.min(end + forgotten, dataEnd)) });
  }
  return ranges;
}

/**
 * parquet-mr before 1.2.9 left the header of the dictionary page out of a chunk's size (PARQUET-816). What is then read
 * too much does no harm: the values are counted.
 */
function forgetsHeaders(createdBy: string | undefined): boolean {
  if (createdBy === undefined || !createdBy.startsWith('parquet-mr')) return false;
  const [major = 0, minor = 0, patch = 0] = (/version (\d+)\.(\d+)\.(\d+)/.exec(createdBy) ?? []).slice(1).map(Number);
  return major < 1 || (major === 1 && (minor < 2 || (minor === 2 && patch < 9)));
}

function coalesce(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start - last.end <= LARGEST_GAP) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: Math.min(CONCURRENCY, items.length) }, worker));
}

const corrupt = (source: ByteSource, problem: string): IoError =>
  new IoError(`Cannot read ${source.name}: ${problem}.`, { file: source.name });
