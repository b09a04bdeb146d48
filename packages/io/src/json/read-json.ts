import type { Column, DataType } from '@pixelframe/columnar';
import { IoError } from '@pixelframe/columnar';
import { Breather } from '../text/breather.ts';
import { loadText } from '../text/load-text.ts';
import type { TextFile, TextReadOptions, TextTable } from '../text/text-table.ts';
import { tableOf } from '../text/text-table.ts';
import { JsonScanner } from './json-scanner.ts';
import { membersOf, typeOfShapes } from './json-type.ts';
import { columnOfShape } from './shape-column.ts';

export interface JsonReadOptions extends TextReadOptions {
  /** Files of nothing give no rows; else, without a schema, they are an error. */
  readonly skipEmptyFiles: boolean;
}

const SCANNED_AT_ONCE = 512 * 1024;

/** Reads files of JSON Lines, or of one array of objects each, into one table with every member that any object has. */
export async function readJson(files: readonly TextFile[], options: JsonReadOptions): Promise<TextTable> {
  const breather = new Breather(options.signal);
  const { types, inferSchema, skipEmptyFiles } = options;
  const scanned: { name: string; scanner: JsonScanner }[] = [];
  for (const { name, source } of files) {
    const scanner = new JsonScanner(await loadText(source, options), name);
    while (scanner.scan(SCANNED_AT_ONCE)) await breather.pause();
    options.hold(scanner.root.byteSize());
    if (!scanner.isEmpty) scanned.push({ name, scanner });
    else if (!skipEmptyFiles && types.length === 0) {
      throw new IoError(`${name} is empty: there is no JSON in it.`, {
        file: name,
        hint: 'Give a schema, or set skipEmptyFiles: true where other files have rows.',
      });
    }
  }
  const fields: { name: string; type: DataType }[] = [];
  const given = new Map(types.map(({ name, type }) => [name, type] as const));
  if (inferSchema) {
    for (const [name, shapes] of membersOf(scanned.map(({ scanner }) => scanner.root))) {
      fields.push({ name, type: given.get(name) ?? typeOfShapes(shapes) });
      given.delete(name);
      await breather.pause();
    }
  }
  for (const [name, type] of given) fields.push({ name, type });
  const tables: { name: string; rows: number; columns: Column[] }[] = [];
  for (const { name, scanner } of scanned) {
    const columns: Column[] = [];
    for (const field of fields) {
      const shape = scanner.root.member(field.name)?.shape;
      columns.push(columnOfShape(shape, field.type, scanner.rows, `readJson: column "${field.name}"`));
      await breather.pause();
    }
    tables.push({ name, rows: scanner.rows, columns });
  }
  return tableOf(fields, tables, options.filePathColumn);
}
