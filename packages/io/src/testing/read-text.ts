import { batchToRows, concatBatches, describeSchema } from '@pixelframe/columnar';
import { bytesSource } from '../sources/memory-source.ts';
import type { TextFormat } from '../text/text-formats.ts';
import { readText } from '../text/text-formats.ts';
import type { TextReadOptions, TextTable } from '../text/text-table.ts';

export const CSV = {
  kind: 'csv',
  hasHeaders: true,
  delimiter: ',',
  quote: '"',
  doubleQuote: true,
  escapeChar: null,
  comment: null,
  allowVariableColumns: false,
} as const;
export const JSON_LINES = { kind: 'json', skipEmptyFiles: false } as const;

export type TextContent = string | Uint8Array;

/** The table of files named a.EXT, b.EXT and so on. */
export function readTable(
  content: TextContent | readonly TextContent[],
  format: TextFormat,
  options: Partial<TextReadOptions> = {},
): Promise<TextTable> {
  const contents = Array.isArray(content) ? (content as readonly TextContent[]) : [content as TextContent];
  const files = contents.map((one, i) => {
    const name = `${'abc'[i]}.${format.kind}`;
    return { name, source: bytesSource(typeof one === 'string' ? new TextEncoder().encode(one) : one, name) };
  });
  return readText(files, format, {
    signal: new AbortController().signal,
    room: () => 2 ** 30,
    hold: () => undefined,
    types: [],
    inferSchema: true,
    filePathColumn: null,
    ...options,
  });
}

/** The schema as text and every row. */
export async function read(
  content: TextContent | readonly TextContent[],
  format: TextFormat,
  options: Partial<TextReadOptions> = {},
): Promise<[string, Record<string, unknown>[]]> {
  const { schema, batches } = await readTable(content, format, options);
  return [describeSchema(schema), batchToRows(concatBatches(schema, batches))];
}

export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
