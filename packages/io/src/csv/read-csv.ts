import type { Column, DataType } from '@pixelframe/columnar';
import { DataType as T, PlanError } from '@pixelframe/columnar';
import { Breather } from '../text/breather.ts';
import { sinkFor } from '../text/column-sink.ts';
import { loadText } from '../text/load-text.ts';
import type { TextFile, TextReadOptions, TextTable } from '../text/text-table.ts';
import { tableOf } from '../text/text-table.ts';
import { TypeGuess } from '../text/type-guess.ts';
import type { CsvFormat } from './csv-options.ts';
import { CsvScanner, MISSING } from './csv-scanner.ts';

const SCANNED_AT_ONCE = 512 * 1024;
const ROWS_AT_ONCE = 65_536;

interface ScannedFile {
  readonly name: string;
  readonly scanner: CsvScanner;
  /** Position in the file of each column of the table. */
  readonly places: readonly number[];
  /** Rows before the data: the header. */
  readonly skipped: number;
}

const decoder = new TextDecoder();

/** Reads CSV files into one table: one after the other, their columns put together by name. */
export async function readCsv(
  files: readonly TextFile[],
  format: CsvFormat,
  options: TextReadOptions,
): Promise<TextTable> {
  const breather = new Breather(options.signal);
  const scanned: ScannedFile[] = [];
  let names: readonly string[] | null = null;
  for (const { name, source } of files) {
    const scanner = new CsvScanner(await loadText(source, options), name, format);
    // A file of nothing has no columns to disagree about.
    if (!scanner.row()) continue;
    const own = namesOf(scanner, name, format, options);
    names ??= own;
    const places = placesOf(names, own, name, scanned[0]?.name);
    while (scanner.scan(SCANNED_AT_ONCE)) await breather.pause();
    options.hold(scanner.cells.data.byteLength);
    scanned.push({ name, scanner, places, skipped: format.hasHeaders ? 1 : 0 });
  }
  const byPosition = !options.inferSchema;
  const columns = names ?? options.types.map(({ name }) => name);
  const given = new Map(options.types.map(({ name, type }) => [name, type] as const));
  if (!byPosition) refuseUnknown(given, columns, files[0]!.name, format);
  const fields: { name: string; type: DataType }[] = [];
  for (const [i, name] of columns.entries()) {
    fields.push({ name, type: given.get(name) ?? (await typeOf(scanned, i, breather)) });
  }
  const tables: { name: string; rows: number; columns: Column[] }[] = [];
  for (const file of scanned) {
    const built: Column[] = [];
    for (const [i, { name, type }] of fields.entries()) built.push(await readColumn(file, i, name, type, breather));
    tables.push({ name: file.name, rows: file.scanner.rows - file.skipped, columns: built });
  }
  return tableOf(fields, tables, options.filePathColumn);
}

function namesOf(scanner: CsvScanner, file: string, format: CsvFormat, options: TextReadOptions): readonly string[] {
  if (!options.inferSchema) {
    if (options.types.length > scanner.width) {
      throw new PlanError(
        `readCsv: the schema has ${options.types.length} columns, but ${file} has ${scanner.width}.`,
        { file },
      );
    }
    return options.types.map(({ name }) => name);
  }
  if (!format.hasHeaders) return Array.from({ length: scanner.width }, (_, i) => `column_${i + 1}`);
  const { data } = scanner.cells;
  const names = Array.from({ length: scanner.width }, (_, i) =>
    decoder.decode(scanner.bytes.subarray(data[i * 2]!, data[i * 2 + 1]!)),
  );
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new PlanError(`readCsv: ${file} has the column "${twice}" twice.`, {
      file,
      column: twice,
      hint: 'Rename one in the file, or name the columns by position: { schema, inferSchema: false }.',
    });
  }
  return names;
}

/** Where a file has the table's columns. */
function placesOf(
  names: readonly string[],
  own: readonly string[],
  file: string,
  first: string | undefined,
): readonly number[] {
  const place = new Map(own.map((name, i) => [name, i] as const));
  if (own.length !== names.length || names.some((name) => !place.has(name))) {
    throw new PlanError(
      `readCsv: ${file} has columns ${own.join(', ')}, but ${first ?? 'the first file'} has ${names.join(', ')}.`,
      { file, hint: 'Read files of different columns separately.' },
    );
  }
  return names.map((name) => place.get(name)!);
}

function refuseUnknown(
  given: ReadonlyMap<string, DataType>,
  columns: readonly string[],
  file: string,
  format: CsvFormat,
): void {
  const unknown = [...given.keys()].find((name) => !columns.includes(name));
  if (unknown === undefined) return;
  throw new PlanError(
    `readCsv: the schema has a column "${unknown}", but ${file} has ${columns.join(', ') || 'none'}.`,
    {
      column: unknown,
      file,
      hint: format.hasHeaders
        ? 'With inferSchema: false the schema names the columns by position.'
        : 'Without headers, columns are column_1 and so on; with inferSchema: false the schema names them by position.',
    },
  );
}

/** The type of a column over all files. Files without rows leave it open, and so a String. */
async function typeOf(files: readonly ScannedFile[], column: number, breather: Breather): Promise<DataType> {
  const guess = new TypeGuess();
  let rows = 0;
  for (const { scanner, places, skipped } of files) {
    const { bytes, cells, width } = scanner;
    rows += scanner.rows - skipped;
    for (let row = skipped; row < scanner.rows && !guess.isText;) {
      const end = Math.min(scanner.rows, row + ROWS_AT_ONCE);
      for (; row < end && !guess.isText; row++) {
        const cell = (row * width + places[column]!) * 2;
        const cellEnd = cells.data[cell + 1]!;
        if (cellEnd !== MISSING) guess.field(bytes, cells.data[cell]!, cellEnd);
      }
      await breather.pause();
    }
  }
  return rows === 0 ? T.string() : guess.type();
}

async function readColumn(
  { scanner, places, skipped }: ScannedFile,
  column: number,
  name: string,
  type: DataType,
  breather: Breather,
): Promise<Column> {
  const { bytes, cells, width } = scanner;
  const { data } = cells;
  const isText = type.kind === 'string' || type.kind === 'binary';
  const rows = scanner.rows - skipped;
  const sink = sinkFor(type, rows, `readCsv: column "${name}"`);
  for (let row = 0; row < rows;) {
    const end = Math.min(rows, row + ROWS_AT_ONCE);
    for (; row < end; row++) {
      const cell = ((row + skipped) * width + places[column]!) * 2;
      const cellStart = data[cell]!;
      const cellEnd = data[cell + 1]!;
      if (cellEnd > cellStart || (isText && cellEnd !== MISSING)) sink.text(row, bytes, cellStart, cellEnd);
    }
    await breather.pause();
  }
  return sink.finish();
}
