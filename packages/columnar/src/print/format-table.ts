import type { Batch } from '../column.ts';
import { typeName } from '../data-type.ts';
import type { Schema } from '../schema.ts';
import type { CellLines } from './arrange-columns.ts';
import { arrangeColumns } from './arrange-columns.ts';
import { formatValue } from './format-value.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

export interface TableOptions {
  /** Rows printed: the first of the batch, for the footer too. */
  readonly shown: number;
  /** Rows there are; null when that is not known. */
  readonly total: number | null;
  /** Cells of the terminal; 120 by default, as Daft without a terminal. */
  readonly width?: number;
  /** Columns before the middle ones are hidden; by default one for each 18 cells of width, less one. */
  readonly maxColumns?: number;
  /** false: there is nothing to print yet but the header. By default: whether there is a batch. */
  readonly materialized?: boolean;
}

/** Daft cuts values off at 32 bytes less those of the ellipsis, but counts characters. */
const MAX_VALUE_CHARS = 29;
const COLUMN_CELLS = 18;

function truncate(text: string): string {
  if (text.length <= MAX_VALUE_CHARS) return text;
  // Only so far: a cell may hold megabytes of text.
  const chars = Array.from(text.slice(0, 2 * MAX_VALUE_CHARS + 2));
  return chars.length <= MAX_VALUE_CHARS ? text : `${chars.slice(0, MAX_VALUE_CHARS).join('')}…`;
}

/** A grid of cells, header first, each cell its lines. */
interface Grid {
  readonly rows: readonly (readonly (readonly string[])[])[];
  /** Column of the `…` that stands for hidden ones, or -1. */
  readonly hiddenAt: number;
}

function gridOf(schema: Schema, batch: Batch | null, { shown, width = 120, maxColumns }: TableOptions): Grid {
  const most = Math.max(maxColumns ?? Math.ceil(width / COLUMN_CELLS) - 1, 1);
  const count = schema.fields.length;
  const head = count > most ? Math.ceil(most / 2) : count;
  const tail = count > most ? Math.floor(most / 2) : 0;
  const visible = [...Array(count).keys()].filter((i) => i < head || i >= count - tail);
  const hiddenAt = count > most ? head : -1;
  const header = visible.map((i) => {
    const field = schema.fields[i]!;
    return [...field.name.split('\n'), '---', typeName(field.type)];
  });
  const rows = [header];
  for (let row = 0; row < Math.min(shown, batch?.length ?? 0); row++) {
    rows.push(visible.map((i) => truncate(formatValue(batch!.columns[i]!, row)).split('\n')));
  }
  if (hiddenAt >= 0)
    rows.forEach((row, i) => row.splice(hiddenAt, 0, i > 0 ? ['…'] : ['…', '', `(${count - head - tail} hidden)`]));
  return { rows, hiddenAt };
}

/**
 * The table and footer that Daft's `show()` prints, without a line end after it. `batch` holds the rows from the
 * first on; null prints the header alone.
 */
export function formatTable(schema: Schema, batch: Batch | null, options: TableOptions): string {
  if (schema.fields.length === 0) return '(No data to display: Dataframe has no columns)';
  const materialized = batch !== null && options.materialized !== false;
  const grid = gridOf(schema, materialized ? batch : null, options);
  const columns: CellLines[] = grid.rows[0]!.map((_, i) => grid.rows.map((row) => row[i]!));
  const widths = arrangeColumns(columns, options.width ?? 120);
  const bodies = grid.rows.map((row, i) => rowLines(row, widths, i === 0 ? grid.hiddenAt : -1));
  const rule = (left: string, fill: string, join: string, right: string): string =>
    left + widths.map((width) => fill.repeat(width + 2)).join(join) + right;
  const lines = [
    rule('╭', '─', '┬', '╮'),
    ...bodies[0]!,
    ...(materialized ? [rule('╞', '═', '╪', '╡')] : []),
    ...bodies.slice(1).flatMap((body, i) => (i === 0 ? body : [rule('├', '╌', '┼', '┤'), ...body])),
    rule('╰', '─', '┴', '╯'),
    '',
    footer(materialized, bodies.length - 1, options.total),
  ];
  return lines.join('\n');
}

function rowLines(cells: CellLines, widths: readonly number[], centered: number): string[] {
  const wrapped = cells.map((lines, i) => lines.flatMap((line) => wrapText(line, widths[i]!)));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) => {
    const parts = wrapped.map((lines, i) => {
      const text = lines[row] ?? '';
      const free = Math.max(widths[i]! - textWidth(text), 0);
      const before = i === centered && text !== '' ? Math.ceil(free / 2) : 0;
      return ` ${' '.repeat(before)}${text}${' '.repeat(free - before)} `;
    });
    return `│${parts.join('┆')}│`;
  });
}

function footer(materialized: boolean, shown: number, total: number | null): string {
  if (!materialized) {
    return '(No data to display: Dataframe not materialized, use .collect() to materialize)';
  }
  if (shown === 0) return '(No data to display: Materialized dataframe has no rows)';
  return total === null ? `(Showing first ${shown} rows)` : `(Showing first ${shown} of ${total} rows)`;
}
