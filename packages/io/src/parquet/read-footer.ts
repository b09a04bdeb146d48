import { IoError } from '@pixelframe/columnar';
import type { FileMetaData } from 'hyparquet';
import { parquetMetadata } from 'hyparquet';
import type { ByteSource } from '../sources/byte-source.ts';
import type { Footer } from './footer-edit.ts';
import { parseFooter } from './footer-edit.ts';
import type { Bytes } from './thrift.ts';

/** Read first: holds the footer of nearly every file. */
const TAIL_BYTES = 64 * 1024;
/** Larger footers than any real file has would only fill the memory. */
const LARGEST_FOOTER = 512 * 1024 * 1024;

export interface ParquetFooter {
  readonly size: number;
  readonly metadata: FileMetaData;
  readonly footer: Footer;
}

/** Instants of statistics, all in nanoseconds so that they compare whatever the file's unit. */
const parsers = {
  timestampFromMilliseconds: (n: bigint): bigint => n * 1_000_000n,
  timestampFromMicroseconds: (n: bigint): bigint => n * 1000n,
  timestampFromNanoseconds: (n: bigint): bigint => n,
  dateFromDays: (n: number): number => n,
};

export async function readFooter(source: ByteSource, signal: AbortSignal | undefined): Promise<ParquetFooter> {
  const size = await source.size(signal);
  if (size < 12) throw notParquet(source, `it has ${size} bytes`);
  const tailStart = Math.max(0, size - TAIL_BYTES);
  const tail = await source.read(tailStart, size, signal);
  const magic = String.fromCharCode(...tail.subarray(-4));
  if (magic === 'PARE') throw notParquet(source, 'its footer is encrypted, which is not supported');
  if (magic !== 'PAR1') throw notParquet(source, 'it does not end with "PAR1"');
  const length = new DataView(tail.buffer, tail.byteOffset + tail.length - 8).getUint32(0, true);
  const start = size - 8 - length;
  if (start < 4 || length > LARGEST_FOOTER) {
    throw notParquet(source, `its footer is said to have ${length} bytes, the file has ${size}`);
  }
  let bytes: Bytes = tail.subarray(Math.max(0, start - tailStart));
  if (start < tailStart) {
    bytes = new Uint8Array(length + 8);
    bytes.set(await source.read(start, tailStart, signal));
    bytes.set(tail, tailStart - start);
  }
  return guarded(source.name, () => {
    const metadata = parquetMetadata(bytes, { parsers, geoparquet: false });
    const footer = parseFooter(bytes.subarray(0, length));
    checkCounts(metadata, footer);
    return { size, metadata, footer };
  });
}

/** Runs what takes the footer's word for things: whatever it throws, the file is corrupt. */
export function guarded<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new IoError(`Cannot read ${name}: its Parquet footer is corrupt (${problem}).`, { file: name, cause });
  }
}

/** Counts become array lengths later on: they must be numbers, and agree. */
function checkCounts(metadata: FileMetaData, footer: Footer): void {
  const groups = metadata.row_groups;
  if (groups.length !== footer.rowGroups.length) throw new RangeError('the row groups cannot be told apart');
  for (const { num_rows, columns } of groups) {
    const rows = Number(num_rows);
    if (!Number.isSafeInteger(rows) || rows < 0 || rows > 2 ** 31 - 1) {
      throw new RangeError(`a row group of ${String(num_rows)} rows`);
    }
    // Declared to be there always, but as absent as any field of a damaged footer.
    if (columns.some(({ meta_data: meta }) => meta !== undefined && !Array.isArray(meta.path_in_schema))) {
      throw new RangeError('a column without a name');
    }
    if (columns.length !== groups[0]!.columns.length) throw new RangeError('row groups with different columns');
  }
}

const notParquet = (source: ByteSource, problem: string): IoError =>
  new IoError(`Cannot read ${source.name} as Parquet: ${problem}.`, { file: source.name });
